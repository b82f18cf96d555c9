import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { tellShops } from '../tell-shops'
import { SHOP_ACCOUNT_MOVED, SHOP_MOVED } from '../workflows/events'

/** A shop or its account moved: its owners hear of it at once; the job tells what a crash or a channel kept back. */
export default async function tellMovedShop({ event, container }: SubscriberArgs<{ id: string }>) {
  await tellShops(container, event.data.id)
}

export const config: SubscriberConfig = {
  event: [SHOP_MOVED, SHOP_ACCOUNT_MOVED],
  context: { subscriberId: 'tell-moved-shop' },
}
