import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { processPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { isStandIn } from '@shanzhen/money-kit/order-balance'
import { balanceOrder } from './balance-order'
import { loadOrderMoney, type MoneySession, type OrderMoney } from './order-money'

/**
 * Under the order's lock. Asks the provider about every open session of an order and takes the money that is there.
 * Callback, return of the buyer and sweep may all come at once: the session's lock lets one through, and a second finds
 * it done. @returns whether the order is paid.
 */
export async function settleOrder(container: MedusaContainer, money: OrderMoney): Promise<boolean> {
  for (const session of money.sessions) await settleSession(container, session)
  return balanceOrder(container, money.order_id)
}

/** Medusa's stand-in says "paid" to whoever asks: it is never asked. */
async function settleSession(container: MedusaContainer, { id, provider_id }: MoneySession): Promise<boolean> {
  if (isStandIn(provider_id)) return false
  return container.resolve(Modules.LOCKING).execute(
    [id],
    async () => {
      try {
        const payment = await container.resolve(Modules.PAYMENT).authorizePaymentSession(id, {})
        if (!payment) return false
        const input = { action: 'captured' as const, data: { session_id: id, amount: payment.amount } }
        await processPaymentWorkflow(container).run({ input })
      } catch (error) {
        // Not paid, not reachable, or just now taken by a callback: the records say which.
        const reason = error instanceof Error ? error.message : 'unknown'
        container.resolve(ContainerRegistrationKeys.LOGGER).debug(`checkout: session ${id} not settled: ${reason}`)
      }
      return isCaptured(container, id)
    },
    { timeout: 30 },
  )
}

async function isCaptured(container: MedusaContainer, sessionId: string): Promise<boolean> {
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: sessionId }, { take: 1 })
  return !!payment?.captured_at
}

export type Closed = 'closed' | 'paid' | 'unknown'

/**
 * Under the order's lock. Makes sure that no money can come by these sessions any more, all of them where not said. A
 * provider that refuses to close is asked whether that is because the money is there; where that is not all of the
 * order's, the rest may still be paid.
 */
export async function closeSessions(
  container: MedusaContainer,
  orderId: string,
  which: (session: MoneySession, money: OrderMoney) => boolean = () => true,
): Promise<Closed> {
  const money = await loadOrderMoney(container, orderId)
  if (!money) return 'closed'
  if (isPaid(money)) return 'paid'
  for (const session of money.sessions.filter((one) => which(one, money))) {
    if (await closeSession(container, session.id)) continue
    if (!(await settleSession(container, session))) return 'unknown'
    if (await balanceOrder(container, orderId)) return 'paid'
  }
  return 'closed'
}

const isPaid = ({ canceled, due_fen, captured_fen }: OrderMoney) => !canceled && captured_fen > 0 && due_fen === 0

async function closeSession(container: MedusaContainer, sessionId: string): Promise<boolean> {
  const payments = container.resolve(Modules.PAYMENT)
  return container.resolve(Modules.LOCKING).execute(
    [sessionId],
    async () => {
      const [session] = await payments.listPaymentSessions({ id: [sessionId] }, { relations: ['payment'], take: 1 })
      if (!session) return true
      if (session.payment) return false
      try {
        await payments.deletePaymentSession(sessionId)
        return true
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown'
        container.resolve(ContainerRegistrationKeys.LOGGER).info(`checkout: session ${sessionId} not closed: ${reason}`)
        return false
      }
    },
    { timeout: 30 },
  )
}
