import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { OrderLot } from '../../../lot-types'

export type OrderLotRow = Omit<OrderLot, 'title' | 'link'> & { good_id: string; inventory_item_id: string }

/**
 * The lots that left for an order, by line, then by lot. A parcel that was unpacked again has not left; goods sent back later
 * had.
 */
export async function readOrderLots(knex: Knex, orderId: string): Promise<OrderLotRow[]> {
  const { rows } = await knex.raw<{ rows: (Omit<OrderLotRow, 'tested_at'> & { tested_at: Date | null })[] }>(
    `with recursive gone as (
        select m.line_item_id, m.lot_id, -sum(m.delta)::int as quantity from lot_movement m
          join fulfillment f on f.id = m.fulfillment_id and f.canceled_at is null and f.deleted_at is null
          where m.order_id = :orderId and m.reason = 'ship' and m.line_item_id is not null group by 1, 2),
      line (root, id, depth) as (
        select distinct lot_id, lot_id, 0 from gone
        union select line.root, s.parent_lot_id, line.depth + 1 from line join lot_source s on s.child_lot_id = line.id)
      select g.line_item_id, l.code, l.good_id, l.inventory_item_id, g.quantity, l.is_demo,
        l.state = 'recalled' as recalled, to_char(l.made_on, 'YYYY-MM-DD') as made_on,
        to_char(l.best_before, 'YYYY-MM-DD') as best_before, i.at as tested_at, i.verdict
      from gone g join lot l on l.id = g.lot_id left join lateral (
        select at, verdict from inspection join line on line.root = l.id and line.id = inspection.lot_id
          order by line.depth, at desc limit 1) i on true
      order by g.line_item_id, l.best_before, l.code`,
    { orderId },
  )
  return rows.map((row) => ({ ...row, tested_at: row.tested_at && new Date(row.tested_at).toISOString() }))
}

/** By line whose goods left for an order: of its lots, and of those they were made from. */
export async function producersOfOrder(
  knex: Knex,
  order_id: string,
): Promise<{ line_item_id: string; producer_id: string }[]> {
  const { rows } = await knex.raw<{ rows: { line_item_id: string; producer_id: string }[] }>(
    `with recursive line (line_item_id, id) as (
        select m.line_item_id, m.lot_id from lot_movement m
          join fulfillment f on f.id = m.fulfillment_id and f.canceled_at is null and f.deleted_at is null
          where m.order_id = ? and m.reason = 'ship' and m.line_item_id is not null
        union select line.line_item_id, s.parent_lot_id from line join lot_source s on s.child_lot_id = line.id)
      select distinct line.line_item_id, l.producer_id from line join lot l on l.id = line.id
        where l.producer_id is not null order by line.line_item_id, l.producer_id`,
    [order_id],
  )
  return rows
}
