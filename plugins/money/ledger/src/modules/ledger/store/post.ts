import { createHash } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { LedgerTransaction, PostingInput } from '../../../types'
import { amountNotWhole, fromDatabase, keyReused, unbalanced } from '../errors'
import { findByKeys } from './transactions'

export type Posting = PostingInput & { reverses_id?: string | null }

const DEADLOCK = '40P01'
const TRIES = 3

/**
 * Writes a batch in one database transaction. A key that is taken already gives the transaction it belongs to, provided
 * it says the same; a race between two equal keys is decided by the unique index.
 */
export async function writePostings(knex: Knex, inputs: Posting[]): Promise<LedgerTransaction[]> {
  if (!inputs.length) return []
  inputs.forEach(assertSound)
  for (let attempt = 1; ; attempt++) {
    try {
      return await knex.transaction((trx) => write(trx, inputs))
    } catch (error) {
      if ((error as { code?: string }).code === DEADLOCK && attempt < TRIES) continue
      throw fromDatabase(error)
    }
  }
}

async function write(trx: Knex.Transaction, inputs: Posting[]): Promise<LedgerTransaction[]> {
  const rows = inputs.map((input) => ({
    id: generateEntityId(undefined, 'ltxn'),
    fingerprint: fingerprint(input),
    input,
  }))
  const fresh = [...new Map(rows.map((row) => [row.input.idempotency_key, row])).values()].sort((a, b) =>
    a.input.idempotency_key < b.input.idempotency_key ? -1 : 1,
  )
  const { rows: inserted } = await trx.raw<{ rows: { id: string; created_at: Date }[] }>(INSERT_TRANSACTIONS, [
    JSON.stringify(
      fresh.map(({ id, fingerprint, input: { entries: _entries, effective_at, ...input } }) => ({
        ...input,
        id,
        fingerprint,
        effective_at: effective_at.toISOString(),
      })),
    ),
  ])
  const createdAt = new Map(inserted.map((row) => [row.id, row.created_at]))
  const written = fresh.filter(({ id }) => createdAt.has(id))
  if (written.length) {
    await trx.raw(INSERT_ENTRIES, [
      JSON.stringify(
        written.flatMap(({ id, input }) =>
          input.entries.map((entry) => ({
            ...entry,
            transaction_id: id,
            effective_at: input.effective_at.toISOString(),
          })),
        ),
      ),
    ])
  }
  const known = new Map<string, LedgerTransaction & { fingerprint: string }>(
    written.map(({ id, fingerprint, input }) => [
      input.idempotency_key,
      { ...input, id, fingerprint, reverses_id: input.reverses_id ?? null, created_at: createdAt.get(id) as Date },
    ]),
  )
  const repeated = rows.map(({ input }) => input.idempotency_key).filter((key) => !known.has(key))
  for (const found of await findByKeys(trx, repeated)) known.set(found.idempotency_key, found)
  return rows.map(({ input, fingerprint }) => {
    const found = known.get(input.idempotency_key)
    if (found?.fingerprint !== fingerprint) throw keyReused(input.idempotency_key)
    const { fingerprint: _fingerprint, ...transaction } = found
    return transaction
  })
}

const INSERT_TRANSACTIONS = `
  insert into ledger_transaction (id, idempotency_key, fingerprint, kind, description, reference_type, reference_id,
      currency, effective_at, reverses_id)
    select id, idempotency_key, fingerprint, kind, description, reference_type, reference_id, currency, effective_at,
      reverses_id
    from jsonb_to_recordset(?::jsonb) as r(id text, idempotency_key text, fingerprint text, kind text, description text,
      reference_type text, reference_id text, currency text, effective_at timestamptz, reverses_id text)
  on conflict (idempotency_key) do nothing returning id, created_at`

const INSERT_ENTRIES = `
  insert into ledger_entry (transaction_id, account_id, amount_fen, effective_at)
    select transaction_id, account_id, amount_fen, effective_at
    from jsonb_to_recordset(?::jsonb) as r(transaction_id text, account_id text, amount_fen bigint,
      effective_at timestamptz)`

/** What must not differ between two uses of one key; the moment it was sent may. */
function fingerprint({ kind, reference_type, reference_id, currency, entries, reverses_id }: Posting): string {
  const lines = entries.map(({ account_id, amount_fen }) => [account_id, amount_fen])
  return createHash('sha256')
    .update(JSON.stringify([kind, reference_type, reference_id, currency, reverses_id ?? null, lines]))
    .digest('hex')
}

function assertSound({ entries }: Posting): void {
  if (entries.some(({ amount_fen }) => !Number.isSafeInteger(amount_fen) || amount_fen === 0)) throw amountNotWhole()
  if (entries.length < 2 || entries.reduce((sum, entry) => sum + entry.amount_fen, 0) !== 0) throw unbalanced()
}
