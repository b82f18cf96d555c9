/** Staff found a parcel that was written down as sent and never handed over. */
import { parseUnpacking } from '../../../../../../../schemas'
import { unpackParcel } from '../../../../../../../workflows/workflows/unpack-parcel'
import { answering, findParcel } from '../../../../../../answer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../../contract'

export const POST = answering(async (request, response) => {
  const { id: order_id = '', fulfillment_id = '' } = request.params
  const { reason } = parseUnpacking(request.body)
  const unpacked_by = request.auth_context.actor_id
  await unpackParcel(request.scope, { order_id, fulfillment_id, reason, unpacked_by })
  const parcel = await findParcel(request, order_id, fulfillment_id)
  reply(response, ROUTES['POST /admin/orders/:id/parcels/:fulfillment_id/unpack'], { parcel })
})
