/** What staff say about who bears a claim, and about a shop's rating. */
import { z } from '@medusajs/framework/zod'
import { CASE_BEARERS } from '../wire'

export const CasesQuery = z.object({
  decided: z.enum(['true', 'false'], { error: '只有已归责和未归责' }).optional(),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type CasesQuery = z.infer<typeof CasesQuery>
export const BearBody = z.strictObject({
  bearer: z.enum(CASE_BEARERS, { error: '请选择谁来承担' }),
  party: z.string({ error: '请选择承担方' }).trim().min(1, '请选择承担方').max(64, '承担方不对'),
  amount_fen: z.int({ error: '金额须为整数分' }).min(1, '金额须大于零').max(100_000_000, '金额太大，请核对'),
  note: z.string({ error: '请写明事由' }).trim().min(2, '请写明事由').max(150, '事由不超过 150 字'),
})
export type BearBody = z.infer<typeof BearBody>

export const PageQuery = z.object({ limit: z.string().optional(), offset: z.string().optional() })
export const AppealsQuery = z.object({
  answered: z.enum(['true', 'false'], { error: '只有待处理和已处理' }).optional(),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type AppealsQuery = z.infer<typeof AppealsQuery>
export const AppealAnswerBody = z.strictObject({
  lifted: z.boolean({ error: '请选择撤销扣分或维持' }),
  answer: z.string({ error: '请写答复' }).trim().min(2, '请写答复').max(500, '答复不超过 500 字'),
})
export type AppealAnswerBody = z.infer<typeof AppealAnswerBody>
