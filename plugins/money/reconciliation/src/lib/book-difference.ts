import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { billSuspense, channelReceivable } from '@shanzhen/ledger/postings/chart'
import { RECONCILIATION } from '../modules/reconciliation'
import { nothingToBook } from '../modules/reconciliation/errors'
import type { Booked, OfBill } from '../types'
import { midnight, nextDay } from './days'

/**
 * By how much what the channel holds for us is more than the book says (below zero: less).
 * @returns whole fen; null where the channel knows nothing of it, so that there is nothing to book
 */
export const bookedFen = ({ line_kind, here_fen, there_fen }: Omit<Booked, 'id' | 'reference' | 'note'>) =>
  there_fen === null ? null : (line_kind === 'payment' ? 1 : -1) * (there_fen - (here_fen ?? 0))

/**
 * 补记: brings what the channel owes us in line with its bill, against 待查款项, from where finance moves it to what it was.
 * Written in the transaction of the decision, once by its key. @returns the transaction's id
 * @throws MedusaError not_allowed where the channel has no such line
 */
export async function bookDifference(
  container: MedusaContainer,
  trx: Knex.Transaction,
  { id, reference, note, ...difference }: Booked,
  { channel, bill_date, currency }: OfBill,
): Promise<string> {
  const more_fen = bookedFen(difference)
  if (!more_fen) throw nothingToBook()
  const ledger = container.resolve(LEDGER)
  const { provider_id } = container.resolve(RECONCILIATION).channel(channel)
  const specs = [channelReceivable(provider_id, currency), billSuspense(currency)]
  const [receivable, suspense] = await ledger.ensureAccounts(specs, trx)
  const [written] = await ledger.postBatch(
    [
      {
        idempotency_key: `difference:${id}`,
        kind: 'difference_booked',
        description: `${reference} ${note}`,
        ...{ reference_type: 'bill_difference', reference_id: id, currency },
        // The last moment of the bill's day, as its fee.
        effective_at: new Date(midnight(nextDay(bill_date)).getTime() - 1000),
        entries: [
          { account_id: receivable.id, amount_fen: more_fen },
          { account_id: suspense.id, amount_fen: -more_fen },
        ],
      },
    ],
    trx,
  )
  return written.id
}
