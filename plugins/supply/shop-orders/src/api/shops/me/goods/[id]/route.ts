import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { SUPPLY_OFFER } from '../../../../../modules/supply-offer'
import { ROUTES } from '../../../../contract'
import type { PickBody } from '../../../../validators'

export async function POST(request: AuthenticatedMedusaRequest<PickBody>, response: MedusaResponse) {
  const { id: variant_id } = request.params
  await request.scope.resolve(SUPPLY_OFFER).pick(shopOf(response).shop_id, { variant_id, ...request.validatedBody })
  reply(response, ROUTES['POST /shops/me/goods/:id'], { variant_id })
}
