import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { InspectionResult, LotRow } from '../../../lot-types'
import { limitsMissing } from '../errors'
import { limitsOf } from './inspect'
import type { Together } from './receive'
import { inStock } from './transaction'
import { readLots } from './read'

/**
 * Lets lots into sale; Medusa's stock rises with it.
 * @throws MedusaError conflict (no passed incoming inspection, not in quarantine, past its day, by who inspected it),
 *   not_allowed (same person as received)
 */
export async function releaseLots(
  knex: Knex,
  ids: string[],
  releasedBy: string,
  at = new Date(),
  together?: Together,
): Promise<void> {
  const lots = await readLots(knex, ids)
  await assertMeasured(knex, lots)
  const items = lots.map((lot) => lot.inventory_item_id)
  await inStock(knex, items, async (trx) => {
    await trx.raw(
      `update lot set state = 'released', released_at = ?, released_by = ?, updated_at = now()
        where id in (select id from lot where id = any(?) order by id for update)`,
      [at, releasedBy, ids],
    )
    await trx.raw(
      `select lot_write_event(l.id, 'released', ?, jsonb_build_object('quantity', (select sum(s.quantity)
          from lot_stock s where s.lot_id = l.id)), ?) from lot l where l.id = any(?) order by l.id`,
      [releasedBy, at, ids],
    )
    await together?.(trx, lots)
  })
}

/** A lot inspected itself was measured for everything its standard requires; one made of tested lots was tested with them. */
async function assertMeasured(knex: Knex, lots: LotRow[]): Promise<void> {
  const limits = await limitsOf(knex, lots)
  const { rows } = await knex.raw<{ rows: { lot_id: string; results: InspectionResult[] }[] }>(
    `select distinct on (lot_id) lot_id, results from inspection where kind = 'incoming' and lot_id = any(?)
      order by lot_id, at desc, id desc`,
    [lots.map((lot) => lot.id)],
  )
  for (const { lot_id, results } of rows) {
    const lot = lots.find(({ id }) => id === lot_id)
    const wanted = (limits.get(lot?.standard_id ?? '') ?? []).filter((limit) => limit.required)
    const missing = wanted.filter(({ name }) => !results.some((result) => result.name === name))
    if (missing.length) throw limitsMissing(missing.map(({ name }) => name))
  }
}
