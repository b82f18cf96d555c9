import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { simulate } from '../../../../commission/simulate'
import type { DraftBody } from '../../../commission-asked-by-staff'
import { ROUTES } from '../../../contract'
import { assertTarget } from '../../../rule-target-staff'

export async function POST(request: MedusaRequest<DraftBody>, response: MedusaResponse) {
  const { days, scope, rate_bps, target_id, group_name, cap_fen } = request.validatedBody
  await assertTarget(request.scope, scope, target_id)
  const draft = { scope, rate_bps, target_id: target_id || null, group_name: group_name || null }
  const found = await simulate(request.scope, { ...draft, cap_fen: cap_fen ?? null }, { days })
  reply(response, ROUTES['POST /admin/distribution/simulations'], { days, ...found })
}
