/** Puts the right waybill on a parcel and keeps what stood there. Runs under the order's lock, in one commit. */
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { findCarrier, trackingUrl } from '../../carriers'
import * as refusals from '../../errors'
import { SHIPPING } from '../../modules/shipping'
import { readPackingOrder } from '../../parcels'
import { refuseWaybill } from '../../rules/waybill'
import type { WaybillInput } from '../../types'

export interface CorrectWaybillInput extends WaybillInput {
  order_id: string
  fulfillment_id: string
  corrected_by: string
  /** Names this request, so that it alone releases its lock. */
  request_id: string
}

export const correctWaybillStep = createStep('correct-waybill', async (input: CorrectWaybillInput, { container }) => {
  const order = await readPackingOrder(container, input.order_id)
  if (!order) throw refusals.orderNotFound()
  const parcel = order.parcels.find(({ id }) => id === input.fulfillment_id)
  if (!parcel) throw refusals.parcelNotFound()
  if (!parcel.shipped_at || parcel.canceled) throw refusals.notShipped()
  if (parcel.delivered_at) throw refusals.alreadyDelivered()
  const carrier = findCarrier(input.carrier_code)
  if (!carrier || carrier.kind !== 'express' || parcel.delivery_kind !== 'express') throw refusals.noWaybill()
  const { tracking_number } = input
  if (parcel.carrier_code === carrier.code && parcel.tracking_number === tracking_number) {
    return new StepResponse({ correction_id: null as string | null })
  }
  const { order_id, same_box } = input
  const refusal = await refuseWaybill(container, { order_id, tracking_number, same_box })
  if (refusal) throw refusal
  const fulfillments = container.resolve(Modules.FULFILLMENT)
  const { metadata } = await fulfillments.retrieveFulfillment(input.fulfillment_id, { select: ['id', 'metadata'] })
  // First what was said of the box: the database looks for it when the number comes.
  await fulfillments.updateFulfillment(input.fulfillment_id, {
    metadata: {
      ...metadata,
      ...{ carrier_code: carrier.code, carrier_name: carrier.name, same_box: Boolean(same_box) },
    },
  })
  await fulfillments.updateFulfillment(input.fulfillment_id, {
    labels: [{ tracking_number, tracking_url: trackingUrl(carrier, tracking_number) ?? '', label_url: '' }],
  })
  const correction = await container.resolve(SHIPPING).createWaybillCorrections({
    ...{ order_id: input.order_id, fulfillment_id: input.fulfillment_id },
    ...{ from_carrier: parcel.carrier_name, from_waybill: parcel.tracking_number ?? '' },
    ...{ to_carrier: carrier.name, to_waybill: tracking_number },
    ...{ reason: input.reason, corrected_by: input.corrected_by },
  })
  return new StepResponse({ correction_id: correction.id as string | null })
})
