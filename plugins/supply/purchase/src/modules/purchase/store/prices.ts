import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { AgreedRow, LotPriceRow, NewAgreed, NewLotPrice } from '../types'

export async function agree(knex: Knex, price: NewAgreed): Promise<string> {
  const id = generateEntityId(undefined, 'aprice')
  await knex('agreed_price').insert({ id, ...price })
  return id
}

export type AgreedAsked = { id?: string; producer_id?: string; good_id?: string }

/** What was agreed, what holds today first, then the newest; of one producer or one good where asked. */
export async function readAgreed(knex: Knex, by: AgreedAsked): Promise<AgreedRow[]> {
  const { id = null, producer_id = null, good_id = null } = by
  const { rows } = await knex.raw<{ rows: AgreedRow[] }>(
    `with held as (select distinct on (producer_id, good_id, grade, basis) id from agreed_price
        where valid_from <= (now() at time zone 'Asia/Shanghai')::date
          and (:producer_id::text is null or producer_id = :producer_id)
        order by producer_id, good_id, grade, basis, valid_from desc, created_at desc, id desc)
      select p.id, p.producer_id, p.good_id, p.grade, p.basis, p.unit_fen, p.agreed_by, p.created_at,
        to_char(p.valid_from, 'YYYY-MM-DD') as valid_from, exists (select 1 from held where held.id = p.id) as current
      from agreed_price p where (:id::text is null or p.id = :id)
        and (:producer_id::text is null or p.producer_id = :producer_id)
        and (:good_id::text is null or p.good_id = :good_id)
      order by current desc, p.valid_from desc, p.created_at desc, p.id limit 500`,
    { id, producer_id, good_id },
  )
  return rows
}

/** By lot, the price that holds. */
export async function pricesOf(knex: Knex, lot_ids: string[]): Promise<Map<string, LotPriceRow>> {
  const { rows } = await knex.raw<{ rows: LotPriceRow[] }>(
    `select distinct on (lot_id) lot_id, seq, producer_id, grade, basis, unit_fen, net_g_per_piece, agreed_price_id,
        reason, entered_by from lot_price where lot_id = any(?) order by lot_id, seq desc`,
    [lot_ids],
  )
  return new Map(rows.map((row) => [row.lot_id, row]))
}

/** In the lots' turn, so that two prices of a lot follow one another. */
export async function addPrices(trx: Knex.Transaction, prices: NewLotPrice[]): Promise<void> {
  const known = await pricesOf(
    trx,
    prices.map(({ lot_id }) => lot_id),
  )
  const rows = prices.map((price) => ({
    ...{ id: generateEntityId(undefined, 'lprice'), seq: (known.get(price.lot_id)?.seq ?? 0) + 1 },
    ...price,
  }))
  if (rows.length) await trx('lot_price').insert(rows)
}

/** Whoever prices or books these lots waits for whoever does: one after the other, in the order of their ids, until the end. */
export async function takeTurns(trx: Knex.Transaction, lot_ids: string[]): Promise<void> {
  for (const id of [...lot_ids].sort()) {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`purchase:${id}`])
  }
}
