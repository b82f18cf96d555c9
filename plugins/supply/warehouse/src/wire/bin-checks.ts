/** Bins that are empty by the book: what whoever fetched the last pieces says, and what is counted. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const SayEmpty = z.strictObject({
  lot_id: z.string('请选择批次').min(1, '请选择批次').max(64),
  answer: z.enum(['empty', 'left'], { error: '请选择空或还有' }),
})
export type SayEmpty = z.infer<typeof SayEmpty>

export const BinCount = z.object({
  ...{ id: z.string(), lot_id: z.string(), lot_code: z.string(), title: z.string(), place: text },
  ...{ said_by: z.string(), said_at: moment },
})
export type BinCount = z.infer<typeof BinCount>
export const BinCounts = z.object({ counts: z.array(BinCount), next: text })
export type BinCounts = z.infer<typeof BinCounts>

export const CountBin = z.strictObject({
  counted: z.int('件数须为整数').min(0, '件数不能为负').max(1_000_000, '件数过大'),
})
export type CountBin = z.infer<typeof CountBin>
