import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { PURCHASE } from '../../../../../../../modules/purchase'
import { ROUTES } from '../../../../../../contract'
import type { DecideAccount } from '../../../../../../validators'

/** @throws NOT_ALLOWED (who entered it, own producer, no phone proved), CONFLICT: decided before */
export const POST = tellingConflicts<DecideAccount>(async (request, response) => {
  const [purchase, decided_by, id] = [request.scope.resolve(PURCHASE), actorOf(request), request.params.id ?? '']
  const { account_id, verdict, reason } = request.validatedBody
  await purchase.assertNotOwn(request.scope, id, decided_by)
  await purchase.decideAccount(id, account_id, { verdict, decided_by, reason: reason || null })
  reply(response, ROUTES['POST /admin/purchase/producers/:id/account/verdict'], { account_id })
})
