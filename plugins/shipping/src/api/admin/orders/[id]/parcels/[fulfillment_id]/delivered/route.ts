/** Staff heard that a parcel reached its buyer. */
import { randomUUID } from 'node:crypto'
import { deliverParcelWorkflow } from '../../../../../../../workflows/workflows/deliver-parcel'
import { answering, findParcel } from '../../../../../../answer'

export const POST = answering(async (request, response) => {
  const { id: order_id = '', fulfillment_id = '' } = request.params
  await deliverParcelWorkflow(request.scope).run({ input: { order_id, fulfillment_id, request_id: randomUUID() } })
  response.json({ parcel: await findParcel(request, order_id, fulfillment_id) })
})
