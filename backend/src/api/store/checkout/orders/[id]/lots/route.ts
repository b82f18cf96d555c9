import { answering } from '@shanzhen/checkout/api/answer'
import { readerOf } from '@shanzhen/checkout/api/buyer'
import { assertReader } from '@shanzhen/checkout/view/read-order'
import { outgoingState } from '@shanzhen/lots/outgoing/read-outgoing'
import { readOrderLots } from '@shanzhen/trace/order-lots'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../contract'

/**
 * The lots an order's goods came from and whether an inspection keeps the rest here, for those who may see the order;
 * checkout itself knows nothing of lots.
 */
export const GET = answering(async (request, response) => {
  const { id } = request.params
  await assertReader(request.scope, id, readerOf(request))
  const [lots, outgoing] = await Promise.all([readOrderLots(request.scope, id), outgoingState(request.scope, id)])
  reply(response, ROUTES['GET /store/checkout/orders/:id/lots'], { lots, outgoing })
})
