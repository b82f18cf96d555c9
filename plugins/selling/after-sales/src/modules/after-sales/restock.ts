/** Goods found sellable on their way back to the shelf: what is still to be put back, and putting it back once. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { noStockLevel } from '../../errors'

export type Restock = { line_item_id: string; inventory_item_id: string; location_id: string; quantity: number }
export type OpenRestock = Restock & { id: string }

/** Each line by itself: the goods go back into the lots that line was sent from. */
export async function writeRestocks(
  trx: Knex.Transaction,
  after_sale_id: string,
  wanted: Restock[],
  actor: string,
): Promise<void> {
  const rows = wanted.map((one) => ({ id: generateEntityId(undefined, 'asrst'), after_sale_id, actor, ...one }))
  if (rows.length) await trx('after_sale_restock').insert(rows)
}

/**
 * Goods still to go back on the shelf, of one claim or of all: the next ones after `after`, so that those which stay open keep
 * nobody out.
 */
export const openRestocks = (knex: Knex, after_sale_id?: string, after = '', take = 200): Promise<OpenRestock[]> =>
  knex('after_sale_restock')
    .whereNull('done_at')
    .andWhere('id', '>', after)
    .modify((query) => {
      if (after_sale_id) void query.where({ after_sale_id })
    })
    .orderBy('id')
    .limit(take)
    .select('id', 'line_item_id', 'inventory_item_id', 'location_id', 'quantity')

/**
 * Adds to Medusa's stock and records it in one transaction: `adjustInventory` commits by itself, and a crash before our
 * own record would leave nobody knowing. The caller holds Medusa's lock of the inventory item. `lot.act` tells the lots' own
 * trigger whose goods these are: they go back into the lots this order's line was sent from.
 * @returns the stock level's id, null where it was done before. @throws MedusaError where there is no such level
 */
export async function putBack(knex: Knex, id: string): Promise<string | null> {
  return knex.transaction(async (trx) => {
    const row = await trx('after_sale_restock').where({ id }).whereNull('done_at').forUpdate().first()
    if (!row) return null
    const { inventory_item_id, location_id, quantity, after_sale_id, line_item_id } = row
    const { order_id } = await trx('after_sale').where({ id: after_sale_id }).first('order_id')
    const act = { reason: 'return', order_id, line_item_id, actor: row.actor ?? 'shop' }
    await trx.raw(`select set_config('lot.act', ?, true)`, [JSON.stringify(act)])
    const level = await trx('inventory_level')
      .where({ inventory_item_id, location_id, deleted_at: null })
      .forUpdate()
      .first('id', 'stocked_quantity')
    if (!level) throw noStockLevel()
    const stocked_before = Number(level.stocked_quantity)
    const stocked = stocked_before + quantity
    const [after] = await trx('inventory_level')
      .where({ id: level.id })
      .update({
        stocked_quantity: stocked,
        raw_stocked_quantity: JSON.stringify({ value: String(stocked), precision: 20 }),
        updated_at: trx.fn.now(),
      })
      .returning('stocked_quantity')
    await trx.raw(`select set_config('lot.act', '', true)`)
    const done_at = trx.fn.now()
    await trx('after_sale_restock')
      .where({ id })
      .update({ stocked_before, stocked_after: Number(after.stocked_quantity), done_at })
    await closeRestock(trx, after_sale_id)
    return level.id as string
  })
}

/** The claim's goods are all back, or there were none. */
export async function closeRestock(knex: Knex, after_sale_id: string): Promise<void> {
  await knex.raw(
    `update after_sale set restock = 'done', updated_at = now() where id = ? and restock = 'started' and not exists
      (select 1 from after_sale_restock r where r.after_sale_id = after_sale.id and r.done_at is null)`,
    [after_sale_id],
  )
}
