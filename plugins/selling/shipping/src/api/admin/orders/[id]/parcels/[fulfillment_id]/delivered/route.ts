/** Staff heard that a parcel reached its buyer. */
import { randomUUID } from 'node:crypto'
import { deliverParcel } from '../../../../../../../workflows/workflows/deliver-parcel'
import { answering, findParcel } from '../../../../../../answer'

export const POST = answering(async (request, response) => {
  const { id: order_id = '', fulfillment_id = '' } = request.params
  await deliverParcel(request.scope, { order_id, fulfillment_id, request_id: randomUUID() })
  response.json({ parcel: await findParcel(request, order_id, fulfillment_id) })
})
