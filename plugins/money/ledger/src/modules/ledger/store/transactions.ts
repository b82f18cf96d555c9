import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { EntryInput, LedgerTransaction } from '../../../types'

type Stored = LedgerTransaction & { fingerprint: string }

export async function findTransaction(knex: Knex, id: string): Promise<LedgerTransaction | null> {
  return (await find(knex, (query) => query.where('t.id', id)))[0] ?? null
}

export const findByReference = (knex: Knex, reference_type: string, reference_id: string) =>
  find(knex, (query) => query.where({ 't.reference_type': reference_type, 't.reference_id': reference_id }))

export const findByKeys = (knex: Knex, keys: string[]): Promise<Stored[]> =>
  keys.length ? find(knex, (query) => query.whereIn('t.idempotency_key', keys)) : Promise.resolve([])

/** Which of these keys are taken already. */
export async function knownKeys(knex: Knex, keys: string[]): Promise<Set<string>> {
  const rows = await knex('ledger_transaction').whereIn('idempotency_key', keys).select('idempotency_key')
  return new Set(rows.map((row) => String(row.idempotency_key)))
}

/**
 * What was booked about one kind of thing by now, since a moment, behind one of them; by its key, whose ids begin with their
 * time. A thing comes as often as it was booked.
 */
export async function referencesSince(
  knex: Knex,
  reference_type: string,
  since: Date,
  page: { take: number; after: string },
): Promise<{ id: string; reference_id: string }[]> {
  return (await knex('ledger_transaction')
    .where({ reference_type })
    .where('id', '>', page.after > idAt(since) ? page.after : idAt(since))
    .orderBy('id')
    .limit(page.take)
    .select('id', 'reference_id')) as { id: string; reference_id: string }[]
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The smallest id of that millisecond: a ULID's first ten digits are its time, by 32. */
function idAt(moment: Date): string {
  let [left, time] = [Math.max(0, moment.getTime()), '']
  for (let i = 0; i < 10; i++) {
    time = DIGITS[left % 32] + time
    left = Math.floor(left / 32)
  }
  return `ltxn_${time}`
}

async function find(knex: Knex, narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder): Promise<Stored[]> {
  const rows: (Stored & { entries: EntryInput[] })[] = await narrow(
    knex({ t: 'ledger_transaction' })
      .select(
        't.id',
        't.idempotency_key',
        't.fingerprint',
        't.kind',
        't.description',
        't.reference_type',
        't.reference_id',
        't.currency',
        't.effective_at',
        't.created_at',
        't.reverses_id',
        knex.raw(`(select jsonb_agg(jsonb_build_object('account_id', e.account_id, 'amount_fen', e.amount_fen) order by e.id)
          from ledger_entry e where e.transaction_id = t.id) as entries`),
      )
      .orderBy(['t.created_at', 't.id']),
  )
  return rows
}
