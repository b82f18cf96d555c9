/** Medusa's refund of an order's payment, with what it needs to be finished after a crash. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { toYuan } from '../fen'
import { readBalance } from '../order-balance'
import { dropHalfWritten } from './half-written'

export type Refund = {
  order_id: string
  payment_id: string
  amount_fen: number
  note?: string
  created_by?: string
  refund_reason_id?: string
  metadata?: Record<string, unknown>
}

/**
 * Under the order's lock. The refund remembers how much less the order is worth for it (`credit_fen`): what goes back
 * because too much had been paid makes it worth no less. Where the money has left, what fails after that is no failure of
 * the refund: mending finishes it, and nobody is told to try again.
 * @throws what the channel or Medusa's own check refuses; nothing has left then
 */
export async function refundPayment(container: MedusaContainer, refund: Refund): Promise<void> {
  const { order_id, payment_id, amount_fen, metadata, ...more } = refund
  await dropHalfWritten(container, order_id)
  const balance = await readBalance(container, order_id)
  const credit_fen = Math.max(0, amount_fen - (balance?.excess_fen ?? 0))
  const before = await refundsOf(container, payment_id)
  const input = { payment_id, amount: toYuan(amount_fen), ...more, metadata: { ...metadata, credit_fen } }
  try {
    await refundPaymentWorkflow(container).run({ input: input as { payment_id: string; amount: number } })
  } catch (error) {
    if ((await refundsOf(container, payment_id)) <= before) throw error
    const reason = (error as { message?: string } | null)?.message ?? 'unknown'
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(`refund of ${payment_id} left, its order is told later: ${reason}`)
  }
}

async function refundsOf(container: MedusaContainer, payment_id: string): Promise<number> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['refunds.id'],
    filters: { id: payment_id },
  })
  return (data[0] as { refunds?: unknown[] } | undefined)?.refunds?.length ?? 0
}
