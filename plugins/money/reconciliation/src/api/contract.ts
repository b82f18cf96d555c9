import { contract } from '@shanzhen/http/contract'
import { BillsQuery, DifferenceBody, FetchBody, TaskBody, TasksQuery } from './validators'

export const ROUTES = contract({
  'GET /admin/reconciliation/bills': { zh: '各渠道每天的账单', query: BillsQuery },
  'POST /admin/reconciliation/bills': { zh: '取一天的账单并对账', body: FetchBody },
  'GET /admin/reconciliation/bills/:id/differences': { zh: '一张账单的差异' },
  'GET /admin/reconciliation/bills/:id/file': { zh: '渠道给的账单原件', file: 'application/octet-stream' },
  'POST /admin/reconciliation/differences/:id/resolve': { zh: '对一条差异作出决定', body: DifferenceBody },
  'GET /admin/reconciliation/tasks': { zh: '要人处理的款项', query: TasksQuery },
  'POST /admin/reconciliation/tasks/:id/ask': { zh: '再问一次渠道' },
  'POST /admin/reconciliation/tasks/:id/resolve': { zh: '写明处理经过，关闭待办', body: TaskBody },
})
