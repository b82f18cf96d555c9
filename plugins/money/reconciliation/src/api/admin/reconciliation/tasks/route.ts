import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { withNames } from '../../../../lib/deciders'
import { RECONCILIATION } from '../../../../modules/reconciliation'
import type { TasksQuery } from '../../../validators'

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
  response.json({ tasks: await withNames(request.scope, tasks), count, page, page_tasks: PAGE_TASKS })
}
