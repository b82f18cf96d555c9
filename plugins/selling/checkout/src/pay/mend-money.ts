import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createOrderCreditLinesWorkflow } from '@medusajs/medusa/core-flows'
import { toYuan } from '@shanzhen/money-kit/fen'
import { bookMoneyWorkflow } from '../workflows/workflows/book-money'
import { isOpen, isWhole, type MendPlan, missingCredit, planMend } from './mend-plan'
import { type MoneyRecord, type Movement, ordersWithMovedMoney, readMoneyRecords } from './money-record'
import { bringBackLeft, withChangeSetAside } from '@shanzhen/workflow-kit/order-change/set-aside'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { dropHalfWritten } from '@shanzhen/money-kit/refunds/half-written'

const UNDER_WAY_MS = 45_000
const LOOK_BACK_MS = 3 * 24 * 3_600_000

/**
 * Brings captures and refunds that a crash cut off to their end: a refund is asked for once more at the provider, under
 * its own key, which pays it once; then the order is told what moved.
 */
export async function mendMoney(container: MedusaContainer, now = new Date()): Promise<void> {
  await bringBackLeft(container)
  const before = new Date(now.getTime() - UNDER_WAY_MS)
  const since = new Date(now.getTime() - LOOK_BACK_MS)
  for await (const orders of ordersWithMovedMoney(container, { since, before }))
    await mendOrders(container, orders, before)
}

async function mendOrders(container: MedusaContainer, orders: string[], before: Date): Promise<void> {
  for (const record of await readMoneyRecords(container, orders)) {
    if (isWhole(planMend(record, before))) continue
    try {
      await withOrder(container, record.order_id, () => mendOrder(container, record.order_id, before))
    } catch (error) {
      const reason = error instanceof Error ? error.message : JSON.stringify(error)
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`checkout: money of ${record.order_id} not mended: ${reason}`)
    }
  }
}

/** Looks again under the lock: somebody else may have been at it. */
async function mendOrder(container: MedusaContainer, order_id: string, before: Date): Promise<void> {
  const [record] = await readMoneyRecords(container, [order_id])
  if (!record) return
  const plan = planMend(record, before)
  for (const movement of plan.unbooked) if (movement.kind === 'refund') await refundAgain(container, movement)
  await book(container, record, plan)
  if (plan.settle) await settleTotal(container, order_id)
}

/** The two halves of Medusa's own `refundPayment` that follow its writing of the row; it offers no door to them alone. */
type RefundHalves = {
  refundPaymentFromProvider_(payment: object, refund: object): Promise<unknown>
  maybeUpdatePaymentCollection_(payment_collection_id: string): Promise<void>
}

async function refundAgain(container: MedusaContainer, refund: Movement): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const halves = payments as unknown as RefundHalves
  const payment = await payments.retrievePayment(refund.payment_id)
  await halves.refundPaymentFromProvider_(payment, { id: refund.id, raw_amount: toYuan(refund.amount_fen) })
  await halves.maybeUpdatePaymentCollection_(refund.payment_collection_id)
}

async function book(container: MedusaContainer, record: MoneyRecord, plan: MendPlan): Promise<void> {
  if (plan.misbooked.length) await unbook(container, record.order_id, plan.misbooked)
  if (!plan.unbooked.length) return
  const { order_id, currency_code } = record
  const movements = plan.unbooked.map(({ kind, id, payment_id, amount_fen }) => ({
    kind,
    id,
    payment_id,
    amount: toYuan(amount_fen),
  }))
  await bookMoneyWorkflow(container).run({ input: { order_id, currency_code, movements } })
}

/** The module has this like those of every model; its type leaves it out. */
type Transactions = { updateOrderTransactions(data: { id: string; version: number }[]): Promise<unknown> }

/** Medusa takes a deleted booking off the totals of the version it was booked in, and only the newest version counts. */
async function unbook(container: MedusaContainer, order_id: string, ids: string[]): Promise<void> {
  const orders = container.resolve(Modules.ORDER)
  const { version } = await orders.retrieveOrder(order_id, { select: ['id', 'version'] })
  await (orders as unknown as Transactions).updateOrderTransactions(ids.map((id) => ({ id, version })))
  await orders.deleteOrderTransactions(ids)
}

/** As Medusa does after a refund: the order is worth less by what went back, so that nothing is asked for again. */
async function settleTotal(container: MedusaContainer, order_id: string): Promise<void> {
  await dropHalfWritten(container, order_id)
  const [record] = await readMoneyRecords(container, [order_id])
  const reference_id = record?.movements[0]?.payment_collection_id
  const missing_fen = record ? missingCredit(record) : 0
  if (!isOpen(missing_fen) || !reference_id) return
  const credit = { amount: toYuan(missing_fen), reference: 'payment_collection', reference_id }
  await withChangeSetAside(container, order_id, () =>
    createOrderCreditLinesWorkflow(container).run({ input: { id: order_id, credit_lines: [credit] } }),
  )
}
