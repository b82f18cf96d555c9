import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { byMoment } from '@shanzhen/http/by-moment'
import { goOn } from '../../../test-shop/acts'
import type { TestChange, TestOrder } from '../types'

/** Of each shop, the newest. */
const KEPT = 1000
const PAGE = 200

export type NewTestOrder = Pick<TestOrder, 'shop_id' | 'number' | 'content_hash' | 'receiver' | 'note' | 'made_by'> &
  TestChange

const written = ({ lines, steps, receiver, ...change }: TestChange) => ({
  ...change,
  ...(lines && { lines: JSON.stringify(lines) }),
  ...(steps && { steps: JSON.stringify(steps) }),
  ...(receiver && { receiver: JSON.stringify(receiver) }),
})
const read = (row: TestOrder): TestOrder => ({ ...row, order_number: Number(row.order_number) })

/** A number is one order, also of two that come at once; one that was given up may come anew. Null where it is there already. */
export async function place(knex: Knex, order: NewTestOrder): Promise<TestOrder | null> {
  const { number: _number, shop_id, ...anew } = order
  const [row] = (await knex('shop_test_order')
    .insert({ id: generateEntityId(undefined, 'tstord'), ...order, ...written(order) })
    .onConflict(['shop_id', 'number'])
    .merge({ ...anew, ...written(anew), shipping: 'none', refunded_fen: 0, updated_at: new Date() })
    .where('shop_test_order.state', 'refused')
    .returning('*')) as TestOrder[]
  if (!row) return null
  const newest = knex('shop_test_order').where({ shop_id }).orderBy('id', 'desc').offset(KEPT).select('id')
  await knex('shop_test_order').whereIn('id', newest).delete()
  return read(row)
}

export async function find(knex: Knex, shop_id: string, number: string): Promise<TestOrder | null> {
  const row = (await knex('shop_test_order').where({ shop_id, number }).first()) as TestOrder | undefined
  return row ? read(row) : null
}

export type TestOrdersAsked = { take: number; after?: string; state?: string; number?: string }

export async function list(knex: Knex, shop_id: string, asked: TestOrdersAsked): Promise<TestOrder[]> {
  const { take, after, state, number } = asked
  const query = knex('shop_test_order').where({ shop_id }).orderBy('id', 'desc').limit(take)
  if (state) query.where({ state })
  if (after) query.where('id', '<', after)
  if (number) query.whereRaw(`starts_with(number, ?)`, [number])
  return ((await query) as TestOrder[]).map(read)
}

export async function sums(knex: Knex, shop_id: string): Promise<Record<string, number>> {
  const rows = (await knex('shop_test_order')
    .where({ shop_id })
    .groupBy('state')
    .select('state', knex.raw('count(*)::int as count'))) as { state: string; count: number }[]
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** Under its lock, so that it is not given up while it goes on. @param change what to make of it, null to leave it */
export async function change(
  trx: Knex,
  { shop_id, number }: Pick<TestOrder, 'shop_id' | 'number'>,
  make: (order: TestOrder) => TestChange | null,
): Promise<TestOrder | null> {
  const row = (await trx('shop_test_order').where({ shop_id, number }).forUpdate().first()) as TestOrder | undefined
  if (!row) return null
  const made = make(read(row))
  if (!made) return read(row)
  const now = { ...written(made), updated_at: new Date() }
  const [after] = (await trx('shop_test_order').where({ id: row.id }).update(now).returning('*')) as TestOrder[]
  return read(after)
}

/** All that is due goes on as its goods act, each step at its own time, however late it is looked at. @returns how many did */
export async function goOnDue(trx: Knex, shop_id?: string): Promise<number> {
  const query = trx('shop_test_order').where('due_at', '<=', new Date()).orderBy('due_at').limit(PAGE)
  if (shop_id) query.where({ shop_id })
  const due = (await query.forUpdate().skipLocked()) as TestOrder[]
  for (const row of due)
    await trx('shop_test_order')
      .where({ id: row.id })
      .update({ ...written(goOn(read(row), new Date())), updated_at: new Date() })
  return due.length
}

/** By when they were changed and id, behind `after`. */
export async function changedSince(
  knex: Knex,
  after: { updated_at: Date; id: string },
  take: number,
): Promise<TestOrder[]> {
  const query = byMoment(knex('shop_test_order'), 'updated_at', { at: after.updated_at, id: after.id })
  return ((await query.limit(take)) as TestOrder[]).map(read)
}

export const forgetBefore = (knex: Knex, before: Date): Promise<number> =>
  knex('shop_test_order').where('created_at', '<', before).delete()
