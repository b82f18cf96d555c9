import { readOrder } from '../../../../../view/read-order'
import { answering } from '../../../../answer'
import { readerOf } from '../../../../buyer'

/** One order, for its customer or the holder of its link. */
export const GET = answering(async (request, response) => {
  response.json({ order: await readOrder(request.scope, request.params.id, readerOf(request)) })
})
