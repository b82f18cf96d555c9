import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { stopTransfer } from '../../../../../transfers/stop'
import { ROUTES } from '../../../../contract'
import { payoutRows } from '../../../../rows'

/** @throws NOT_FOUND, NOT_ALLOWED (own), CONFLICT (over, or the channel does not stop it) */
export const POST = tellingConflicts<unknown>(async (request, response) => {
  const by = actorOf(request)
  const stopped = await stopTransfer(request.scope, request.params.id ?? '', by)
  const [payout] = await payoutRows(request.scope, [stopped], by)
  reply(response, ROUTES['POST /admin/payouts/:id/stop'], { payout })
})
