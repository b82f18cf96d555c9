import { findRequest, stepRequest } from '../../../../../../../../staff'
import { answering } from '../../../../../../../answer'
import { ownOrder } from '../../../../../../../buyer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../../../contract'

/** The buyer keeps the goods after all. */
export const POST = answering(async (request, response) => {
  const { order, actor } = await ownOrder(request)
  const wanted = { id: request.params.request_id ?? '', order_id: order.id }
  const found = await findRequest(request.scope, wanted)
  await stepRequest(request.scope, found, { version: found.version, to: 'withdrawn', actor })
  reply(response, ROUTES['POST /store/after-sales/orders/:id/requests/:request_id/withdraw'], {
    request: await findRequest(request.scope, wanted),
  })
})
