import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { offeredGoods } from '../../../../../view/offered-goods'
import { testGoods } from '../../../../../test-shop/desk'
import { isTest, traderOf } from '../../../../caller'
import { ROUTES } from '../../../../contract'
import type { GoodsQuery } from '../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const asked = request.validatedQuery as GoodsQuery
  const page = isTest(response)
    ? testGoods(asked)
    : await offeredGoods(request.scope, await traderOf(request, response), asked)
  reply(response, ROUTES['GET /shops/api/v1/goods'], page)
}
