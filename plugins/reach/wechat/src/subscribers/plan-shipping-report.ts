/** A parcel left: with the last of an order, WeChat is to hear of it. */
import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { ContainerRegistrationKeys, FulfillmentWorkflowEvents } from '@medusajs/framework/utils'
import { planReports } from '../shipping/send-reports'

export default async function planShippingReport({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'fulfillment',
    fields: ['id', 'order.id'],
    filters: { id: event.data.id },
  })
  const order_id = data[0]?.order?.id
  if (order_id) await planReports(container, order_id)
}

export const config: SubscriberConfig = { event: FulfillmentWorkflowEvents.SHIPMENT_CREATED }
