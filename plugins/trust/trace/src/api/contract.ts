import { contract } from '@shanzhen/http/contract'
import { word } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import { LOT_STATES, OwnLotFile, OwnLotsPage } from '@shanzhen/lots/wire'
import { LabelLot, StaffBatch, StaffBatchPage, Tally, TraceAnswer, TraceCounts } from '../wire'
import {
  BatchesQuery,
  CreateTraceCodes,
  LabelLotsQuery,
  LabelsQuery,
  VoidTraceCodes,
} from './admin/trace-codes/validators'

/** An unknown state or page is as none. */
const OwnLotsQuery = z.object({
  state: word.transform((state) => LOT_STATES.find((known) => known === state)),
  page: word.transform((page) => Math.max(1, Math.min(10_000, Math.trunc(Number(page)) || 1))),
})
export type OwnLotsQuery = z.infer<typeof OwnLotsQuery>
const trace = z.object({ trace: TraceAnswer })
const HISTORY = 'application/ld+json'

export const STAFF_ROUTES = contract({
  'GET /admin/lots/:id/epcis': { zh: '一个批次的全部经历（EPCIS）', file: HISTORY },
  'GET /admin/trace-codes': { zh: '追溯码批次', query: BatchesQuery, answer: StaffBatchPage },
  'POST /admin/trace-codes': {
    zh: '生成追溯码',
    body: CreateTraceCodes,
    status: 201,
    answer: z.object({ batch: StaffBatch }),
  },
  'GET /admin/trace-codes/:id': {
    zh: '一批追溯码与扫码情况',
    answer: z.object({ batch: StaffBatch, tally: Tally }),
  },
  'POST /admin/trace-codes/:id/codes/:code/void': {
    zh: '作废一枚追溯码',
    body: VoidTraceCodes,
    answer: z.object({ id: z.string(), code: z.string() }),
  },
  'GET /admin/trace-codes/:id/labels': { zh: '打印标签', query: LabelsQuery, file: 'application/pdf' },
  'POST /admin/trace-codes/:id/void': {
    zh: '作废一批追溯码',
    body: VoidTraceCodes,
    answer: z.object({ id: z.string() }),
  },
  'GET /admin/trace-codes/lots': {
    zh: '可以打标签的批次',
    query: LabelLotsQuery,
    answer: z.object({ lots: z.array(LabelLot) }),
  },
})

export const ROUTES = contract(
  {
    'GET /producers/me/lots': { zh: '生产者自己的批次', query: OwnLotsQuery, answer: OwnLotsPage },
    'GET /producers/me/lots/:id': { zh: '生产者自己的一个批次', answer: z.object({ lot: OwnLotFile }) },
    'GET /store/trace/01/:gtin/10/:lot': { zh: '按 GS1 链接查一个批次', answer: trace },
    'GET /store/trace/01/:gtin/10/:lot/21/:serial': { zh: '按 GS1 链接查一袋货', answer: trace },
    'GET /store/trace/01/:gtin/10/:lot/epcis': { zh: '按 GS1 链接导出批次经历（EPCIS）', file: HISTORY },
    'GET /store/trace/:code': { zh: '按追溯码查一袋货', answer: trace },
    'GET /store/trace/:code/epcis': { zh: '这袋货的批次经历（EPCIS）', file: HISTORY },
    'POST /store/trace/:code/scan': { zh: '记一次查看，每人每天一次', answer: TraceCounts },
  },
  { Trace: TraceAnswer, OwnLotFile },
)
