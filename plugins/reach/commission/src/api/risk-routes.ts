import { z } from '@medusajs/framework/zod'
import * as wire from '../wire/risk'
import { RiskBody, RisksQuery } from './risk-asked-by-staff'

/** Of this room's contract the part about what is looked into before money goes out. */
export const RISK_ROUTES = {
  'GET /admin/distribution-risks': {
    zh: '风险：核查过和拦下的提现、佣金，看到了什么，谁怎么处理的',
    query: RisksQuery,
    answer: wire.RiskCases,
  },
  'POST /admin/distribution-risks/:id': {
    zh: '放行或退回拦下的一件，写明原因',
    body: RiskBody,
    answer: z.object({ id: z.string() }),
  },
} as const
