import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import { MoveAffected, OpenRecallBody } from './admin/recalls/validators'

const PreviewQuery = z.object({ lot_id: z.string().optional(), code: z.string().optional() })

export const ROUTES = contract({
  'GET /admin/recalls': { zh: '召回，进行中的在前' },
  'POST /admin/recalls': { zh: '发起召回', body: OpenRecallBody, status: 201 },
  'GET /admin/recalls/preview': { zh: '召回这个批次会牵涉什么', query: PreviewQuery },
  'GET /admin/recalls/:id': { zh: '一次召回的报告' },
  'POST /admin/recalls/:id/affected/:row_id': { zh: '登记一行的处理结果', body: MoveAffected },
  'POST /admin/recalls/:id/close': { zh: '结束召回' },
  'GET /admin/recalls/:id/report': { zh: '可打印的召回报告', file: 'text/html' },
})
