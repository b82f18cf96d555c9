import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { isStandIn } from '@shanzhen/money-kit/order-balance'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { giveTime } from './give-time'
import { loadOrderMoney, loadOrdersMoney, type MoneySession, type OrderMoney } from './order-money'
import { closeSessions, settleOrder } from './settle'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

const PAGE = 500

/**
 * Staff changed what an order costs, or goods of it came back: nobody pays a sum that is not due any more, what was paid
 * too much goes back, and an order still to be paid gets its whole time again.
 */
export function followChange(container: MedusaContainer, orderId: string): Promise<void> {
  return withOrder(container, orderId, async () => {
    const before = await loadOrderMoney(container, orderId)
    if (!before || before.canceled) return
    await giveTime(container, orderId)
    await closeSessions(container, orderId, isStale)
    const money = await loadOrderMoney(container, orderId)
    if (money) await settleOrder(container, money)
  })
}

/** Changes of these orders of which an event was lost with a crash; a whole one is left as it is. */
export async function catchUpChanges(container: MedusaContainer, since: Date): Promise<string[]> {
  const changes = await everyRow((after, page) =>
    container
      .resolve(Modules.ORDER)
      .listOrderChanges({ confirmed_at: { $gte: since }, ...after } as object, { ...page, select: ['id', 'order_id'] }),
  )
  const ids = [...new Set(changes.map(({ order_id }) => order_id))]
  const left: string[] = []
  for (let i = 0; i < ids.length; i += PAGE) {
    for (const money of await loadOrdersMoney(container, ids.slice(i, i + PAGE)))
      if (!money.canceled && (money.excess_fen > 0 || money.sessions.some((one) => isStale(one, money))))
        left.push(money.order_id)
  }
  return left
}

const isStale = ({ amount_fen, provider_id }: MoneySession, { due_fen }: OrderMoney) =>
  amount_fen !== due_fen || isStandIn(provider_id)
