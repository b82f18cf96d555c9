import { text } from '@shanzhen/http/fields'
import { z } from '@medusajs/framework/zod'
import { RISK_STATES } from '../wire/risk'

export const RisksQuery = z.object({
  state: z.preprocess((value) => value || undefined, z.enum(RISK_STATES, { error: '没有这种状态' }).optional()),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type RisksQuery = z.infer<typeof RisksQuery>
export const RiskBody = z.strictObject({
  act: z.enum(['release', 'refuse'], { error: '请选择放行或退回' }),
  reason: text('原因', 300),
})
export type RiskBody = z.infer<typeof RiskBody>
