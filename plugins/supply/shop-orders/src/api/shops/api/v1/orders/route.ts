import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { placeOne } from '../../../../../orders/place-one'
import { placeTest, testOrders } from '../../../../../test-shop/desk'
import { freshFile, orderFile } from '../../../../../view/order-rows'
import { listOwnOrders } from '../../../../../view/own-orders'
import { answering } from '../../../../answering'
import { isTest, senderOf, traderOf } from '../../../../caller'
import { ROUTES } from '../../../../contract'
import type { OrdersQuery, PlaceOrderBody } from '../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { shop_id } = shopOf(response)
  const page = await (isTest(response) ? testOrders : listOwnOrders)(
    ...([request.scope, shop_id, request.validatedQuery as OrdersQuery] as const),
  )
  reply(response, ROUTES['GET /shops/api/v1/orders'], page)
}

/** 201 where it was taken in now, 200 where its number was there already. */
export const POST = answering<PlaceOrderBody>(async (request, response) => {
  if (isTest(response)) {
    const by = { shop_id: shopOf(response).shop_id, made_by: senderOf(response) }
    const { order, fresh } = await placeTest(request.scope, by, request.validatedBody)
    reply(response, ROUTES['POST /shops/api/v1/orders'], { order }, fresh ? 201 : 200)
    return
  }
  const shop = await traderOf(request, response)
  const by = { door: 'api' as const, made_by: senderOf(response) }
  const { row, fresh } = await placeOne(request.scope, shop, request.validatedBody, by)
  const order = fresh ? await freshFile(request.scope, row, fresh) : await orderFile(request.scope, row)
  reply(response, ROUTES['POST /shops/api/v1/orders'], { order }, fresh ? 201 : 200)
})
