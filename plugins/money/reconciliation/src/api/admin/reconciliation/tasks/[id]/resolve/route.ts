import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { RECONCILIATION } from '../../../../../../modules/reconciliation'
import { decideWorkflow } from '../../../../../../workflows/workflows/decide'
import type { DecisionBody } from '../../../../../validators'
import { Task } from '../../../../../../wire'
import { ROUTES } from '../../../../../contract'

/** Staff close a task with what they did about it, once. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const id = request.params.id ?? ''
  const decision = { ...(request.validatedBody as DecisionBody), decided_by: request.auth_context.actor_id }
  await decideWorkflow(request.scope).run({ input: { what: 'task', id, ...decision } })
  const now = await request.scope.resolve(RECONCILIATION).retrieveChannelTask(id)
  reply(response, ROUTES['POST /admin/reconciliation/tasks/:id/resolve'], { task: only(Task, now) })
}
