import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { PAYOUTS } from '../../../../../modules/payouts'
import { notByChannel } from '../../../../../modules/payouts/errors'
import { followTransfer } from '../../../../../transfers/follow'
import { ROUTES } from '../../../../contract'
import { payoutRows } from '../../../../rows'

/** The channel is asked now. @throws NOT_FOUND, CONFLICT: nothing is on its way by a channel */
export const POST = tellingConflicts<unknown>(async (request, response) => {
  const payouts = request.scope.resolve(PAYOUTS)
  const { id, state, channel } = await payouts.find(request.params.id ?? '')
  if (channel === 'bank' || state !== 'sent') throw notByChannel()
  await followTransfer(request.scope, id)
  const [payout] = await payoutRows(request.scope, [await payouts.find(id)], actorOf(request))
  reply(response, ROUTES['POST /admin/payouts/:id/ask'], { payout })
})
