import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'

export type WishRow = {
  id: string
  order_id: string
  carrier_code: string
  wave_id: string | null
  state: 'wanted' | 'reserved' | 'taken' | 'canceled' | 'failed'
  tracking_number: string | null
  tries: number
  reason: string | null
}
type NewWish = { order_id: string; carrier_code: string; wave_id: string | null; made_by: string }

/** Not yet on a parcel, and not over. */
const LIVE = ['wanted', 'reserved', 'failed']
/** Minutes until a number that did not come is asked for again. */
const WAITS_MIN = [1, 5, 30, 120]

/** One for an order at a time; asked for twice it is the same. */
export async function wish(knex: Knex, asked: NewWish): Promise<WishRow> {
  await knex.raw(
    `insert into waybill_wish (id, order_id, carrier_code, wave_id, made_by)
      values (:id, :order_id, :carrier_code, :wave_id, :made_by)
      on conflict (order_id) where state in ('wanted', 'reserved', 'failed')
        do update set wave_id = coalesce(excluded.wave_id, waybill_wish.wave_id)`,
    { id: generateEntityId(undefined, 'wish'), ...asked },
  )
  return (await liveWish(knex, asked.order_id)) as WishRow
}

export const liveWish = (knex: Knex, order_id: string): Promise<WishRow | undefined> =>
  knex('waybill_wish').where({ order_id }).whereIn('state', LIVE).first()

/** Of which other order a number is kept. */
export const wishWithNumber = (knex: Knex, tracking_number: string, not_of: string): Promise<WishRow | undefined> =>
  knex('waybill_wish').where({ tracking_number, state: 'reserved' }).whereNot({ order_id: not_of }).first()

/** Its number went onto another's parcel at an order's page: it wants another one. */
export async function wantAgain(knex: Knex, { id }: WishRow): Promise<void> {
  const set = { state: 'wanted', tracking_number: null, next_at: knex.fn.now() }
  await knex('waybill_wish').where({ id, state: 'reserved' }).update(set)
}

/** The number an earlier parcel of this order bears, by the same carrier: one more box of it. */
export async function numberBeside(knex: Knex, order_id: string, carrier_code: string): Promise<string | null> {
  const row = await knex('waybill_wish')
    .where({ order_id, carrier_code, state: 'taken' })
    .orderBy('made_at')
    .first('tracking_number')
  return row?.tracking_number ?? null
}

export const wishesOf = (knex: Knex, by: { wave_id?: string; order_ids?: string[] }): Promise<WishRow[]> => {
  const query = knex('waybill_wish').whereNot('state', 'canceled').orderBy('made_at')
  if (!by.wave_id) return query.whereIn('order_id', by.order_ids ?? [])
  const { wave_id } = by
  const orders = knex('wave_order').where({ wave_id, state: 'open' }).select('order_id')
  return query.where((own) =>
    own.where({ wave_id }).orWhere((kept) => kept.whereIn('state', LIVE).whereIn('order_id', orders)),
  )
}

/** Those whose turn it is, the longest waiting first. */
export const dueWishes = (knex: Knex, take: number, wave_id?: string): Promise<WishRow[]> => {
  const query = knex('waybill_wish').whereIn('state', ['wanted', 'failed']).orderBy('next_at').limit(take)
  if (wave_id)
    query.where({ wave_id }).andWhere((q) => q.where('state', 'wanted').orWhere('next_at', '<=', knex.fn.now()))
  else query.where('next_at', '<=', knex.fn.now())
  return query
}

/** @returns false where somebody else was faster, or the wish is over */
export async function keepNumber(knex: Knex, id: string, tracking_number: string): Promise<boolean> {
  const set = { state: 'reserved', tracking_number, reason: null }
  return Boolean(await knex('waybill_wish').where({ id }).whereIn('state', ['wanted', 'failed']).update(set))
}

export async function keepFailure(knex: Knex, { id, tries }: WishRow, reason: string): Promise<void> {
  const wait = WAITS_MIN[Math.min(tries, WAITS_MIN.length - 1)]
  await knex('waybill_wish')
    .where({ id })
    .whereIn('state', ['wanted', 'failed'])
    .update({ state: 'failed', reason, tries: tries + 1, next_at: knex.raw(`now() + interval '${wait} minutes'`) })
}

/** The parcel bears this number: in the parcel's own commit. Another that was kept for its order is canceled. */
export async function useNumber(knex: Knex, order_id: string, carrier_code: string, number: string): Promise<void> {
  const live = await liveWish(knex, order_id)
  if (live?.tracking_number === number) {
    await knex('waybill_wish').where({ id: live.id }).update({ state: 'taken' })
    return
  }
  if (live) await knex('waybill_wish').where({ id: live.id }).update({ state: 'canceled' })
  const row = { order_id, carrier_code, tracking_number: number, state: 'taken', made_by: 'bench' }
  await knex('waybill_wish').insert({ ...row, id: generateEntityId(undefined, 'wish') })
}

/** Nothing leaves under it: its order was canceled, or its parcel unpacked. */
export async function dropNumber(knex: Knex, by: { order_id: string } | { tracking_number: string }): Promise<void> {
  const states = 'order_id' in by ? LIVE : ['taken']
  await knex('waybill_wish').where(by).whereIn('state', states).update({ state: 'canceled', told_at: null })
}

/** What whoever gives the numbers has not heard yet. */
export const untoldWishes = (knex: Knex): Promise<WishRow[]> =>
  knex('waybill_wish')
    .whereIn('state', ['taken', 'canceled'])
    .whereNull('told_at')
    .whereNotNull('tracking_number')
    .orderBy('made_at')
    .limit(500)

export async function markTold(knex: Knex, { id, state }: WishRow): Promise<void> {
  await knex('waybill_wish').where({ id, state }).update({ told_at: knex.fn.now() })
}

export const openWishOrders = (knex: Knex): Promise<string[]> =>
  knex('waybill_wish').whereIn('state', LIVE).pluck('order_id')
