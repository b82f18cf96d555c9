import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderEditWorkflowEvents } from '@medusajs/framework/utils'
import { correctFreight, withBook } from '../postings/correct-freight'

/** Staff changed what an order is made of: money that is there already may be carriage now, or no longer. */
export default async function orderEdited({ event, container }: SubscriberArgs<{ order_id: string }>): Promise<void> {
  const { order_id } = event.data
  await withBook(container, order_id, () => correctFreight(container, order_id))
}

export const config: SubscriberConfig = { event: OrderEditWorkflowEvents.CONFIRMED }
