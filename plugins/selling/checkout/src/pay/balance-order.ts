import { channel } from 'node:diagnostics_channel'
import type { MedusaContainer } from '@medusajs/framework/types'
import { readBalance, type OrderBalance } from '@shanzhen/money-kit/order-balance'
import { refundPayment } from '@shanzhen/money-kit/refunds/refund-payment'
import { CHECKOUT } from '../modules/checkout'
import { giveTime } from './give-time'

/** For whoever counts orders in this process. */
const steps = channel('shanzhen:order-step')

/**
 * Under the order's lock. Money that came in, or an order that changed its price: an order whose worth is paid is paid;
 * what was paid beyond it goes back by itself; less than it is kept, and its buyer gets the time of a new order to
 * complete it. @returns whether the order is paid
 */
export async function balanceOrder(container: MedusaContainer, orderId: string): Promise<boolean> {
  const balance = await readBalance(container, orderId)
  if (!balance || balance.canceled) return false
  if (balance.due_fen > 0) {
    if (balance.captured_fen > 0) await notePart(container, orderId)
    return false
  }
  await markPaid(container, orderId)
  if (balance.excess_fen > 0) await returnExcess(container, balance)
  return true
}

/** Open → paid, once; a canceled order stays canceled, its money goes back. */
async function markPaid(container: MedusaContainer, orderId: string): Promise<void> {
  const paid = await container
    .resolve(CHECKOUT)
    .updatePlacements({ selector: { order_id: orderId, state: 'open' }, data: { state: 'paid', paid_at: new Date() } })
  if (paid.length) steps.publish({ step: 'paid' })
}

/** `paid_at` is when the first money came: an order given up later owes it, however long its channel is silent. */
async function notePart(container: MedusaContainer, order_id: string): Promise<void> {
  const selector = { order_id, state: 'open', paid_at: null } as const
  const checkout = container.resolve(CHECKOUT)
  const [first] = await checkout.listPlacements(selector, { take: 1 })
  if (!first) return
  await giveTime(container, order_id)
  await checkout.updatePlacements({ selector, data: { paid_at: new Date() } })
}

/** The fullest payment first, so that a buyer of several parts hears of as few refunds as possible. */
async function returnExcess(
  container: MedusaContainer,
  { order_id, excess_fen, payments }: OrderBalance,
): Promise<void> {
  const left = payments.map(({ id, captured_fen, refunded_fen }) => ({ id, left_fen: captured_fen - refunded_fen }))
  let open_fen = excess_fen
  for (const { id, left_fen } of left.sort((a, b) => b.left_fen - a.left_fen)) {
    const amount_fen = Math.min(open_fen, left_fen)
    if (amount_fen <= 0) return
    const metadata = { reason: 'excess' }
    await refundPayment(container, { order_id, payment_id: id, amount_fen, metadata })
    open_fen -= amount_fen
  }
}
