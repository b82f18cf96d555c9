import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { AffectedLine } from '../../../lot-types'
import { readLots } from './read'
import type { Together } from './receive'
import { inStock } from './transaction'

export type Refusal = { actor: string; reason: string; disposal: string }

/**
 * Refuses lots in quarantine; `disposal` says what was done with them (returned to the supplier, destroyed).
 * @throws MedusaError conflict when the lot is not in quarantine
 */
export async function rejectLot(
  knex: Knex,
  id: string,
  { actor, reason, disposal }: Refusal,
  together?: Together,
): Promise<void> {
  const [lot] = await readLots(knex, [id])
  await inStock(knex, [lot.inventory_item_id], async (trx) => {
    await trx.raw(`update lot set state = 'rejected', updated_at = now() where id = ?`, [id])
    await trx.raw(
      `insert into lot_movement (lot_id, location_id, delta, reason, actor)
        select lot_id, location_id, -quantity, 'reject', ? from lot_stock where lot_id = ? and quantity > 0`,
      [actor, id],
    )
    await trx.raw(
      `select lot_write_event(?, 'rejected', ?, jsonb_build_object('reason', ?::text, 'disposal', ?::text))`,
      [id, actor, reason, disposal],
    )
    await together?.(trx, await readLots(trx, [id]))
  })
}

/** A lot and all that was made of it, at any remove. */
export async function withDescendants(knex: Knex, id: string): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: { id: string }[] }>(
    `with recursive family (id) as (values (?::text)
        union select s.child_lot_id from lot_source s join family f on f.id = s.parent_lot_id)
      select id from family order by id`,
    [id],
  )
  return rows.map((row) => row.id)
}

/**
 * Takes lots out of sale at once, with all that was made of them. Twice is the same as once.
 * @returns what of them went to whom and has not come back; quantities in the lot's unit
 */
export async function recallLot(knex: Knex, id: string, actor: string, reason: string) {
  const family = await withDescendants(knex, id)
  const lots = await readLots(knex, family)
  const items = lots.map((lot) => lot.inventory_item_id)
  return inStock(knex, items, async (trx) => {
    const { rows } = await trx.raw<{ rows: { id: string }[] }>(
      `update lot set state = 'recalled', updated_at = now() where id in (select id from lot where id = any(?)
          and state not in ('recalled', 'rejected', 'voided') order by id for update) returning id`,
      [family],
    )
    const recalled = rows.map((row) => row.id).sort()
    await trx.raw(
      `select lot_write_event(l.id, 'recalled', ?, jsonb_build_object('reason', ?::text, 'began_with', ?::text))
        from lot l where l.id = any(?) order by l.id`,
      [actor, reason, lots.find((lot) => lot.id === id)?.code ?? '', recalled],
    )
    return { lot_ids: family, recalled_ids: recalled, lines: await readAffected(trx, family) }
  })
}

/** What of these lots went to buyers and has not come back. */
export async function readAffected(trx: Knex, lotIds: string[]): Promise<AffectedLine[]> {
  const { rows } = await trx.raw<{ rows: AffectedLine[] }>(
    `select m.lot_id, m.order_id, m.line_item_id, m.fulfillment_id, (-sum(m.delta))::int as quantity
      from lot_movement m where m.lot_id = any(?) and m.reason in ('ship', 'return') and m.order_id is not null
      group by 1, 2, 3, 4 having sum(m.delta) < 0 order by 2, 3`,
    [lotIds],
  )
  return rows
}

/**
 * Says of these lots and all made of them whether anything is still to be stopped, and names how far their story goes: while
 * the mark stays the same, nothing of them was made, sold, taken back or told for whom it was.
 */
export async function recallMark(knex: Knex, id: string): Promise<{ mark: string; stopped: boolean }> {
  // By their ids, or the planner, who cannot guess how many they are, reads all movements there ever were.
  const family = await withDescendants(knex, id)
  const { rows } = await knex.raw<{ rows: { mark: string; stopped: boolean }[] }>(
    `select concat_ws(':', count(*), count(order_id), coalesce(max(id), 0)) as mark,
        not exists (select 1 from lot where id = any(?) and state not in ('recalled', 'rejected', 'voided')) as stopped
      from lot_movement where lot_id = any(?)`,
    [family, family],
  )
  return { mark: `${family.length}:${rows[0].mark}`, stopped: rows[0].stopped }
}

/** What is out of date today and still counted. */
export async function dueToExpire(knex: Knex) {
  const { rows } = await knex.raw<{ rows: { id: string; inventory_item_id: string | null }[] }>(
    `select id, inventory_item_id from lot where state in ('released', 'quarantine') and best_before < lot_today()`,
  )
  return rows
}

/** What is out of date today leaves the stock. @returns the lots */
export async function expireLots(knex: Knex): Promise<string[]> {
  const rows = await dueToExpire(knex)
  if (!rows.length) return []
  const items = rows.map((row) => row.inventory_item_id)
  return inStock(knex, items, async (trx) => {
    const { rows: gone } = await trx.raw<{ rows: { id: string }[] }>(
      `update lot set state = 'expired', updated_at = now() where id in (select id from lot where id = any(?)
          and state in ('released', 'quarantine') order by id for update) returning id`,
      [rows.map((row) => row.id)],
    )
    await trx.raw(
      `select lot_write_event(l.id, 'expired', 'calendar', jsonb_build_object('best_before', l.best_before))
        from lot l where l.id = any(?) order by l.id`,
      [gone.map((row) => row.id)],
    )
    return gone.map((row) => row.id)
  })
}
