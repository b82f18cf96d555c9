import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { FulfillmentWorkflowEvents } from '@medusajs/framework/utils'
import { drawSent as draw } from '../hand/other-parcels'

/** Nothing that was sent at its order's page arrives before it was looked at, if it is drawn. */
export default async function drawSent({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await draw(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: FulfillmentWorkflowEvents.SHIPMENT_CREATED,
  context: { subscriberId: 'draw-sent' },
}
