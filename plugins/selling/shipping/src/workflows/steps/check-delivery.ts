/** A parcel can arrive only after it left, and only as a parcel of this order that nobody keeps here. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { notShipped, orderNotFound, parcelNotFound } from '../../errors'
import { refusedArrival } from '../../lib/gate'
import { readPackingOrder } from '../../parcels'

export const checkDeliveryStep = createStep(
  'check-parcel-delivery',
  async (input: { order_id: string; fulfillment_id: string }, { container }) => {
    const order = await readPackingOrder(container, input.order_id)
    if (!order) throw orderNotFound()
    const parcel = order.parcels.find((candidate) => candidate.id === input.fulfillment_id)
    if (!parcel) throw parcelNotFound()
    if (!parcel.shipped_at || parcel.canceled) throw notShipped()
    const refusal = parcel.delivered_at ? null : await refusedArrival(container, order.id, parcel)
    if (refusal) throw refusal
    return new StepResponse({ delivered: Boolean(parcel.delivered_at) })
  },
)
