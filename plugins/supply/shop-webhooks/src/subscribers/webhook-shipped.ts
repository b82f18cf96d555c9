import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents } from '@medusajs/framework/utils'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { WEBHOOK } from '../modules/webhook'
import { sendSoon, tellOfOrders } from '../soon'

type Parcel = {
  shipped_at: string | null
  metadata: Record<string, unknown> | null
  labels?: { tracking_number: string }[]
  order?: { id: string; display_id: number } | null
}

/** A parcel of a shop's order left; the event is told again after a crash. */
export default async function webhookShipped({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'fulfillment',
    fields: ['shipped_at', 'metadata', 'labels.tracking_number', 'order.id', 'order.display_id'],
    filters: { id: event.data.id },
  })
  const [parcel] = data as unknown as Parcel[]
  if (!parcel?.order) return
  const order = await container.resolve(SHOP_ORDER).ofOrder(parcel.order.id)
  if (!order) return
  const carrier = typeof parcel.metadata?.carrier_name === 'string' ? parcel.metadata.carrier_name : null
  const { id, number, shop_id } = order
  await tellOfOrders(container, [parcel.order.id])
  const waiting = await container.resolve(WEBHOOK).notice([
    {
      ...{ shop_id, type: 'order.shipped', key: `shipped:${event.data.id}` },
      data: {
        ...{ id, number, order_number: parcel.order.display_id, shipped_at: parcel.shipped_at },
        ...{ carrier, waybill: parcel.labels?.[0]?.tracking_number ?? null },
      },
    },
  ])
  sendSoon(container, waiting)
}

export const config: SubscriberConfig = { event: FulfillmentWorkflowEvents.SHIPMENT_CREATED }
