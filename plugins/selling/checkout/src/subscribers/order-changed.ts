import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderEditWorkflowEvents, OrderWorkflowEvents } from '@medusajs/framework/utils'
import { followChange } from '../pay/changed-order'

/** An edit, an exchange or a claim of Medusa's own was confirmed, or goods sent back by one arrived. */
export default async function orderChanged({ event, container }: SubscriberArgs<{ order_id: string }>): Promise<void> {
  if (event.data.order_id) await followChange(container, event.data.order_id)
}

export const config: SubscriberConfig = {
  event: [
    OrderEditWorkflowEvents.CONFIRMED,
    OrderWorkflowEvents.EXCHANGE_CREATED,
    OrderWorkflowEvents.CLAIM_CREATED,
    OrderWorkflowEvents.RETURN_RECEIVED,
  ],
}
