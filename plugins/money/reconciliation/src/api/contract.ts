import { Attachments, NewAttachment } from '@shanzhen/attachments/wire'
import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { BillsQuery, DifferenceBody, FetchBody, TaskBody, TasksQuery } from './validators'

const task = z.object({ task: wire.Task })

export const ROUTES = contract({
  'GET /admin/reconciliation/bills': { zh: '各渠道每天的账单', query: BillsQuery, answer: wire.BillPage },
  'POST /admin/reconciliation/bills': {
    zh: '取一天的账单并对账',
    body: FetchBody,
    answer: z.object({ bill: wire.BillRow }),
  },
  'GET /admin/reconciliation/bills/:id/differences': {
    zh: '一张账单的差异',
    answer: z.object({ differences: z.array(wire.DifferenceRow) }),
  },
  'GET /admin/reconciliation/bills/:id/file': { zh: '渠道给的账单原件', file: 'application/octet-stream' },
  'GET /admin/reconciliation/differences/:id/files': { zh: '一条差异的附件', answer: Attachments },
  'POST /admin/reconciliation/differences/:id/files': {
    zh: '给差异附照片或 PDF（base64），只增不改',
    body: NewAttachment,
    status: 201,
    answer: Attachments,
  },
  'GET /admin/reconciliation/differences/:id/files/:file_id': {
    zh: '差异的一个附件',
    file: 'application/octet-stream',
  },
  'POST /admin/reconciliation/differences/:id/resolve': {
    zh: '对一条差异作出决定',
    body: DifferenceBody,
    answer: z.object({ difference: wire.Difference }),
  },
  'GET /admin/reconciliation/tasks': { zh: '要人处理的款项', query: TasksQuery, answer: wire.TaskPage },
  'POST /admin/reconciliation/tasks/:id/ask': { zh: '再问一次渠道', answer: task },
  'POST /admin/reconciliation/tasks/:id/resolve': { zh: '写明处理经过，关闭待办', body: TaskBody, answer: task },
})
