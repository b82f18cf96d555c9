import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { OrderSender } from '@shanzhen/ports/types'
import type { ShopOrderRow, ShopOrderState } from '../types'

/** A page of a shop's orders, the newest first. */
export type OrderQuery = {
  state?: ShopOrderState
  import_id?: string
  /** A number, or the beginning of one. */
  number?: string
  order_ids?: string[]
  take: number
  after?: string
}

export async function listOrders(knex: Knex, shop_id: string, asked: OrderQuery): Promise<ShopOrderRow[]> {
  const { state, import_id, number, order_ids, take, after } = asked
  const query = knex('shop_order').where({ shop_id }).orderBy('id', 'desc').limit(take)
  if (state) query.where({ state })
  if (import_id) query.where({ import_id })
  if (number) query.whereRaw(`number like ? escape '\\'`, [`${number.replace(/[\\%_]/g, '\\$&')}%`])
  if (order_ids) query.whereIn('order_id', order_ids)
  if (after) query.where('id', '<', after)
  return (await query) as ShopOrderRow[]
}

export async function sumsOf(knex: Knex, shop_id: string, import_id?: string): Promise<Record<string, number>> {
  const rows = (await knex('shop_order')
    .where({ shop_id, ...(import_id && { import_id }) })
    .groupBy('state')
    .select('state', knex.raw('count(*)::int as count'))) as { state: string; count: number }[]
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

export async function sendersOf(knex: Knex, order_ids: string[]): Promise<Map<string, OrderSender>> {
  const rows = (await knex('shop_order as o')
    .join('shop as s', 's.id', 'o.shop_id')
    .whereIn('o.order_id', order_ids)
    .select('o.order_id', 'o.number', 'o.ship_by', 's.name')) as (OrderSender & { order_id: string })[]
  return new Map(rows.map(({ order_id, ...sender }) => [order_id, sender]))
}
