/**
 * Decides, under the order's lock, whether a parcel may leave, and what its weight comes to. Nothing leaves unpaid, twice,
 * unweighed where it has to be, or from another order.
 */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { findCarrier, trackingUrl } from '../../carriers'
import * as refusals from '../../errors'
import { refusedByGate } from '../../lib/gate'
import { readPackingOrder, type PackingOrder } from '../../parcels'
import { refuseWay, refuseWaybill } from '../../rules/waybill'
import type { ParcelInput } from '../../types'
import { keepWeighings, weighedMetadata } from '../../weighing/keep'
import { planWeighing } from '../../weighing/plan'

export interface ShipParcelInput extends ParcelInput {
  order_id: string
  created_by: string
  /** Names this request, so that it alone releases its lock. */
  request_id: string
}

export const checkParcelStep = createStep('check-parcel', async (input: ShipParcelInput, { container }) => {
  const order = await readPackingOrder(container, input.order_id)
  if (!order) throw refusals.orderNotFound()
  refuse(order, input)
  const line_item_ids = input.lines.map(({ line_item_id }) => line_item_id)
  const refusal = await refusedByGate(container, { order_id: order.id, line_item_ids, stage: 'packing' })
  if (refusal) throw refusal
  const carrier = findCarrier(input.carrier_code)
  if (!carrier) throw refusals.invalidFields({ carrier_code: '请选择快递公司' })
  const waybill = input.tracking_number
  const { same_box, other_way } = input
  const unusual =
    refuseWay(order, carrier, other_way) ??
    (waybill && (await refuseWaybill(container, { order_id: order.id, tracking_number: waybill, same_box })))
  if (unusual) throw unusual
  await keepWeighings(container, { order_id: input.order_id })
  const weighing = await planWeighing(container, input.order_id, input.lines)
  const lots = input.lines.flatMap(({ line_item_id, lots = [] }) => lots.map((lot) => ({ line_item_id, ...lot })))
  return new StepResponse({
    items: input.lines.map(({ line_item_id, quantity }) => ({ id: line_item_id, quantity })),
    metadata: {
      ...{ carrier_code: carrier.code, carrier_name: carrier.name, delivery_kind: carrier.kind },
      ...(same_box && { same_box }),
      ...(other_way && { other_way }),
      ...(weighing && weighedMetadata(weighing, input.created_by)),
      ...(lots.length && { lots }),
    },
    labels: waybill
      ? [{ tracking_number: waybill, tracking_url: trackingUrl(carrier, waybill) ?? '', label_url: '' }]
      : [],
  })
})

function refuse(order: PackingOrder, input: ShipParcelInput): void {
  const refusal = refusals.refuseShipping(order, input.lines)
  if (refusal) throw refusal
  input.lines.forEach((wanted, index) => {
    const line = order.lines.find((candidate) => candidate.line_item_id === wanted.line_item_id)
    if (!line) throw refusals.invalidFields({ [`lines.${index}.line_item_id`]: '这不是本订单的商品' })
    if (wanted.quantity > line.left) throw refusals.tooMuch(line.title, line.left)
  })
}
