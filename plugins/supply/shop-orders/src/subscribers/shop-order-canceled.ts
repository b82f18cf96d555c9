import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { SHOP_ORDER } from '../modules/shop-order'

/** Whoever gave it up: it stands so with its shop too. What a crash keeps from being told is told after it. */
export default async function shopOrderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await container.resolve(SHOP_ORDER).followCanceled([event.data.id])
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.CANCELED }
