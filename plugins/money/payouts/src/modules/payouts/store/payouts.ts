import { randomInt } from 'node:crypto'
import { partOf } from '@shanzhen/http/like'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { type BatchRow, OPEN_STATES, type PayoutRow, type PayoutState, type PayoutStep } from '../../../types'
import { batchUnknown, payoutUnknown } from '../errors'

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const beijing = (now: Date) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
/** `DK20261129` and eight signs that nobody takes for one another. */
export const newNumber = (now = new Date()) =>
  `DK${beijing(now)}${Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`

export type NewPayout = Pick<
  PayoutRow,
  | 'payee_type'
  | 'payee_id'
  | 'payee_name'
  | 'amount_fen'
  | 'currency'
  | 'out_of'
  | 'channel'
  | 'purpose'
  | 'account_id'
  | 'bank'
  | 'holder'
  | 'number_end'
  | 'asked_by'
>

export async function insertPayout(trx: Knex, payout: NewPayout): Promise<PayoutRow> {
  const row = { id: generateEntityId(undefined, 'pout'), number: newNumber(), ...payout, state_by: payout.asked_by }
  const [written] = await trx<PayoutRow>('payout').insert(row).returning('*')
  return written
}

/** A payee's payout that is under way is kept as it is until the transaction ends. */
export async function holdOpen(trx: Knex, payee_type: string, payee_id: string): Promise<void> {
  const of = { payee_type, payee_id }
  await trx('payout')
    .where(of)
    .whereIn('state', [...OPEN_STATES])
    .forUpdate()
    .select('id')
}

export type Move = {
  state: PayoutState
  by: string
  reason?: string | null
  reference?: string | null
  batch_id?: string
}

/** The way it may go is the database's to say. In the turn of its row. @throws MedusaError not_found */
export async function movePayout(trx: Knex, id: string, move: Move): Promise<PayoutRow> {
  const { state, by, reason = null, reference, batch_id } = move
  const now = new Date()
  const [row] = await trx<PayoutRow>('payout')
    .where({ id })
    .update({
      ...{ state, state_by: by, state_at: now, state_reason: reason },
      ...(state === 'checked' && { checked_by: by }),
      ...(state === 'approved' && { approved_by: by }),
      ...(reference && { reference }),
      ...(batch_id && { batch_id }),
      updated_at: now,
    } as Partial<PayoutRow>)
    .returning('*')
  if (!row) throw payoutUnknown()
  return row
}

export type PayoutsAsked = {
  state?: PayoutState
  payee_type?: string
  payee_id?: string
  batch_id?: string
  q?: string
  take: number
  skip?: number
}

/** The newest first; and how many there are. */
export async function listPayouts(knex: Knex, asked: PayoutsAsked): Promise<[PayoutRow[], number]> {
  const { take, skip = 0, q, ...by } = asked
  const query = knex<PayoutRow>('payout').where(Object.fromEntries(Object.entries(by).filter(([, value]) => value)))
  if (q) {
    const like = partOf(q)
    query.where((or) => {
      for (const field of ['number', 'payee_name', 'holder', 'reference'] as const) or.orWhereILike(field, like)
    })
  }
  const [rows, [{ count }]] = await Promise.all([
    query.clone().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(take).offset(skip),
    query.clone().count({ count: '*' }) as unknown as Promise<{ count: string }[]>,
  ])
  return [rows as PayoutRow[], Number(count)]
}

/** One payee's, the newest first, by key. */
export function payoutsOf(
  knex: Knex,
  payee: Pick<PayoutRow, 'payee_type' | 'payee_id'>,
  take: number,
  before?: string,
): Promise<PayoutRow[]> {
  const query = knex<PayoutRow>('payout').where(payee).orderBy('id', 'desc').limit(take)
  if (before) query.where('id', '<', before)
  return query as unknown as Promise<PayoutRow[]>
}

