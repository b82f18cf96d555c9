import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { OrderSender } from '@shanzhen/ports/types'
import type { Sale, SaleLine } from '../../../types'

/** A page of what was sold at a shop's page, the newest first. */
export async function listSales(
  knex: Knex,
  shop_id: string,
  { take, after }: { take: number; after?: string },
): Promise<(Sale & { display_id: number; lines: SaleLine[] })[]> {
  const query = knex('hosted_sale as s')
    .join('order as o', 'o.id', 's.order_id')
    .where('s.shop_id', shop_id)
    .orderBy('s.order_id', 'desc')
    .limit(take)
  if (after) query.where('s.order_id', '<', after)
  const sales = (await query.select('s.*', 'o.display_id')) as (Sale & { display_id: number })[]
  const ids = sales.map(({ order_id }) => order_id)
  const lines = (await knex('hosted_sale_line').whereIn('order_id', ids).orderBy('line_item_id')) as SaleLine[]
  return sales.map((sale) => ({ ...sale, lines: lines.filter(({ order_id }) => order_id === sale.order_id) }))
}

/** Of all that was sold at a shop's page, in fen. `waiting_fen` is earned and not released; below zero it is owed by the shop. */
export async function sumsOf(knex: Knex, shop_id: string): Promise<{ waiting_fen: number; released_fen: number }> {
  const { rows } = await knex.raw<{ rows: { waiting: string | null; released: string | null }[] }>(
    `select sum(earned_fen - released_fen) filter (where earned_fen <> released_fen) as waiting,
        sum(released_fen) as released from hosted_sale where shop_id = ?`,
    [shop_id],
  )
  return { waiting_fen: Number(rows[0].waiting ?? 0), released_fen: Number(rows[0].released ?? 0) }
}

export async function sendersOf(knex: Knex, order_ids: string[]): Promise<Map<string, OrderSender>> {
  const rows = (await knex('hosted_sale as h')
    .join('shop as s', 's.id', 'h.shop_id')
    .join('order as o', 'o.id', 'h.order_id')
    .whereIn('h.order_id', order_ids)
    .select('h.order_id', 'o.display_id', 'h.ship_by', 's.name')) as {
    order_id: string
    display_id: number
    ship_by: Date
    name: string
  }[]
  return new Map(
    rows.map(({ order_id, display_id, ship_by, name }) => [
      order_id,
      { name, number: String(display_id), ship_by, hosted: true },
    ]),
  )
}

/** @returns in words staff read before "办完才能关闭小店"; null: nothing */
export async function openBusiness(trx: Knex, shop_id: string): Promise<string | null> {
  const { rows } = await trx.raw<{ rows: { to_ship: number; waiting: number; owing: number; claims: number }[] }>(
    `select count(*) filter (where m.status <> 'canceled' and exists (
          select 1 from order_item i where i.order_id = m.id and i.version = m.version and i.deleted_at is null
            and i.quantity > greatest(i.shipped_quantity, i.delivered_quantity)))::int as to_ship,
        count(*) filter (where earned_fen > released_fen)::int as waiting,
        count(*) filter (where earned_fen < released_fen)::int as owing,
        count(*) filter (where exists (select 1 from after_sale a where a.order_id = h.order_id and a.deleted_at is null
            and a.state not in ('refunded', 'resent', 'refused', 'withdrawn')))::int as claims
      from hosted_sale h join "order" m on m.id = h.order_id where h.shop_id = ?`,
    [shop_id],
  )
  const [{ to_ship, waiting, owing, claims }] = rows
  const said = [
    to_ship && `主页还有 ${to_ship} 个订单没有发货`,
    waiting && `主页还有 ${waiting} 单的代销毛利没有到账`,
    claims && `主页还有 ${claims} 单的售后没有办完`,
    owing && '主页退款后还欠供应中心代销毛利',
  ].filter(Boolean)
  return said.length ? said.join('，') : null
}
