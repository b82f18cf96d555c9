import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { capturePaymentWorkflow, createOrUpdateOrderPaymentCollectionWorkflow } from '@medusajs/medusa/core-flows'
import { handMethod, type HandMethod, handProviderId } from '@shanzhen/money-kit/by-hand'
import { toFen, toYuan, yuan } from '@shanzhen/money-kit/fen'
import { assertNotOwnOrder } from '@shanzhen/money-kit/own-orders'
import { withOrder } from '@shanzhen/workflow-kit/order-lock'
import { notPayable, otherAmountDue, providerSilent } from '../../lib/refusal'
import { CHECKOUT } from '../../modules/checkout'
import { loadOrderMoney } from '../order-money'
import { closeSessions, settleOrder } from '../settle'
import { asStaffAct } from './staff-act'

export type HandTaken = { method: HandMethod; amount_fen: number; reference?: string; taken_by: string }

type Row = {
  currency_code: string
  summary?: { pending_difference?: number }
  payment_collections?: {
    id: string
    status: string
    payments?: { id: string; provider_id: string; captured_at: string | null; canceled_at: string | null }[]
  }[]
}

/**
 * A member of staff took an order's money by hand, all that is due of it. The buyer's open payments are closed first, so
 * that nobody pays twice; after a crash the same again finishes what was begun.
 * @throws MedusaError not_allowed where they act for whoever sold it; Refusal 409 where the order is paid or canceled or another sum is due, 503 where a channel does not answer
 */
export async function takeByHand(container: MedusaContainer, order_id: string, taken: HandTaken): Promise<void> {
  const { method, amount_fen, reference, taken_by } = taken
  // What nobody else saw paid would bring the shop they act for its share.
  await assertNotOwnOrder(container, container.resolve(CHECKOUT).owners, order_id, taken_by)
  await withOrder(container, order_id, async () => {
    const [placement] = await container.resolve(CHECKOUT).listPlacements({ order_id }, { take: 1 })
    if (!placement || placement.state === 'canceled') throw notPayable('canceled')
    const due_fen = dueOf(await readRow(container, order_id))
    if (due_fen === 0) throw notPayable('paid')
    if (due_fen !== amount_fen) throw otherAmountDue(yuan(due_fen))
    const closed = await closeSessions(container, order_id)
    if (closed !== 'closed') throw closed === 'paid' ? notPayable('paid') : providerSilent()
    await asStaffAct({ taken_by }, async () => {
      const payment_id = await openPayment(container, order_id, method, amount_fen, reference)
      const input = { payment_id, captured_by: taken_by, amount: toYuan(amount_fen) }
      await capturePaymentWorkflow(container).run({ input })
    })
    const money = await loadOrderMoney(container, order_id)
    if (money) await settleOrder(container, money)
  })
}

/** One that a crash left before its capture is taken up again. */
async function openPayment(
  container: MedusaContainer,
  order_id: string,
  method: HandMethod,
  amount_fen: number,
  reference: string | undefined,
): Promise<string> {
  const left = (await readRow(container, order_id)).payment_collections?.flatMap(({ payments }) => payments ?? [])
  const begun = left?.find((one) => handMethod(one.provider_id) === method && !one.captured_at && !one.canceled_at)
  if (begun) return begun.id
  await createOrUpdateOrderPaymentCollectionWorkflow(container).run({ input: { order_id } })
  const { currency_code, payment_collections = [] } = await readRow(container, order_id)
  const collection = payment_collections.find(({ status }) => ['not_paid', 'awaiting'].includes(status))
  if (!collection) throw notPayable('paid')
  const payments = container.resolve(Modules.PAYMENT)
  const session = await payments.createPaymentSession(collection.id, {
    provider_id: handProviderId(method),
    amount: toYuan(amount_fen),
    currency_code,
    data: { ...(reference && { reference }) },
    context: {},
  })
  const payment = await payments.authorizePaymentSession(session.id, {})
  if (!payment) throw providerSilent()
  return payment.id
}

export const dueOf = ({ summary }: Pick<Row, 'summary'>): number => Math.max(0, toFen(summary?.pending_difference ?? 0))

async function readRow(container: MedusaContainer, order_id: string): Promise<Row> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: [
      'currency_code',
      'summary',
      'payment_collections.id',
      'payment_collections.status',
      ...['id', 'provider_id', 'captured_at', 'canceled_at'].map((field) => `payment_collections.payments.${field}`),
    ],
    filters: { id: order_id },
  })
  if (!data[0]) throw notPayable('canceled')
  return data[0] as unknown as Row
}
