import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ATTRIBUTION } from '@shanzhen/distribution/modules/attribution'
import { reply } from '@shanzhen/http/contract'
import { COMMISSION } from '../../../../modules/commission'
import { ROUTES } from '../../../contract'

/** For whoever thinks of applying: the figures of the rules, as they are in force. */
export const GET = ({ scope }: MedusaRequest, response: MedusaResponse) => {
  const { hold_days, limit_bps } = scope.resolve(COMMISSION)
  const { windowDays: window_days } = scope.resolve(ATTRIBUTION)
  reply(response, ROUTES['GET /store/distribution/terms'], { hold_days, limit_bps, window_days })
}
