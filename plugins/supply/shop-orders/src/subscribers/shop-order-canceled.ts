import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { OrderWorkflowEvents } from '@medusajs/framework/utils'
import { SHOP_ORDER } from '../modules/shop-order'

/** Whoever gave it up: it stands so with its shop too. What an event loses with a crash the job below finds. */
export default async function shopOrderCanceled({ event, container }: SubscriberArgs<{ id: string }>): Promise<void> {
  await container.resolve(SHOP_ORDER).followCanceled([event.data.id])
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.CANCELED }
