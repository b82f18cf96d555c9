import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { tellOfOrders } from '../soon'

type Moved = { id: string }

/** An order was placed or given up: if it is a shop's, its system hears of it now. */
export default async function webhookOrderMoved({ event, container }: SubscriberArgs<Moved | Moved[]>): Promise<void> {
  await tellOfOrders(
    container,
    [event.data].flat().map(({ id }) => id),
  )
}

export const config: SubscriberConfig = { event: [OrderWorkflowEvents.PLACED, OrderWorkflowEvents.CANCELED] }
