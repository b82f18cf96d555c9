import { readPhoto } from '../../../../../../../photos'
import { answering, sendPhoto } from '../../../../../../answer'
import { ownOrder } from '../../../../../../buyer'

/** A photo, for its buyer. */
export const GET = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  sendPhoto(response, await readPhoto(request.scope, { id: request.params.photo_id ?? '', order_id: order.id }))
})
