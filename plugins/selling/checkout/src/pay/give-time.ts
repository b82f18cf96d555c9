import type { MedusaContainer } from '@medusajs/framework/types'
import { CHECKOUT } from '../modules/checkout'

/**
 * Under the order's lock. An order still to be paid has the time of a new one again, and never less than it had: staff
 * promised the buyer of a phone order the goods for days.
 */
export async function giveTime(container: MedusaContainer, order_id: string, now = new Date()): Promise<void> {
  const checkout = container.resolve(CHECKOUT)
  const expires_at = checkout.expiresAt(now)
  const selector = { order_id, state: 'open' as const, expires_at: { $lt: expires_at } }
  await checkout.updatePlacements({ selector: selector as object, data: { expires_at } })
}
