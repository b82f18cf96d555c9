/** Medusa's refund of a payment, made once however often it is asked for: its note is the key by which it is known. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { refundPayment } from './refund-payment'

export type RefundTerms = {
  order_id: string
  payment_id: string
  amount_fen: number
  /** Nobody else's, e.g. `after-sale:<id>`. */
  note: string
  /** `freight_fen` says how much of it is carriage, for the book; `reason` why, for its buyer. */
  metadata?: { freight_fen?: number; reason?: string }
}

/**
 * Under the order's lock. What the channel has done already is only found again.
 * @returns the refund's id, null where the channel is silent or refuses: nothing was paid then, and it may be asked again
 */
export async function refundOnce(container: MedusaContainer, terms: RefundTerms): Promise<string | null> {
  const { payment_id, note } = terms
  const known = await findRefund(container, payment_id, note)
  if (known) return known
  try {
    await refundPayment(container, terms)
  } catch (error) {
    const reason = (error as { message?: string } | null)?.message ?? 'unknown'
    container.resolve(ContainerRegistrationKeys.LOGGER).warn(`refund ${note} not made: ${reason}`)
  }
  return findRefund(container, payment_id, note)
}

async function findRefund(container: MedusaContainer, payment_id: string, note: string): Promise<string | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'payment',
    fields: ['refunds.id', 'refunds.note'],
    filters: { id: payment_id },
  })
  const { refunds = [] } = (data[0] ?? {}) as { refunds?: { id: string; note: string | null }[] }
  return refunds.find((refund) => refund.note === note)?.id ?? null
}
