import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { pageSales } from '../../../../../view/page-sales'
import { ROUTES } from '../../../../contract'
import type { SalesQuery } from '../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const sales = await pageSales(request.scope, shopOf(response).shop_id, request.validatedQuery as SalesQuery)
  reply(response, ROUTES['GET /shops/me/page/sales'], sales)
}
