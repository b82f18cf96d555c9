import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { cancelPayout } from '@shanzhen/payouts/ask'
import { ownDistributor } from '@shanzhen/distribution/own'
import { withdrawalView } from '../../../../../../../view/withdrawals'
import { ROUTES } from '../../../../../../contract'

export const POST = tellingConflicts(async (request, response) => {
  const by = actorOf(request)
  const { id: payee_id } = await ownDistributor(request.scope, by)
  const { id } = await withdrawalView(request.scope, payee_id, request.params.id ?? '')
  await cancelPayout(request.scope, { id, payee_type: 'distributor', payee_id, by })
  const withdrawal = await withdrawalView(request.scope, payee_id, id)
  reply(response, ROUTES['POST /store/distribution/me/withdrawals/:id/cancel'], { withdrawal })
})
