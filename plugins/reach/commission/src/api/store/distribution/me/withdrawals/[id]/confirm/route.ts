import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { confirmationOf } from '@shanzhen/payouts/transfers/confirm'
import { ownDistributor } from '@shanzhen/distribution/own'
import { withdrawalView } from '../../../../../../../view/withdrawals'
import { ROUTES } from '../../../../../../contract'

export const POST = tellingConflicts(async (request, response) => {
  const { id: payee_id } = await ownDistributor(request.scope, actorOf(request))
  const { id } = await withdrawalView(request.scope, payee_id, request.params.id ?? '')
  const confirmation = await confirmationOf(request.scope, { id, payee_type: 'distributor', payee_id })
  reply(response, ROUTES['POST /store/distribution/me/withdrawals/:id/confirm'], confirmation)
})
