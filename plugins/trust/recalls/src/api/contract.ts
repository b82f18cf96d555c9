import { contract } from '@shanzhen/http/contract'
import { word } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { MoveAffected, OpenRecallBody } from './admin/recalls/validators'

/** By its id, or by its code. */
const PreviewQuery = z.object({ lot_id: word, code: word })
export type PreviewQuery = z.infer<typeof PreviewQuery>
const begun = z.object({ recall: z.object({ id: z.string() }) })

export const ROUTES = contract({
  'GET /admin/recalls': { zh: '召回，进行中的在前', answer: wire.RecallPage },
  'POST /admin/recalls': { zh: '发起召回', body: OpenRecallBody, status: 201, answer: begun },
  'GET /admin/recalls/preview': { zh: '召回这个批次会牵涉什么', query: PreviewQuery, answer: wire.RecallPreview },
  'GET /admin/recalls/:id': { zh: '一次召回的报告', answer: z.object({ recall: wire.RecallView }) },
  'POST /admin/recalls/:id/affected/:row_id': {
    zh: '登记一行的处理结果',
    body: MoveAffected,
    /** `refund_fen` where the buyer is paid back, the new state elsewhere. */
    answer: z.object({
      row: wire.AffectedEntry.pick({ id: true, state: true, refund_fen: true }).partial({
        state: true,
        refund_fen: true,
      }),
    }),
  },
  'GET /admin/recalls/:id/affected/:row_id/refund': {
    zh: '这一行现在应退多少',
    answer: z.object({ refund: wire.RecallRefund }),
  },
  'POST /admin/recalls/:id/close': {
    zh: '结束召回',
    answer: z.object({ recall: z.object({ id: z.string(), state: z.literal('closed') }) }),
  },
  'GET /admin/recalls/:id/report': { zh: '可打印的召回报告', file: 'text/html' },
})
