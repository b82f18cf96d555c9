import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { withNames } from '../../../../lib/deciders'
import { only, reply } from '@shanzhen/http/contract'
import { RECONCILIATION } from '../../../../modules/reconciliation'
import type { TasksQuery } from '../../../validators'
import { TaskRow } from '../../../../wire'
import { ROUTES } from '../../../contract'

const PAGE_TASKS = 50

/** What needs a person, the nearest deadline first. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { state, page } = request.validatedQuery as TasksQuery
  const [tasks, count] = await request.scope.resolve(RECONCILIATION).listAndCountChannelTasks(
    { state },
    {
      take: PAGE_TASKS,
      skip: (page - 1) * PAGE_TASKS,
      order: state === 'open' ? { due_at: 'ASC', created_at: 'ASC' } : { decided_at: 'DESC' },
    },
  )
  const named = await withNames(request.scope, tasks)
  reply(response, ROUTES['GET /admin/reconciliation/tasks'], {
    tasks: named.map((row) => only(TaskRow, row)),
    count,
    page,
    page_tasks: PAGE_TASKS,
  })
}
