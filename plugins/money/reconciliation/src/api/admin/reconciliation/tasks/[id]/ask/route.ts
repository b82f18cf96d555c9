import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { connect } from '../../../../../../lib/channels'
import { only, reply } from '@shanzhen/http/contract'
import { RECONCILIATION } from '../../../../../../modules/reconciliation'
import { noTask } from '../../../../../../modules/reconciliation/errors'
import { keepTasksWorkflow } from '../../../../../../workflows/workflows/keep-tasks'
import { Task } from '../../../../../../wire'
import { ROUTES } from '../../../../../contract'

/** Asks the channel once more how it stands; a trouble that is over closes its task. */
export async function POST(request: MedusaRequest, response: MedusaResponse) {
  const service = request.scope.resolve(RECONCILIATION)
  const id = request.params.id ?? ''
  const [task] = await service.listChannelTasks({ id }, { take: 1 })
  if (!task) throw noTask()
  const { adapter } = connect(request.scope, task.channel)
  const input = { reference: task.reference }
  await request.scope.resolve(Modules.WORKFLOW_ENGINE).run(adapter.follow_workflow, { input })
  await keepTasksWorkflow(request.scope).run({ input: task.channel })
  const now = await service.retrieveChannelTask(id)
  reply(response, ROUTES['POST /admin/reconciliation/tasks/:id/ask'], { task: only(Task, now) })
}
