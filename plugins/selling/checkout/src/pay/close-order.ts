import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { dropOpenChanges } from '@shanzhen/workflow-kit/order-change/set-aside'
import { CHECKOUT } from '../modules/checkout'
import type { CancelReason } from '../types'
import { freeCanceledOrderWorkflow } from '../workflows/workflows/free-canceled-order'
import { cancelOrder } from './cancel-order'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { loadOrderMoney } from './order-money'
import { closeSessions, settleOrder } from './settle'

export type CloseResult = 'canceled' | 'paid' | 'unknown'

/**
 * Ends an unpaid order: closed at the provider first, and only when that is certain canceled and its goods freed. If
 * the provider says the money is there, the order stands; a part of it goes back once the order is canceled.
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
    // A part of the money may have come just now, and the time to complete it with it.
    if (reason === 'expired' && !(await isOver(container, orderId))) return 'unknown'
    const outcome = await closeSessions(container, orderId)
    if (outcome !== 'closed') return outcome
    const money = await loadOrderMoney(container, orderId)
    if (!money?.canceled) {
      if (money?.captured_fen) await cancelPartlyPaid(container, orderId)
      else await cancelOrder(container, orderId)
    }
    await markCanceled(container, orderId, reason)
    return 'canceled'
  })
}

async function isOver(container: MedusaContainer, order_id: string): Promise<boolean> {
  const [placement] = await container.resolve(CHECKOUT).listPlacements({ order_id }, { take: 1 })
  return !placement || new Date(placement.expires_at).getTime() <= Date.now()
}

/** Medusa's canceling refunds on the way and fails with the channel; here the decision stands, and the money follows. */
async function cancelPartlyPaid(container: MedusaContainer, order_id: string): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const { items } = await orders.retrieveOrder(order_id, { select: ['id'], relations: ['items'] })
  await dropOpenChanges(container, order_id)
  await orders.cancel(order_id)
  const line_ids = (items ?? []).map(({ id }) => id)
  await freeCanceledOrderWorkflow(container).run({ input: { order_id, line_ids } })
}

export async function markCanceled(container: MedusaContainer, orderId: string, reason: CancelReason): Promise<void> {
  await container.resolve(CHECKOUT).updatePlacements({
    selector: { order_id: orderId, state: ['open', 'paid'] },
    data: { state: 'canceled', cancel_reason: reason, canceled_at: new Date() },
  })
  await container.resolve(CHECKOUT).returnUses(orderId)
}
