/** 季度报送 as staff read it: people are in its file alone. Sums in fen. */
import { day, fen, moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** `2026Q4`, Beijing. */
const quarter = z.string()
const sums = { gross_fen: fen, tax_fen: fen, net_fen: fen }
/** `open`: not over; `to_make`: over and nothing made; the others are its newest file's. */
export const QuarterState = z.enum(['open', 'to_make', 'made', 'checked', 'handed_in'])
export type QuarterState = z.infer<typeof QuarterState>
const Difference = z.object({ distributor_id: z.string(), shown_name: z.string(), text: z.string() })

export const QuarterFile = z.object({
  id: z.string(),
  version: z.int(),
  state: z.enum(['made', 'checked', 'handed_in']),
  people: z.int(),
  payouts: z.int(),
  ...sums,
  /** Why it was made though something differed, or anew. */
  reason: text,
  differences: z.array(Difference),
  sha256: z.string(),
  acts: z.array(z.object({ kind: z.enum(['made', 'checked', 'handed_in', 'read']), by: z.string(), at: moment })),
})
export type QuarterFile = z.infer<typeof QuarterFile>
export const Quarters = z.object({
  quarters: z.array(
    z.object({
      quarter,
      over: z.boolean(),
      /** The last day on which it is to be handed in. */
      due: day,
      late: z.boolean(),
      state: QuarterState,
      /** The newest version first. */
      files: z.array(QuarterFile),
    }),
  ),
})
export type Quarters = z.infer<typeof Quarters>

export const QuarterPreview = z.object({
  quarter,
  over: z.boolean(),
  rows: z.array(
    z.object({
      ...{ distributor_id: z.string(), shown_name: z.string(), orders: z.int(), payouts: z.int(), ...sums },
      /** What payouts say was paid. */
      paid_out_fen: fen,
    }),
  ),
  differences: z.array(Difference),
})
export type QuarterPreview = z.infer<typeof QuarterPreview>
