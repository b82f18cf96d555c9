import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents } from '@medusajs/framework/utils'
import { noticeParcel } from '../notice-parcels'
import { sendSoon, tellOfOrders } from '../soon'

/** A parcel left; if it is a shop's, its system hears of it now, after that of its order. */
export default async function webhookShipped({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    ...{ entity: 'fulfillment', fields: ['order.id'], filters: { id: event.data.id } },
  })
  const [parcel] = data as unknown as { order?: { id: string } | null }[]
  if (!parcel?.order) return
  await tellOfOrders(container, [parcel.order.id])
  sendSoon(container, await noticeParcel(container, event.data.id))
}

export const config: SubscriberConfig = { event: FulfillmentWorkflowEvents.SHIPMENT_CREATED }
