import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { testOrder } from '../../../../../../test-shop/desk'
import { orderFile } from '../../../../../../view/order-rows'
import { isTest, ownOrder } from '../../../../../caller'
import { ROUTES } from '../../../../../contract'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { number = '' } = request.params
  const order = isTest(response)
    ? await testOrder(request.scope, shopOf(response).shop_id, number)
    : await orderFile(request.scope, await ownOrder(request, response, { number }))
  reply(response, ROUTES['GET /shops/api/v1/orders/:number'], { order })
}
