import type { MedusaContainer } from '@medusajs/framework/types'
import { CHECKOUT } from '../modules/checkout'
import type { CancelReason } from '../types'
import { cancelOrder } from './cancel-order'
import { withOrder } from '@shanzhen/ledger/order-lock'
import { loadOrderMoney } from './order-money'
import { closeSessions, markPaid, settleOrder } from './settle'

export type CloseResult = 'canceled' | 'paid' | 'unknown'

/**
 * Ends an unpaid order: closed at the provider first, and only when that is certain canceled and its goods freed. If
 * the provider says the money is there, the order stands.
 */
export function closeUnpaidOrder(
  container: MedusaContainer,
  orderId: string,
  reason: CancelReason,
): Promise<CloseResult> {
  return withOrder(container, orderId, async () => {
    const checkout = container.resolve(CHECKOUT)
    const [placement] = await checkout.listPlacements({ order_id: orderId }, { take: 1 })
    if (placement && placement.state !== 'open') return placement.state === 'paid' ? 'paid' : 'canceled'
    const before = await loadOrderMoney(container, orderId)
    if (before && (await settleOrder(container, before))) return 'paid'
    const outcome = await closeSessions(container, orderId)
    if (outcome === 'paid') await markPaid(container, orderId)
    if (outcome !== 'closed') return outcome
    if (!before?.canceled) await cancelOrder(container, orderId)
    await markCanceled(container, orderId, reason)
    return 'canceled'
  })
}

export async function markCanceled(container: MedusaContainer, orderId: string, reason: CancelReason): Promise<void> {
  await container.resolve(CHECKOUT).updatePlacements({
    selector: { order_id: orderId, state: ['open', 'paid'] },
    data: { state: 'canceled', cancel_reason: reason, canceled_at: new Date() },
  })
}
