import { reply } from '@shanzhen/http/contract'
import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { signInFirst } from '../../../../lib/refusal'
import { CHECKOUT } from '../../../../modules/checkout'
import { networkOf } from '../../../../lib/network'
import { type Placed, placedBefore, placeOrder } from '../../../../place/place-order'
import { IdempotencyKey, type PlaceBody } from '../../../../wire'
import { listOrderViews, viewOrder } from '../../../../view/read-order'
import { answering, parse } from '../../../answer'
import { buyerAt, buyerOf, customerIdOf } from '../../../buyer'
import { ROUTES } from '../../../contract'

/** 提交订单. The answer holds the key of the order's secret link. */
export const POST = answering(async (request: AuthenticatedMedusaRequest, response) => {
  const key = parse(IdempotencyKey, request.get('idempotency-key'))
  const body = parse(ROUTES['POST /store/checkout/orders'].body, request.body)
  const { order_id, order: placed } = await placeAt(request, key, body)
  const order = placed ?? (await viewOrder(request.scope, order_id))
  reply(
    response,
    ROUTES['POST /store/checkout/orders'],
    { order: { ...order, key: request.scope.resolve(CHECKOUT).orderKey(order_id) } },
    placed ? 201 : 200,
  )
})

/** Sent again it is the same order, though the page it was made at is shut by now. */
async function placeAt(request: AuthenticatedMedusaRequest, key: string, body: PlaceBody): Promise<Placed> {
  const buyer = await buyerAt(request, body.outlet).catch(async (gone: unknown) => {
    const order_id = await placedBefore(request.scope, buyerOf(request), key, body)
    if (!order_id) throw gone
    return { order_id, order: null }
  })
  if ('order_id' in buyer) return buyer
  const click = request.get('x-share-click')
  return placeOrder(request.scope, { ...buyer, click }, key, body, networkOf(request.ip))
}

/** The signed-in customer's orders. */
export const GET = answering(async (request: AuthenticatedMedusaRequest, response) => {
  const customerId = customerIdOf(request)
  if (!customerId) throw signInFirst()
  reply(
    response,
    ROUTES['GET /store/checkout/orders'],
    await listOrderViews(request.scope, customerId, parse(ROUTES['GET /store/checkout/orders'].query, request.query)),
  )
})
