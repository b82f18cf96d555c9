import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { placeOne } from '../../../../orders/place-one'
import { freshFile, orderFile } from '../../../../view/order-rows'
import { listOwnOrders } from '../../../../view/own-orders'
import { answering } from '../../../answering'
import { senderOf, traderOf } from '../../../caller'
import { ROUTES } from '../../../contract'
import type { OwnOrdersQuery, PlaceOrderBody } from '../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id } = await traderOf(request, response)
  const page = await listOwnOrders(request.scope, id, request.validatedQuery as OwnOrdersQuery)
  reply(response, ROUTES['GET /shops/me/orders'], page)
}

/** 201 where it was taken in now, 200 where its number was there already. */
export const POST = answering<PlaceOrderBody>(async (request, response) => {
  const shop = await traderOf(request, response)
  const by = { door: 'portal' as const, made_by: senderOf(response) }
  const { row, fresh } = await placeOne(request.scope, shop, request.validatedBody, by)
  const order = fresh ? await freshFile(request.scope, row, fresh) : await orderFile(request.scope, row)
  reply(response, ROUTES['POST /shops/me/orders'], { order }, fresh ? 201 : 200)
})
