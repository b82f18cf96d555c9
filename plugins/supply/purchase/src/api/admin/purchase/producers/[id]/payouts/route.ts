import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { payoutRows } from '@shanzhen/payouts/api/rows'
import { askPayout } from '@shanzhen/payouts/ask'
import { PURCHASE } from '../../../../../../modules/purchase'
import { ROUTES } from '../../../../../contract'
import type { AskPayout } from '../../../../../validators'

/** Out of what is owed from this commit on; two people look at it before it leaves. @throws NOT_ALLOWED (own, no account), CONFLICT */
export const POST = tellingConflicts<AskPayout>(async (request, response) => {
  const [asked_by, payee_id] = [actorOf(request), request.params.id ?? '']
  await request.scope.resolve(PURCHASE).assertNotOwn(request.scope, payee_id, asked_by)
  const { amount_fen } = request.validatedBody
  const wish = { payee_type: 'producer', payee_id, out_of: 'producer_payable', amount_fen, asked_by }
  const asked = await askPayout(request.scope, wish)
  const [payout] = await payoutRows(request.scope, [asked], asked_by)
  reply(response, ROUTES['POST /admin/purchase/producers/:id/payouts'], { payout })
})
