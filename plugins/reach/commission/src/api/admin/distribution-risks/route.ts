import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { pageOf } from '@shanzhen/http/page'
import { riskView } from '../../../view/risk'
import { ROUTES } from '../../contract'
import type { RisksQuery } from '../../risk-asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { state = null } = request.validatedQuery as RisksQuery
  reply(response, ROUTES['GET /admin/distribution-risks'], await riskView(request.scope, { state, ...pageOf(request) }))
}
