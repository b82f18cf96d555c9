import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { LEDGER } from '../modules/ledger'
import { captureKey, postPayments, refundKey } from './payment-postings'

const PAGE = 500

/** Posts what an event that was lost with a crash left unposted. @returns the payments that had something missing */
export async function catchUp(
  container: MedusaContainer,
  since: Date | null,
  before: Date = new Date(),
): Promise<string[]> {
  const missing = await findUnposted(container, since, before)
  for (let i = 0; i < missing.length; i += PAGE) await postPayments(container, missing.slice(i, i + PAGE))
  return missing
}

/** Payments with a capture or refund that the ledger does not know, looking at those made in between, or at all. */
export async function findUnposted(
  container: MedusaContainer,
  since: Date | null,
  before: Date = new Date(),
): Promise<string[]> {
  const payments = container.resolve(Modules.PAYMENT)
  const filters = { created_at: { ...(since && { $gte: since }), $lt: before } } as Record<string, unknown>
  const missing = new Set<string>()
  const note = async (rows: { id: string; payment_id: string }[], keyOf: (id: string) => string) => {
    const known = await container.resolve(LEDGER).knownKeys(rows.map(({ id }) => keyOf(id)))
    rows.filter(({ id }) => !known.has(keyOf(id))).forEach(({ payment_id }) => missing.add(payment_id))
  }
  for (let skip = 0; ; skip += PAGE) {
    const page = { take: PAGE, skip, order: { id: 'ASC' } as const, select: ['id', 'payment_id'] }
    const captures = await payments.listCaptures(filters, page as Parameters<typeof payments.listCaptures>[1])
    const refunds = await payments.listRefunds(filters, page as Parameters<typeof payments.listRefunds>[1])
    await note(captures as unknown as { id: string; payment_id: string }[], captureKey)
    await note(refunds as unknown as { id: string; payment_id: string }[], refundKey)
    if (captures.length < PAGE && refunds.length < PAGE) return [...missing]
  }
}
