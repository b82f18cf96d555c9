import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { returnLateOf } from '../late-returns'

/** What this loses the job finds. */
export default async function lateOrderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  const order = await container.resolve(SHOP_ORDER).ofOrder(event.data.id)
  if (order) await returnLateOf(container, order.id)
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.CANCELED }
