/** Staff heard that a parcel reached its buyer. */
import { randomUUID } from 'node:crypto'
import { deliverParcel } from '../../../../../../../workflows/workflows/deliver-parcel'
import { answering, findParcel } from '../../../../../../answer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../../contract'

export const POST = answering(async (request, response) => {
  const { id: order_id = '', fulfillment_id = '' } = request.params
  await deliverParcel(request.scope, { order_id, fulfillment_id, request_id: randomUUID() })
  const parcel = await findParcel(request, order_id, fulfillment_id)
  reply(response, ROUTES['POST /admin/orders/:id/parcels/:fulfillment_id/delivered'], { parcel })
})
