/** 风险 as staff read it: of buyers no name and no phone, of their addresses the beginning. */
import { moment, names, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const RISK_STATES = ['open', 'clear', 'noted', 'held', 'released', 'refused', 'ended'] as const
const state = z.enum(RISK_STATES)
export type RiskState = z.infer<typeof state>

export const RiskCase = z.object({
  id: z.string(),
  kind: z.enum(['withdrawal', 'release']),
  distributor_id: z.string(),
  shown_name: z.string(),
  payout: z.object({ number: z.string(), amount_fen: z.int() }).nullable(),
  state,
  state_at: moment,
  state_reason: text,
  created_at: moment,
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['hold', 'note']),
      threshold: z.string(),
      text: z.string(),
      orders: z.array(z.object({ order_id: z.string(), display_id: z.int(), address: z.string() })),
    }),
  ),
  acts: z.array(z.object({ after: state, by: z.string(), reason: text, at: moment })),
})
export type RiskCase = z.infer<typeof RiskCase>
export const RiskCases = z.object({ cases: z.array(RiskCase), held: z.int(), names, ...page })
export type RiskCases = z.infer<typeof RiskCases>
