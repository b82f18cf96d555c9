import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { WEBHOOK } from '../modules/webhook'
import { sendSoon } from '../soon'

type Moved = { event_id: string; id: string; order_id: string; state: string }
const DECIDED = new Set(['approved', 'refused', 'refunded', 'resent'])

/** A claim of a shop's order was granted, refused, paid or sent once more; the event is told again after a crash. */
export default async function webhookCaseDecided({ event, container }: SubscriberArgs<Moved>): Promise<void> {
  const { event_id, id: claim_id, order_id, state } = event.data
  if (!DECIDED.has(state)) return
  const order = await container.resolve(SHOP_ORDER).ofOrder(order_id)
  if (!order) return
  const { id, number, shop_id } = order
  const data = { id, number, claim_id, state }
  const notice = { shop_id, type: 'case.decided' as const, key: `case:${event_id}`, data }
  sendSoon(container, await container.resolve(WEBHOOK).notice([notice]))
}

export const config: SubscriberConfig = { event: 'after-sale.moved' }