/** How many wait in each state that somebody has to act on; what a channel carries, it answers by itself. */
export async function countByState(knex: Knex): Promise<Record<string, { count: number; oldest_at: Date | null }>> {
  const { rows } = await knex.raw<{ rows: { state: string; count: number; oldest_at: Date }[] }>(
    `select state, count(*)::int as count, min(state_at) as oldest_at from payout
      where state in ('asked', 'checked') or state in ('approved', 'sent') and channel = 'bank' group by state
    union all select 'refused_transfers', count(*)::int, min(created_at) from payout_transfer where state = 'refused'`,
  )
  return Object.fromEntries(rows.map(({ state, ...row }) => [state, row]))
}

export async function readPayout(knex: Knex, id: string, lock = false): Promise<PayoutRow> {
  const query = knex<PayoutRow>('payout').where({ id })
  const row = await (lock ? query.forUpdate() : query).first()
  if (!row) throw payoutUnknown()
  return row as PayoutRow
}

export const byNumber = (knex: Knex, number: string): Promise<PayoutRow | undefined> =>
  knex<PayoutRow>('payout').where({ number }).first() as unknown as Promise<PayoutRow | undefined>

export const stepsOf = (knex: Knex, payout_id: string): Promise<PayoutStep[]> =>
  knex<PayoutStep>('payout_step').where({ payout_id }).orderBy('id')

/** Ended in the last days one way or the other, a page behind `after`, for whoever tells the payees. */
export const endedSince = (
  knex: Knex,
  { days, payee_type, take, after = '' }: { days: number; payee_type: string; take: number; after?: string },
): Promise<PayoutRow[]> =>
  knex<PayoutRow>('payout')
    .where({ payee_type })
    .whereIn('state', ['paid', 'failed', 'returned', 'refused'])
    .whereRaw('state_at > now() - make_interval(days => ?)', [days])
    .where('id', '>', after)
    .orderBy('id')
    .limit(take)

/** All for the bank that are approved, in the order of their numbers. */
export const approvedForBank = (knex: Knex, most: number): Promise<PayoutRow[]> =>
  knex<PayoutRow>('payout').where({ state: 'approved', channel: 'bank' }).orderBy('number').limit(most)

/** Those of these that are still approved go into one file; two who ask at once make one. */
export async function makeBatch(trx: Knex.Transaction, made_by: string, ids: string[]): Promise<BatchRow | null> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from payout where id = any(?) and state = 'approved' order by number for update`,
    [ids],
  )
  if (!rows.length) return null
  const id = generateEntityId(undefined, 'pbat')
  const [batch] = await trx<BatchRow>('payout_batch')
    .insert({ id, number: newNumber().replace('DK', 'PL'), made_by, count: rows.length })
    .returning('*')
  for (const row of rows) await movePayout(trx, row.id, { state: 'sent', by: made_by, batch_id: id })
  return batch
}

export async function readBatch(knex: Knex, id: string): Promise<BatchRow> {
  const row = await knex<BatchRow>('payout_batch').where({ id }).first()
  if (!row) throw batchUnknown()
  return row as BatchRow
}

export const payoutsOfBatch = (knex: Knex, batch_id: string): Promise<PayoutRow[]> =>
  knex<PayoutRow>('payout').where({ batch_id }).orderBy('number')

/** The newest first, with what of each is still without the bank's answer. */
export async function listBatches(
  knex: Knex,
  { take, skip }: { take: number; skip: number },
): Promise<[(BatchRow & { amount_fen: number; waiting: number })[], number]> {
  const [{ rows }, [{ count }]] = await Promise.all([
    knex.raw<{ rows: (BatchRow & { amount_fen: string; waiting: number })[] }>(
      `select b.id, b.number, b.made_by, b.count, b.created_at, p.amount_fen, p.waiting from payout_batch b
        cross join lateral (select sum(amount_fen)::text as amount_fen,
          count(*) filter (where state = 'sent')::int as waiting from payout where batch_id = b.id) p
        order by b.created_at desc, b.id desc limit ? offset ?`,
      [take, skip],
    ),
    knex('payout_batch').count({ count: '*' }) as unknown as Promise<{ count: string }[]>,
  ])
  return [rows.map((row) => ({ ...row, amount_fen: Number(row.amount_fen) })), Number(count)]
}
