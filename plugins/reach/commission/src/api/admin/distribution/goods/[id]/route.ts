import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { COMMISSION } from '../../../../../keys'
import type { LimitBody } from '../../../../commission-asked-by-staff'
import { ROUTES } from '../../../../contract'
import { assertTarget } from '../../../../rule-target-staff'

export async function POST(request: AuthenticatedMedusaRequest<LimitBody>, response: MedusaResponse) {
  const product_id = request.params.id ?? ''
  await assertTarget(request.scope, 'good', product_id)
  const { limit_bps } = request.validatedBody
  await request.scope.resolve(COMMISSION).setLimit({ product_id, limit_bps, entered_by: actorOf(request) })
  reply(response, ROUTES['POST /admin/distribution/goods/:id'], { id: product_id })
}
