import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { newCodes } from '../../../gs1/trace-code'
import { alreadyVoid, batchUnknown, codeUnknown, fromDatabase, keyReused } from '../errors'
import type { BatchOrder, BatchRow, BatchTally } from '../types'

const CHUNK = 10_000
const SAME = ['lot_id', 'gtin14', 'variant_id', 'count', 'allowance'] as const

/** Opens a batch, or finds the one this key opened before. @throws keyReused, tooManyCodes, allowanceTooLarge */
export async function openBatch(knex: Knex, order: BatchOrder): Promise<BatchRow> {
  const known = async () => knex<BatchRow>('trace_code_batch').where({ idempotency_key: order.idempotency_key }).first()
  const found = (await known()) ?? (await insert(knex, order)) ?? (await known())
  if (!found || SAME.some((name) => found[name] !== order[name])) throw keyReused()
  return found
}

async function insert(knex: Knex, order: BatchOrder): Promise<BatchRow | undefined> {
  try {
    const [row] = await knex<BatchRow>('trace_code_batch')
      .insert({ id: generateEntityId(undefined, 'tcb'), ...order })
      .onConflict('idempotency_key')
      .ignore()
      .returning('*')
    return row
  } catch (error) {
    throw fromDatabase(error)
  }
}

/**
 * Writes what is missing of a batch's codes, a chunk per transaction: killed at any moment, the next call goes on where
 * the last commit ended. Two at once take turns on the batch's row.
 */
export async function fillBatch(knex: Knex, id: string): Promise<BatchRow> {
  for (;;) {
    const batch = await knex.transaction((trx) => fillChunk(trx, id))
    if (batch.state !== 'making') return batch
  }
}

async function fillChunk(trx: Knex.Transaction, id: string): Promise<BatchRow> {
  const batch = await trx<BatchRow>('trace_code_batch').where({ id }).forUpdate().first()
  if (!batch) throw batchUnknown()
  if (batch.state !== 'making') return batch
  const codes = newCodes(Math.min(CHUNK, batch.count - batch.made))
  await trx.raw(
    `insert into trace_code (code, batch_id, seq, lot_id, gtin14)
       select code, ?, ?::int + place, ?, ? from unnest(?::text[]) with ordinality as fresh(code, place)`,
    [id, batch.made, batch.lot_id, batch.gtin14, codes],
  )
  const made = batch.made + codes.length
  const [row] = await trx<BatchRow>('trace_code_batch')
    .where({ id })
    .update({ made, state: made === batch.count ? 'ready' : 'making', updated_at: new Date() })
    .returning('*')
  return row
}

/** Batches whose making was cut short. */
export async function unfinishedBatches(knex: Knex): Promise<string[]> {
  return knex<BatchRow>('trace_code_batch').where({ state: 'making' }).orderBy('created_at').pluck('id')
}

/** A page of a batch's codes in label order, void ones left out. */
export async function codesOf(knex: Knex, batch_id: string, from = 1, take = 100_000): Promise<string[]> {
  return knex('trace_code')
    .where({ batch_id, state: 'issued' })
    .andWhere('seq', '>=', from)
    .orderBy('seq')
    .limit(take)
    .pluck('code')
}

type Voiding = { reason: string; by: string }

export async function voidBatch(knex: Knex, id: string, { reason, by }: Voiding): Promise<BatchRow> {
  const [row] = await knex<BatchRow>('trace_code_batch')
    .where({ id })
    .whereNot({ state: 'void' })
    .update({ state: 'void', void_reason: reason, voided_by: by, voided_at: new Date(), updated_at: new Date() })
    .returning('*')
  if (row) return row
  throw (await knex('trace_code_batch').where({ id }).first()) ? alreadyVoid() : batchUnknown()
}

export async function voidCode(knex: Knex, batch_id: string, code: string, { reason, by }: Voiding): Promise<void> {
  const done = await knex('trace_code')
    .where({ code, batch_id, state: 'issued' })
    .update({ state: 'void', void_reason: `${reason}（${by}）`, voided_at: new Date() })
  if (!done) throw (await knex('trace_code').where({ code, batch_id }).first()) ? alreadyVoid() : codeUnknown()
}

/** How a batch's bags were looked at, and the codes looked at most. */
export async function tallyOf(knex: Knex, batch_id: string): Promise<BatchTally> {
  const [sums] = await knex('trace_code')
    .where({ batch_id })
    .select(
      knex.raw(`count(*) filter (where state = 'void')::int as voided`),
      knex.raw(`count(*) filter (where scan_count > 0)::int as scanned`),
    )
  const most = await knex('trace_code')
    .where({ batch_id })
    .andWhere('scan_count', '>', 0)
    .orderBy([{ column: 'network_count', order: 'desc' }, { column: 'scan_count', order: 'desc' }, 'code'])
    .limit(10)
    .select('code', 'seq', 'state', 'scan_count', 'network_count', 'first_scanned_at')
  return { ...(sums as { voided: number; scanned: number }), most }
}

/** Live codes of a lot, as the database counts them when it refuses one more. */
export async function liveCodes(knex: Knex, lot_id: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { live: string }[] }>(
    `select coalesce(sum(count), 0) - (select count(*) from trace_code c join trace_code_batch b on b.id = c.batch_id
       and b.state <> 'void' where c.lot_id = ? and c.state = 'void') as live
       from trace_code_batch where lot_id = ? and state <> 'void'`,
    [lot_id, lot_id],
  )
  return Number(rows[0]?.live ?? 0)
}
