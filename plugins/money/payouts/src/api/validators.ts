import { z } from '@medusajs/framework/zod'
import { word } from '@shanzhen/http/fields'
import { PAYOUT_STATES } from '../wire'

export const PayoutsQuery = z.object({
  state: z.preprocess((value) => value || undefined, z.enum(PAYOUT_STATES, { error: '没有这种状态' }).optional()),
  batch_id: word,
  q: word.transform((typed) => typed?.normalize('NFKC').trim().slice(0, 60) || undefined),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type PayoutsQuery = z.infer<typeof PayoutsQuery>

const reason = z.string({ error: '请写明原因' }).trim().min(2, '请写明原因').max(200, '原因不超过 200 字')
const reference = z
  .string({ error: '请填写银行流水号' })
  .trim()
  .min(4, '请填写银行流水号')
  .max(64, '银行流水号不超过 64 位')

export const RefuseBody = z.strictObject({ reason })
export type RefuseBody = z.infer<typeof RefuseBody>

export const ResultBody = z.discriminatedUnion(
  'result',
  [
    z.strictObject({ result: z.literal('paid'), reference }),
    z.strictObject({ result: z.literal('failed'), reason }),
    z.strictObject({ result: z.literal('returned'), reason }),
  ],
  { error: '请选择结果：已到账、未成功或被退回' },
)
export type ResultBody = z.infer<typeof ResultBody>

export const ResultsBody = z.strictObject({
  /** base64 of a workbook or a CSV */
  content: z.string({ error: '请选择文件' }).min(1, '请选择文件'),
})
export type ResultsBody = z.infer<typeof ResultsBody>
