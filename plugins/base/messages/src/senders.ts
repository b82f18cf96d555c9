import type { MedusaContainer } from '@medusajs/framework/types'
import type { OrderSender, OrderSenders } from '@shanzhen/ports/types'
import { MESSAGES_MODULE } from './modules/messages'

/** By order in whose name its buyer bought, where that was not this shop's. */
export async function sendersOf(container: MedusaContainer, order_ids: string[]): Promise<Map<string, OrderSender>> {
  const { senders } = container.resolve(MESSAGES_MODULE)
  const found = await Promise.all(senders.map((key) => container.resolve<OrderSenders>(key).sendersOf(order_ids)))
  return new Map(found.flatMap((some) => [...some]))
}
