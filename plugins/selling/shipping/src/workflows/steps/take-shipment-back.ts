/**
 * Takes back that a parcel left, so that Medusa can unpack it: its date, the pieces its lines count as sent, and what it
 * weighed. Runs under the order's locks, in one commit with the unpacking.
 */
import { Modules, OrderStatus } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import * as refusals from '../../errors'
import { refusedByGate } from '../../lib/gate'
import { SHIPPING } from '../../modules/shipping'
import { WEIGHING } from '../../modules/weighing'
import { readPackingOrder, type PackingOrder } from '../../parcels'
import type { ParcelView } from '../../types'

export interface UnpackParcelInput {
  order_id: string
  fulfillment_id: string
  reason: string
  unpacked_by: string
}

export const takeShipmentBackStep = createStep(
  'take-shipment-back',
  async (input: UnpackParcelInput, { container }) => {
    const { order_id, fulfillment_id } = input
    const order = await readPackingOrder(container, order_id)
    if (!order) throw refusals.orderNotFound()
    const parcel = order.parcels.find(({ id }) => id === fulfillment_id)
    if (!parcel) throw refusals.parcelNotFound()
    if (parcel.canceled) return new StepResponse({ unpacked: false })
    refuse(order, parcel)
    const elsewhere = carriedElsewhere(order, parcel)
    if (Object.values(elsewhere).some((pieces) => pieces < 0)) throw refusals.comingBack()
    const line_item_ids = Object.keys(elsewhere)
    const asked = { order_id, line_item_ids, stage: 'unpacking' as const, fulfillment_id, elsewhere }
    const refusal = await refusedByGate(container, asked)
    if (refusal) throw refusal

    const orders = container.resolve(Modules.ORDER)
    for (const { line_item_id, quantity } of parcel.lines) {
      const line = order.lines.find((one) => one.line_item_id === line_item_id)
      if (!line) throw refusals.parcelNotFound()
      await orders.updateOrderItem(line.detail_id, { shipped_quantity: line.shipped - quantity } as object)
    }
    // Whoever packs looks among what is open.
    if (order.closed) await orders.updateOrders(order_id, { status: OrderStatus.PENDING })
    const fulfillments = container.resolve(Modules.FULFILLMENT)
    const { metadata } = await fulfillments.retrieveFulfillment(fulfillment_id, { select: ['id', 'metadata'] })
    // Its buyer read that it left: the order's page goes on saying so, and that it was taken back.
    const told = { ...metadata, sent_at: parcel.shipped_at, unpacked_at: new Date().toISOString() }
    await fulfillments.updateFulfillment(fulfillment_id, { shipped_at: null, metadata: told })
    for (const from of ['weighed', 'even'] as const) {
      await container.resolve(WEIGHING).move({ fulfillment_id, from, to: 'void' })
    }
    await container.resolve(SHIPPING).createParcelUnpackings({
      ...{ order_id, fulfillment_id, reason: input.reason, unpacked_by: input.unpacked_by },
      ...{ carrier: parcel.carrier_name, waybill: parcel.tracking_number ?? '' },
    })
    return new StepResponse({ unpacked: true })
  },
)

function refuse(order: PackingOrder, parcel: ParcelView): void {
  if (order.canceled) throw refusals.unpackCanceled()
  if (!parcel.shipped_at) throw refusals.notShipped()
  if (parcel.delivered_at) throw refusals.arrivedAlready()
  if (parcel.correction?.state === 'refunding' || parcel.correction?.state === 'refunded')
    throw refusals.weightPaidBack()
}

/** By line: what other parcels brought to the buyer, less what comes or came back. Below zero, some of that may lie in this one. */
function carriedElsewhere(order: PackingOrder, parcel: ParcelView): Record<string, number> {
  return Object.fromEntries(
    parcel.lines.map(({ line_item_id }) => {
      const line = order.lines.find((one) => one.line_item_id === line_item_id)
      const arrived = order.parcels
        .filter(({ id, canceled, delivered_at }) => id !== parcel.id && !canceled && delivered_at)
        .flatMap(({ lines }) => lines.filter((one) => one.line_item_id === line_item_id))
      return [line_item_id, arrived.reduce((sum, one) => sum + one.quantity, 0) - (line?.coming_back ?? 0)]
    }),
  )
}
