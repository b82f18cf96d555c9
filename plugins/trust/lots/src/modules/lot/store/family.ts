import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { Family } from '../../../wire'

/** Everything a lot was made of and everything made of it, at any remove, for the picture of descent. */
export async function readFamily(knex: Knex, id: string): Promise<Family> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `with recursive up (id) as (values (?::text) union select s.parent_lot_id from lot_source s join up on up.id = s.child_lot_id),
        down (id) as (values (?::text) union select s.child_lot_id from lot_source s join down on down.id = s.parent_lot_id)
      select id from up union select id from down`,
    [id, id],
  )
  const ids = rows.map((row) => row.id)
  const lots: Family['lots'] = await knex('lot')
    .select('id', 'code', 'state', 'received_quantity as quantity', 'quantity_unit as unit')
    .whereIn('id', ids)
    .orderBy('received_at')
  const sources = await knex('lot_source')
    .select('child_lot_id as child', 'parent_lot_id as parent', 'quantity')
    .whereIn('child_lot_id', ids)
    .whereIn('parent_lot_id', ids)
  return { lots, sources }
}
