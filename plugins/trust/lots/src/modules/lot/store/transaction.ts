import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { fromDatabase } from '../errors'

const DEADLOCK = '40P01'
const TRIES = 3

/**
 * All or none, in one database transaction. The stock levels of the items are locked first and in order: Medusa's own
 * write of a level locks it before its trigger locks the lots, so nobody waits in a circle.
 */
export async function inStock<T>(
  knex: Knex,
  itemIds: (string | null)[],
  work: (trx: Knex.Transaction) => Promise<T>,
  explain: (error: unknown) => unknown = fromDatabase,
): Promise<T> {
  const items = itemIds.filter((id): id is string => id !== null)
  for (let attempt = 1; ; attempt++) {
    try {
      return await knex.transaction(async (trx) => {
        if (items.length) {
          await trx.raw(
            'select 1 from inventory_level where inventory_item_id = any(?) order by inventory_item_id, id for update',
            [items],
          )
        }
        return work(trx)
      })
    } catch (error) {
      if ((error as { code?: string }).code === DEADLOCK && attempt < TRIES) continue
      throw explain(error)
    }
  }
}
