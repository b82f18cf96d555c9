import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { normalizePhone } from '@shanzhen/address/server'
import type { OrderSender } from '@shanzhen/ports/types'
import type { ShopOrderRow, ShopOrderState } from '../types'

/** A page of a shop's orders, the newest first. */
export type OrderQuery = {
  state?: ShopOrderState
  import_id?: string
  /** A number, or the beginning of one. */
  number?: string
  /** The same, or a part of the receiver's name, or the last digits of their phone. */
  q?: string
  order_ids?: string[]
  take: number
  after?: string
}

const plain = (typed: string) => typed.replace(/[\\%_]/g, '\\$&')
/** The end of a phone, or all of it, however it is written. */
function phoneEnd(typed: string): string | null {
  const digits = normalizePhone(typed)
  return /^\d{4,11}$/.test(digits) ? digits : null
}
/** Of what is an order by its own address, of what is none yet by the one it was sent with. */
const FOUND = `(number like :begins escape '\\' or case when order_id is null
  then body #>> '{address,name}' ilike :name escape '\\' or body #>> '{address,phone}' like :ends
  else exists (select 1 from "order" m join order_address a on a.id = m.shipping_address_id
    where m.id = shop_order.order_id and (a.first_name ilike :name escape '\\' or a.phone like :ends)) end)`

export async function listOrders(knex: Knex, shop_id: string, asked: OrderQuery): Promise<ShopOrderRow[]> {
  const { state, import_id, number, q, order_ids, take, after } = asked
  const query = knex('shop_order').where({ shop_id }).orderBy('id', 'desc').limit(take)
  if (state) query.where({ state })
  if (import_id) query.where({ import_id })
  if (number) query.whereRaw(`number like ? escape '\\'`, [`${plain(number)}%`])
  if (q)
    query.whereRaw(FOUND, { begins: `${plain(q)}%`, name: `%${plain(q)}%`, ends: phoneEnd(q) && `%${phoneEnd(q)}` })
  if (order_ids) query.whereIn('order_id', order_ids)
  if (after) query.where('id', '<', after)
  return (await query) as ShopOrderRow[]
}

/** How many orders of a shop, or of one of its files, stand in each state. */
export async function sumsOf(knex: Knex, shop_id: string, import_id?: string): Promise<Record<string, number>> {
  const rows = (await knex('shop_order')
    .where({ shop_id, ...(import_id && { import_id }) })
    .groupBy('state')
    .select('state', knex.raw('count(*)::int as count'))) as { state: string; count: number }[]
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** For messages: in whose name an order's parcels are told of. */
export async function sendersOf(knex: Knex, order_ids: string[]): Promise<Map<string, OrderSender>> {
  const rows = (await knex('shop_order as o')
    .join('shop as s', 's.id', 'o.shop_id')
    .whereIn('o.order_id', order_ids)
    .select('o.order_id', 'o.number', 'o.ship_by', 's.name')) as (OrderSender & { order_id: string })[]
  return new Map(rows.map(({ order_id, ...sender }) => [order_id, sender]))
}

export type ShopDay = { day: string; orders: number; spent_fen: number }

/** The last days of a shop in Beijing, the oldest first, those without orders too: what was placed and not given up. */
export async function daysOf(knex: Knex, shop_id: string, days: number): Promise<ShopDay[]> {
  const { rows } = await knex.raw<{ rows: { day: string; orders: number; spent_fen: string }[] }>(
    `with day as (select generate_series(0, ? - 1) as back)
      select to_char(b.day, 'YYYY-MM-DD') as day, count(o.id)::int as orders,
        coalesce(sum(o.goods_fen + o.freight_fen), 0) as spent_fen
      from day cross join lateral (
          select (now() at time zone 'Asia/Shanghai')::date - day.back as day) b
        left join shop_order o on o.shop_id = ? and o.state = 'placed'
          and o.placed_at >= b.day::timestamp at time zone 'Asia/Shanghai'
          and o.placed_at < (b.day + 1)::timestamp at time zone 'Asia/Shanghai'
      group by b.day order by b.day`,
    [days, shop_id],
  )
  return rows.map(({ spent_fen, ...day }) => ({ ...day, spent_fen: Number(spent_fen) }))
}

/** How many orders of a shop should have left and have pieces that did not. */
export async function lateOf(knex: Knex, shop_id: string): Promise<number> {
  const { rows } = await knex.raw<{ rows: { late: number }[] }>(
    `select count(*)::int as late from shop_order o join "order" m on m.id = o.order_id and m.status <> 'canceled'
      where o.shop_id = ? and o.state = 'placed' and o.ship_by < now() and o.ship_by > now() - interval '90 days'
        and exists (select 1 from order_item i where i.order_id = m.id and i.version = m.version and i.deleted_at is null
          and i.quantity > greatest(i.shipped_quantity, i.delivered_quantity))`,
    [shop_id],
  )
  return rows[0].late
}
