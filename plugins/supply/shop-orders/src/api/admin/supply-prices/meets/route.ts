import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { SUPPLY_OFFER } from '../../../../modules/supply-offer'
import { ROUTES } from '../../../contract'
import type { MeetsQuery } from '../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { variant_id, tier, floor_fen } = request.validatedQuery as MeetsQuery
  const meets = await request.scope.resolve(SUPPLY_OFFER).meets(variant_id, tier, floor_fen)
  reply(response, ROUTES['GET /admin/supply-prices/meets'], meets)
}
