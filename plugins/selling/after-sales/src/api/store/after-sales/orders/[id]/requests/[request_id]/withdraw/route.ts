import { findRequest, stepRequest } from '../../../../../../../../staff'
import { answering } from '../../../../../../../answer'
import { ownOrder } from '../../../../../../../buyer'

/** The buyer keeps the goods after all. */
export const POST = answering(async (request, response) => {
  const { order, actor } = await ownOrder(request)
  const wanted = { id: request.params.request_id ?? '', order_id: order.id }
  const found = await findRequest(request.scope, wanted)
  await stepRequest(request.scope, found, { version: found.version, to: 'withdrawn', actor })
  response.json({ request: await findRequest(request.scope, wanted) })
})
