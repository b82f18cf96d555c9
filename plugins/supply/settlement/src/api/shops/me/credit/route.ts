import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { creditOf } from '../../../../credit/rating'
import { ROUTES } from '../../../contract'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  reply(response, ROUTES['GET /shops/me/credit'], {
    credit: await creditOf(request.scope, shopOf(response).shop_id),
  })
}
