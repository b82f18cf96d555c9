import { readPhoto } from '../../../../../../photos'
import { answering, sendPhoto } from '../../../../../answer'

/** A photo, for staff. */
export const GET = answering(async (request, response) => {
  const { id = '', photo_id = '' } = request.params
  sendPhoto(response, await readPhoto(request.scope, { id: photo_id, after_sale_id: id }))
})
