import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { Trouble } from '@shanzhen/ports/types'
import { type Booked, type Decision, type FoundDifference, type OfBill, SETTLED_ITSELF, SYSTEM } from '../../../types'
import { alreadyDecided, noDifference } from '../errors'
import { keepDispute } from './disputes'

const settled = (knex: Knex, note: string) => ({
  state: 'resolved',
  decision: SETTLED_ITSELF,
  note,
  decided_by: SYSTEM,
  decided_at: knex.fn.now(),
  updated_at: knex.fn.now(),
})

/** Adds what is new and closes what has come right since; what was decided stays. */
export async function keepDifferences(knex: Knex, bill_id: string, found: FoundDifference[]): Promise<void> {
  await knex.transaction(async (trx) => {
    const rows = found.map((one) => ({ id: generateEntityId(undefined, 'bdiff'), bill_id, ...one }))
    if (rows.length) {
      await trx('bill_difference')
        .insert(rows)
        .onConflict(trx.raw('(bill_id, line_kind, reference) where deleted_at is null'))
        .ignore()
    }
    const still = new Set(found.map(({ line_kind, reference }) => `${line_kind}:${reference}`))
    const open = await trx('bill_difference').where({ bill_id, state: 'open' }).select('id', 'line_kind', 'reference')
    const gone = open.filter(({ line_kind, reference }) => !still.has(`${line_kind}:${reference}`)).map(({ id }) => id)
    await trx('bill_difference').whereIn('id', gone).update(settled(trx, '再次核对时已一致'))
  })
}

/** A bill compared and booked; a second time changes nothing. */
export async function markMatched(knex: Knex, id: string): Promise<void> {
  const now = knex.fn.now()
  await knex('channel_bill')
    .where({ id, state: 'fetched' })
    .update({ state: 'matched', matched_at: now, updated_at: now })
}

/** @returns false where somebody else was faster, or there is no such row */
export async function decide(
  knex: Knex,
  table: 'channel_task',
  id: string,
  { decision, note, decided_by }: Decision,
): Promise<boolean> {
  const now = knex.fn.now()
  const changed = await knex(table)
    .where({ id, state: 'open' })
    .update({ state: 'resolved', decision, note, decided_by, decided_at: now, updated_at: now })
  return changed === 1
}

/** Books what the decision says was booked, in the transaction of the decision. @returns the transaction's id */
export type BookDifference = (trx: Knex.Transaction, difference: Booked, bill: OfBill) => Promise<string>

/**
 * A person's one decision about a difference; what it says is booked is in the book with it, or neither.
 * @throws MedusaError not_found, conflict where it was decided before, not_allowed where there is nothing to book
 */
export async function decideDifference(
  knex: Knex,
  id: string,
  { decision, note, decided_by }: Decision,
  book: BookDifference,
): Promise<void> {
  await knex.transaction(async (trx) => {
    const row = await trx('bill_difference').where({ id }).forUpdate().first<(Booked & Placed) | undefined>()
    if (!row) throw noDifference()
    if (row.state !== 'open') throw alreadyDecided()
    const booked = decision === 'booked_by_hand'
    const transaction_id = booked ? await book(trx, { ...row, note }, await billOf(trx, row)) : null
    const now = trx.fn.now()
    await trx('bill_difference')
      .where({ id })
      .update({ state: 'resolved', decision, note, decided_by, decided_at: now, updated_at: now, transaction_id })
  })
}

type Placed = { bill_id: string; state: string }

async function billOf(trx: Knex.Transaction, { bill_id, reference }: Booked & Placed): Promise<OfBill> {
  const bill = await trx('channel_bill').where({ id: bill_id }).first<Omit<OfBill, 'currency'>>('channel', 'bill_date')
  const line = await trx('channel_bill_line')
    .where({ bill_id, our_number: reference })
    .first<{ currency: string } | undefined>('currency')
  return { ...bill, currency: (line?.currency ?? 'cny').toLowerCase() }
}

/** A trouble becomes a task once; while it is open it follows what the channel says, and ends when the channel says so. */
export async function keepTasks(
  knex: Knex,
  channel: string,
  troubles: (Trouble & { order_id: string | null })[],
): Promise<void> {
  for (const trouble of troubles) {
    const { kind, reference, order_id, amount_fen, currency, reason, due_at } = trouble
    const open = knex('channel_task').where({ channel, kind, reference, state: 'open' })
    await keepDispute(knex, channel, trouble)
    if (trouble.settled) {
      await open.update(settled(knex, reason))
      continue
    }
    await knex('channel_task')
      .insert({
        id: generateEntityId(undefined, 'ctask'),
        channel,
        kind,
        reference,
        order_id,
        amount_fen,
        currency,
        reason,
        due_at,
      })
      .onConflict(knex.raw('(channel, kind, reference) where deleted_at is null'))
      .ignore()
    await open.clone().where('reason', '<>', reason).update({ reason, due_at, updated_at: knex.fn.now() })
  }
}
