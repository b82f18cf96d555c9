import { reply } from '@shanzhen/http/contract'
import { notPayable, orderNotFound, providerSilent } from '../../../../../../lib/refusal'
import { CHECKOUT } from '../../../../../../modules/checkout'
import { closeUnpaidOrder } from '../../../../../../pay/close-order'
import { answering } from '../../../../../answer'
import { ROUTES } from '../../../../../contract'

/** Staff end an unpaid order, so that its goods can be bought by others; money that is there already wins. */
export const POST = answering(async (request, response) => {
  const order_id = request.params.order_id ?? ''
  const [placement] = await request.scope.resolve(CHECKOUT).listPlacements({ order_id }, { take: 1 })
  if (!placement) throw orderNotFound()
  const outcome = await closeUnpaidOrder(request.scope, order_id, 'staff')
  if (outcome === 'paid') throw notPayable('paid')
  if (outcome === 'unknown') throw providerSilent()
  reply(response, ROUTES['POST /admin/checkout/holds/:order_id/release'], { released: order_id })
})
