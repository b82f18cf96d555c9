/** 个税 by month, as its distributor and staff read it. Sums in fen. */
import { fen, moment } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** `YYYY-MM` in Beijing. */
const month = z.string()
const sums = { gross_fen: fen, tax_fen: fen, net_fen: fen }
export const TAX_LINES = ['paid', 'returned', 'unpaid'] as const

export const TaxMonth = z.object({
  month,
  ...sums,
  lines: z.array(
    z.object({
      /** The payout's. */
      id: z.string(),
      /** `unpaid`: its money came back before it was paid; it counts for nothing. */
      kind: z.enum(TAX_LINES),
      number: z.string(),
      at: moment,
      /** Of the sum what was taken back of earlier commission, as buyers got money back; below zero. */
      taken_back_fen: fen,
      ...sums,
    }),
  ),
})
export type TaxMonth = z.infer<typeof TaxMonth>
export const OwnTax = z.object({
  year: z.int(),
  /** Of which there is anything, and this one. */
  years: z.array(z.int()),
  /** The newest first; none where nothing was paid. */
  months: z.array(TaxMonth),
})
export type OwnTax = z.infer<typeof OwnTax>

export const TaxReport = z.object({
  month,
  rows: z.array(z.object({ distributor_id: z.string(), shown_name: z.string(), payouts: z.int(), ...sums })),
  ...sums,
  /** What withdrawals brought into 代扣个税 in this month. */
  book_fen: fen,
  /** What else moved it: below zero what was paid to the tax office. */
  other_fen: fen,
  /** Between these rows and the book; 0 where all is well. */
  difference_fen: fen,
})
export type TaxReport = z.infer<typeof TaxReport>
