import { answering } from '@shanzhen/checkout/api/answer'
import { readerOf } from '@shanzhen/checkout/api/buyer'
import { assertReader } from '@shanzhen/checkout/view/read-order'
import { readOrderLots } from '@shanzhen/traceability/shipments/order-lots'

/** The lots an order's goods came from, for those who may see the order; checkout itself knows nothing of lots. */
export const GET = answering(async (request, response) => {
  const { id } = request.params
  await assertReader(request.scope, id, readerOf(request))
  response.json({ lots: await readOrderLots(request.scope, id) })
})
