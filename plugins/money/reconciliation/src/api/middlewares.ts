import { defineMiddlewares, type MiddlewareRoute } from '@medusajs/framework/http'
import { checkedBody, checkedQuery } from '@shanzhen/http/checked'
import { BillsQuery, DifferenceBody, FetchBody, TaskBody, TasksQuery } from './validators'

const at = (path: string, method: 'GET' | 'POST', check: ReturnType<typeof checkedBody>): MiddlewareRoute => ({
  matcher: `/admin/reconciliation${path}`,
  methods: [method],
  middlewares: [check],
})

export default defineMiddlewares({
  routes: [
    at('/bills', 'GET', checkedQuery(BillsQuery)),
    at('/bills', 'POST', checkedBody(FetchBody)),
    at('/differences/:id/resolve', 'POST', checkedBody(DifferenceBody)),
    at('/tasks', 'GET', checkedQuery(TasksQuery)),
    at('/tasks/:id/resolve', 'POST', checkedBody(TaskBody)),
  ],
})
