import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { FulfillmentWorkflowEvents } from '@medusajs/framework/utils'
import { noticeParcel } from '../notice'
import { sendSoon, tellOfOrders } from '../soon'

/** A parcel left; if it is a shop's, its system hears of it now. */
export default async function webhookShipped({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const ofOrder = (order_id: string) => tellOfOrders(container, [order_id])
  sendSoon(container, await noticeParcel(container, event.data.id, ofOrder))
}

export const config: SubscriberConfig = { event: FulfillmentWorkflowEvents.SHIPMENT_CREATED }
