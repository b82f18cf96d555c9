import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { offeredGoods } from '../../../../../view/offered-goods'
import { traderOf } from '../../../../caller'
import { ROUTES } from '../../../../contract'
import type { GoodsQuery } from '../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const shop = await traderOf(request, response)
  const page = await offeredGoods(request.scope, shop, request.validatedQuery as GoodsQuery)
  reply(response, ROUTES['GET /shops/api/v1/goods'], page)
}
