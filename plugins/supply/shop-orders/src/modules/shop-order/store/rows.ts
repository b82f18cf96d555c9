import { createHash } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { AcceptedOrder, ShopOrderRow } from '../types'

type Content = {
  items: { variant_id: string; quantity: number }[]
  address: Pick<AcceptedOrder['body']['address'], 'name' | 'phone' | 'province' | 'city' | 'district' | 'detail'>
  note?: string
}

/** What must not differ between two sendings of one number; the moment, the sender and what it cost may. */
export function contentHash(body: Content): string {
  const { name, phone, province, city, district, detail } = body.address
  const items = body.items.map(({ variant_id, quantity }) => [variant_id, quantity]).sort()
  const content = [items, name, phone, province, city, district, detail, body.note ?? '']
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/**
 * Takes orders in, all in one statement. A number that is there already with the same content is that order; one that was
 * refused is taken in anew.
 * @param sent_at where what was sent then may be taken in again and again: what was refused or given up since stays so
 * @returns in the order given; `used` where the number stands for something else
 */
export async function takeIn(
  knex: Knex,
  orders: AcceptedOrder[],
  sent_at: Date | null = null,
): Promise<{ row: ShopOrderRow; used: boolean }[]> {
  if (!orders.length) return []
  // Ids of one moment are drawn at random: sorted, they stand as the orders came.
  const ids = orders.map(() => generateEntityId(undefined, 'shord')).sort()
  const wanted = orders.map((order, i) => ({
    id: ids[i],
    ...{ import_id: null, row_no: null, ...order },
    content_hash: contentHash(order.body),
  }))
  await knex.raw(
    `insert into shop_order (id, shop_id, number, door, import_id, row_no, content_hash, body, lead_hours, made_by, taken_at)
      select id, shop_id, number, door, import_id, row_no, content_hash, body, lead_hours, made_by,
          coalesce(?::timestamptz, now())
        from jsonb_to_recordset(?::jsonb) as r (id text, shop_id text, number text, door text, import_id text, row_no int,
          content_hash text, body jsonb, lead_hours int, made_by text)
      on conflict (shop_id, number) do update set state = 'waiting', reason = null, reason_code = null,
          door = excluded.door, import_id = excluded.import_id, row_no = excluded.row_no,
          content_hash = excluded.content_hash, body = excluded.body, lead_hours = excluded.lead_hours,
          made_by = excluded.made_by, taken_at = excluded.taken_at, updated_at = now()
        where shop_order.state = 'refused' and (?::timestamptz is null or shop_order.updated_at < ?)`,
    [sent_at, JSON.stringify(wanted), sent_at, sent_at],
  )
  const rows = (await knex('shop_order').whereIn(
    ['shop_id', 'number'],
    wanted.map(({ shop_id, number }) => [shop_id, number]),
  )) as ShopOrderRow[]
  const known = new Map(rows.map((row) => [`${row.shop_id} ${row.number}`, row]))
  return wanted.map(({ shop_id, number, content_hash }) => {
    const row = known.get(`${shop_id} ${number}`) as ShopOrderRow
    return { row, used: row.content_hash !== content_hash }
  })
}

/** What checkout names one of these orders by while it writes it. */
export const referenceTo = ({ id, content_hash }: Pick<ShopOrderRow, 'id' | 'content_hash'>): string =>
  `${id} ${content_hash}`
export function sentOf(reference: string): Pick<ShopOrderRow, 'id' | 'content_hash'> {
  const [id = '', content_hash = ''] = reference.split(' ')
  return { id, content_hash }
}

export type Placed = {
  id: string
  /** Of what was placed: a number that was given up meanwhile may have come anew, made of something else. */
  content_hash: string
  order_id: string
  goods_fen: number
  freight_fen: number
}

/** Within the commit that writes their orders. @throws where one of them is not waiting: nothing is placed then */
export async function markPlaced(trx: Knex, placed: Placed[], at: Date): Promise<void> {
  if (!placed.length) return
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `update shop_order o set state = 'placed', order_id = p.order_id, goods_fen = p.goods_fen, freight_fen = p.freight_fen,
        placed_at = ?, ship_by = ?::timestamptz + o.lead_hours * interval '1 hour', held_until = null, reason = null,
        reason_code = null, body = null, updated_at = now()
      from jsonb_to_recordset(?::jsonb) as p (id text, content_hash text, order_id text, goods_fen int,
        freight_fen int)
      where o.id = p.id and o.content_hash = p.content_hash and o.state in ('waiting', 'held') returning o.id`,
    [at, at, JSON.stringify(placed)],
  )
  if (rows.length !== placed.length) throw new Error('shop_order: an order that does not wait was placed')
}

export type Verdict = { id: string; code: string; reason: string; held_until: Date | null }

/** What became of those that were not placed: held until a day, or refused for good. @returns of how many that still waited */
export async function markRefused(knex: Knex, verdicts: Verdict[]): Promise<number> {
  if (!verdicts.length) return 0
  const { rows } = await knex.raw<{ rows: unknown[] }>(
    `update shop_order o set state = case when v.held_until is null then 'refused' else 'held' end,
        held_until = case when v.held_until is null then null else coalesce(o.held_until, v.held_until) end, reason_code = v.code, reason = v.reason, updated_at = now()
      from jsonb_to_recordset(?::jsonb) as v (id text, code text, reason text, held_until timestamptz)
      where o.id = v.id and o.state in ('waiting', 'held') returning o.id`,
    [JSON.stringify(verdicts)],
  )
  return rows.length
}
