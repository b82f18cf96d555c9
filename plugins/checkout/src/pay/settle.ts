import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { processPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { CHECKOUT } from '../modules/checkout'
import { loadOrderMoney, type OrderMoney } from './order-money'

/**
 * Asks the provider about every open session of an order and takes the money that is there. Callback, return of the
 * buyer and sweep may all come at once: the session's lock lets one through, and a second finds it done.
 * @returns whether the order is paid.
 */
export async function settleOrder(container: MedusaContainer, money: OrderMoney): Promise<boolean> {
  let paid = money.captured_fen > 0
  for (const session of money.sessions) paid = (await settleSession(container, session.id)) || paid
  if (paid) await markPaid(container, money.order_id)
  return paid
}

async function settleSession(container: MedusaContainer, sessionId: string): Promise<boolean> {
  return container.resolve(Modules.LOCKING).execute(
    [sessionId],
    async () => {
      try {
        const payment = await container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})
        if (!payment) return false
        const input = { action: 'captured' as const, data: { session_id: sessionId, amount: payment.amount } }
        await processPaymentWorkflow(container).run({ input })
      } catch (error) {
        // Not paid, not reachable, or just now taken by a callback: the records say which.
        const reason = error instanceof Error ? error.message : 'unknown'
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .debug(`checkout: session ${sessionId} not settled: ${reason}`)
      }
      return isCaptured(container, sessionId)
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

/** Open → paid, once; a canceled order stays canceled, its money goes back. */
export async function markPaid(container: MedusaContainer, orderId: string): Promise<void> {
  await container
    .resolve(CHECKOUT)
    .updatePlacements({ selector: { order_id: orderId, state: 'open' }, data: { state: 'paid', paid_at: new Date() } })
}

/**
 * Makes sure that no money can come any more. A provider that refuses to close is asked whether that is because the
 * money is there.
 */
export async function closeSessions(
  container: MedusaContainer,
  orderId: string,
): Promise<'closed' | 'paid' | 'unknown'> {
  const money = await loadOrderMoney(container, orderId)
  if (!money) return 'closed'
  if (money.captured_fen > 0) return 'paid'
  for (const session of money.sessions) {
    if (await closeSession(container, session.id)) continue
    return (await settleSession(container, session.id)) ? 'paid' : 'unknown'
  }
  return 'closed'
}

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
