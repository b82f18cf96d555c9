import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { piecesReserved } from '../errors'

type Short = { stocked: number; reserved: number; taken: number }

/**
 * What orders wait for is not turned into something else: after work took pieces out of released lots, the level still
 * covers what is reserved there. Asked in the work's own transaction, which holds the level's row; reserving takes
 * Medusa's lock of the item, as the caller does. @throws MedusaError conflict, with how many are reserved
 */
export async function assertReservedLeft(
  trx: Knex.Transaction,
  place: string,
  taken: { lot_id: string; quantity: number }[],
): Promise<void> {
  const { rows } = await trx.raw<{ rows: Short[] }>(
    `select v.stocked_quantity::int as stocked, v.reserved_quantity::int as reserved, t.taken from inventory_level v
      join (select l.inventory_item_id as item, sum(w.quantity)::int as taken
          from jsonb_to_recordset(?::jsonb) as w (lot_id text, quantity int)
          join lot l on l.id = w.lot_id and l.released_by is not null group by 1) t on t.item = v.inventory_item_id
      where v.location_id = ? and v.deleted_at is null and v.stocked_quantity < v.reserved_quantity limit 1`,
    [JSON.stringify(taken), place],
  )
  const [short] = rows
  if (short) throw piecesReserved(short.reserved, Math.max(0, short.stocked + short.taken - short.reserved))
}
