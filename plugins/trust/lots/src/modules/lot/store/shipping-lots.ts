import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { ShippingLot } from '../../../lot-types'

/** By inventory item: the lot the next parcel is taken from, first expired first out, and its latest passed test. */
export async function readShippingLots(knex: Knex, itemIds: string[]): Promise<Map<string, ShippingLot>> {
  if (!itemIds.length) return new Map()
  const { rows } = await knex.raw<{ rows: (ShippingLot & { item: string })[] }>(
    `with recursive next as (
        select distinct on (l.inventory_item_id) l.* from lot l
          where l.inventory_item_id = any(?) and l.state = 'released' and l.best_before >= lot_today()
            and exists (select 1 from lot_stock s where s.lot_id = l.id and s.quantity > 0)
          order by l.inventory_item_id, l.best_before, l.made_on, l.id),
      line (root, id, depth) as (
        select id, id, 0 from next
        union select line.root, s.parent_lot_id, line.depth + 1 from line join lot_source s on s.child_lot_id = line.id)
      select n.inventory_item_id as item, n.code, n.town, n.village, n.is_demo,
        to_char(n.made_on, 'YYYY-MM-DD') as made_on, to_char(n.best_before, 'YYYY-MM-DD') as best_before,
        i.at as tested_at, coalesce(i.results, '[]'::jsonb) as results
      from next n left join lateral (
        select at, results from inspection join line on line.root = n.id and line.id = inspection.lot_id
          where kind = 'incoming' and verdict = 'passed' order by line.depth, at desc limit 1) i on true`,
    [[...new Set(itemIds)]],
  )
  return new Map(
    rows.map(({ item, tested_at, ...lot }) => [
      item,
      { ...lot, tested_at: tested_at && new Date(tested_at).toISOString() },
    ]),
  )
}
