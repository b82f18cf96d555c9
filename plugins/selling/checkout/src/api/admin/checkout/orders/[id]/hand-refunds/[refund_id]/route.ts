import { reply } from '@shanzhen/http/contract'
import { giveBackByHand } from '../../../../../../../pay/by-hand/give-back'
import { staffView } from '../../../../../../../pay/by-hand/staff-view'
import { answering } from '../../../../../../answer'
import { ROUTES } from '../../../../../../contract'

/** A refund of money taken by hand was handed to its buyer. */
export const POST = answering(async (request, response) => {
  const { id, refund_id } = request.params
  await giveBackByHand(request.scope, id, refund_id)
  reply(response, ROUTES['POST /admin/checkout/orders/:id/hand-refunds/:refund_id'], {
    checkout: await staffView(request.scope, id),
  })
})
