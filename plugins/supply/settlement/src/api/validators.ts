import { z } from '@medusajs/framework/zod'
import { RequestBody, WISHES } from '@shanzhen/after-sales/wire'
import { word } from '@shanzhen/http/fields'
import { StatementState } from '../wire'

/** More lines, and statements of a shop, than there will be; what is larger no column of theirs holds. */
const MOST = 10_000_000
const take = z.coerce.number().int().min(1, '每页至少 1 条').max(200, '每页最多 200 条')
export const StatementsQuery = z.object({
  shop_id: word,
  state: z.preprocess((value) => value || undefined, StatementState.optional()),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type StatementsQuery = z.infer<typeof StatementsQuery>
export const OwnStatementsQuery = z.strictObject({
  take: take.default(20),
  before: z.coerce.number().int().min(1).max(MOST).optional(),
})
export type OwnStatementsQuery = z.infer<typeof OwnStatementsQuery>
export const LinesQuery = z.strictObject({
  take: take.default(100),
  after: z.coerce.number().int().min(0).max(MOST).default(0),
})
export type LinesQuery = z.infer<typeof LinesQuery>
export const FileQuery = z.strictObject({
  format: z.enum(['pdf', 'xlsx', 'json'], { error: '只有 pdf、xlsx 和 json' }).default('pdf'),
})
export type FileQuery = z.infer<typeof FileQuery>
export const CloseBody = z.strictObject({ shop_id: z.string({ error: '请选择小店' }).min(1, '请选择小店').max(64) })
export type CloseBody = z.infer<typeof CloseBody>

/** Nothing goes back for no reason: the shop's buyer asks the shop. */
const CLAIM_REASONS = ['damaged', 'spoiled', 'not_as_described', 'missing', 'not_received'] as const
export const ClaimBody = RequestBody.omit({ kind: true }).extend({
  reason: z.enum(CLAIM_REASONS, { error: '请选择原因' }),
  wish: z.enum(WISHES, { error: '请选择退款或补发' }).optional(),
})
export type ClaimBody = z.infer<typeof ClaimBody>

const words = (what: string) =>
  z
    .string({ error: `请填写${what}` })
    .trim()
    .min(2, `请填写${what}`)
    .max(500, `${what}不超过 500 字`)
export const RemarkBody = z.strictObject({
  /** The line it is about; null: the whole. */
  no: z.int({ error: '请选择对账单的一行' }).min(1, '请选择对账单的一行').max(MOST, '请选择对账单的一行').nullable(),
  reason: words('哪里不对'),
})
export type RemarkBody = z.infer<typeof RemarkBody>
export const AnswerBody = z.strictObject({ answer: words('答复') })
export type AnswerBody = z.infer<typeof AnswerBody>

export const AppealBody = z.strictObject({
  key: z
    .string({ error: '请选择要申诉的记录' })
    .regex(/^(?:lapsed|canceled|lost|floor):[\w:]{1,120}$/, '请选择要申诉的记录'),
  reason: words('申诉理由'),
})
export type AppealBody = z.infer<typeof AppealBody>
