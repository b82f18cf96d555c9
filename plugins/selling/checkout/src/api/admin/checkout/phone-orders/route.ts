import { reply } from '@shanzhen/http/contract'
import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { staffView } from '../../../../pay/by-hand/staff-view'
import { placePhoneOrder } from '../../../../place/phone-order'
import { viewOrder } from '../../../../view/read-order'
import { IdempotencyKey } from '../../../../wire'
import { answering, parse } from '../../../answer'
import { ROUTES } from '../../../contract'

const ROUTE = ROUTES['POST /admin/checkout/phone-orders']

/** 电话订单. Sent again under its key it is the same order. */
export const POST = answering(async (request: AuthenticatedMedusaRequest, response) => {
  const key = parse(IdempotencyKey, request.get('idempotency-key'))
  const { order_id: id, order: placed } = await placePhoneOrder(request.scope, key, parse(ROUTE.body, request.body))
  const { display_id, total_fen } = placed ?? (await viewOrder(request.scope, id))
  const checkout = await staffView(request.scope, id)
  reply(response, ROUTE, { order: { id, display_id, total_fen, checkout } }, placed ? 201 : 200)
})
