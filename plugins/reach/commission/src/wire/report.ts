/** What staff read of distribution as a whole, over days. Sums in fen. */
import { day, fen, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

const counted = {
  /** Each visitor once for each link and day. */
  visitors: z.int(),
  clicks: z.int(),
  /** Paid ones. */
  orders: z.int(),
  /** What buyers paid for goods that bring commission or could, and what they keep of it now. */
  paid_fen: fen,
  kept_fen: fen,
  earned_fen: fen,
  released_fen: fen,
}
export const DistributionReport = z.object({
  from: day,
  /** The last day of it. */
  until: day,
  sums: z.object({
    ...counted,
    /** Those that bring nothing: own purchases, and what staff refused. */ void_orders: z.int(),
  }),
  days: z.array(z.object({ day, visitors: z.int(), orders: z.int(), earned_fen: fen })),
  goods: z.array(z.object({ product_id: text, title: z.string(), quantity: z.int(), kept_fen: fen, earned_fen: fen })),
  /** The most earned first. */
  distributors: z.array(z.object({ id: z.string(), shown_name: z.string(), ...counted })),
  ...page,
})
export type DistributionReport = z.infer<typeof DistributionReport>
