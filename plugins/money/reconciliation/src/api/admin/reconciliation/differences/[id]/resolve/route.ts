import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { RECONCILIATION } from '../../../../../../modules/reconciliation'
import { decideWorkflow } from '../../../../../../workflows/workflows/decide'
import type { DecisionBody } from '../../../../../validators'
import { Difference } from '../../../../../../wire'
import { ROUTES } from '../../../../../contract'

/** Staff decide about a difference, once. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const id = request.params.id ?? ''
  const decision = { ...(request.validatedBody as DecisionBody), decided_by: request.auth_context.actor_id }
  await decideWorkflow(request.scope).run({ input: { what: 'difference', id, ...decision } })
  const difference = await request.scope.resolve(RECONCILIATION).retrieveBillDifference(id)
  reply(response, ROUTES['POST /admin/reconciliation/differences/:id/resolve'], {
    difference: only(Difference, difference),
  })
}
