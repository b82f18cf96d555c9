import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { depositView } from '../../../../view/deposit'
import { ROUTES } from '../../../contract'
import type { DepositQuery } from '../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { shop_id } = shopOf(response)
  const view = await depositView(request.scope, shop_id, request.validatedQuery as DepositQuery)
  reply(response, ROUTES['GET /shops/me/deposit'], view)
}
