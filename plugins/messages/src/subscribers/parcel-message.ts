/** A parcel left or arrived: its buyer hears of it, with carrier and waybill. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents } from '@medusajs/framework/utils'
import type { ParcelKind } from '../types'
import { sendOrderMessageWorkflow } from '../workflows/workflows/send-order-message'

const KINDS: ParcelKind[] = ['express', 'same_city', 'pickup']

export default async function parcelMessage({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'fulfillment',
    fields: ['id', 'metadata', 'labels.tracking_number', 'order.id'],
    filters: { id: event.data.id },
  })
  const fulfillment = data[0]
  if (!fulfillment?.order) return
  const kind = KINDS.find((known) => known === fulfillment.metadata?.delivery_kind) ?? 'express'
  const carrier = fulfillment.metadata?.carrier_name
  await sendOrderMessageWorkflow(container).run({
    input: {
      order_id: fulfillment.order.id,
      step: event.name === FulfillmentWorkflowEvents.SHIPMENT_CREATED ? 'shipped' : 'delivered',
      about: fulfillment.id,
      parcel: {
        kind,
        carrier: typeof carrier === 'string' ? carrier : '',
        waybill: fulfillment.labels?.[0]?.tracking_number ?? null,
      },
    },
  })
}

export const config: SubscriberConfig = {
  event: [FulfillmentWorkflowEvents.SHIPMENT_CREATED, FulfillmentWorkflowEvents.DELIVERY_CREATED],
}
