import { reply } from '@shanzhen/http/contract'
import { notPayable, providerSilent } from '../../../../../../lib/refusal'
import { cancelPaidOrder } from '../../../../../../pay/cancel-paid'
import { closeUnpaidOrder } from '../../../../../../pay/close-order'
import { cancelRefund } from '../../../../../../pay/owing'
import { assertReader, viewOrder } from '../../../../../../view/read-order'
import { answering, parse } from '../../../../../answer'
import { readerOf } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'

/** The buyer changes their mind: before paying, or with a reason before anything of the order has left. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  await assertReader(request.scope, id, readerOf(request))
  const { reason } = parse(ROUTES['POST /store/checkout/orders/:id/cancel'].body, request.body ?? {})
  const outcome = await closeUnpaidOrder(request.scope, id, 'buyer')
  if (outcome === 'paid' && !reason) throw notPayable('paid')
  if (outcome === 'paid' && reason) await cancelPaidOrder(request.scope, id, reason)
  if (outcome === 'unknown') throw providerSilent()
  const refund = await cancelRefund(request.scope, id)
  reply(response, ROUTES['POST /store/checkout/orders/:id/cancel'], {
    order: await viewOrder(request.scope, id),
    refund,
  })
})
