/** Staff put right a waybill that was typed wrong. */
import { randomUUID } from 'node:crypto'
import { parseWaybill } from '../../../../../../../schemas'
import { correctWaybill } from '../../../../../../../workflows/workflows/correct-waybill'
import { answering, findParcel } from '../../../../../../answer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../../contract'

export const POST = answering(async (request, response) => {
  const { id: order_id = '', fulfillment_id = '' } = request.params
  const waybill = parseWaybill(request.body)
  const corrected_by = request.auth_context.actor_id
  await correctWaybill(request.scope, { ...waybill, order_id, fulfillment_id, corrected_by, request_id: randomUUID() })
  const parcel = await findParcel(request, order_id, fulfillment_id)
  reply(response, ROUTES['POST /admin/orders/:id/parcels/:fulfillment_id/waybill'], { parcel })
})
