import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { InspectionResult, StandardLimit } from '../../../lot-types'
import type { Lift, OutgoingInput, OutgoingInspection } from '../../../outgoing-types'
import { holdUnknown, liftedBefore } from '../errors'
import { inStock } from './transaction'

type Judged = Omit<OutgoingInput, 'values'> & { results: InspectionResult[] }
type Find = { order_id?: string; id?: string; open?: boolean; take?: number; skip?: number }

/**
 * Writes an outgoing inspection and, in each lot it names, the event that tells of it: no order, no buyer in there. Asked
 * under the parcels' lock of its order. @throws MedusaError conflict (held already) @returns its id
 */
export async function recordOutgoing(knex: Knex, { lot_ids, results, ...row }: Judged): Promise<string> {
  const id = generateEntityId(undefined, 'outi')
  await inStock(knex, [], async (trx) => {
    await trx('outgoing_inspection').insert({ ...row, id, results: JSON.stringify(results) })
    if (!lot_ids.length) return
    await trx('outgoing_inspection_lot').insert(lot_ids.map((lot_id) => ({ inspection_id: id, lot_id })))
    await writeEvents(trx, id, 'o.inspector', `'verdict', o.verdict, 'results', o.results, 'reason', o.reason`)
  })
  return id
}

/** @throws MedusaError not_found, conflict (lifted before), not_allowed (by its inspector) */
export async function liftHold(knex: Knex, { id, lifted_by, reason }: Lift): Promise<void> {
  await inStock(knex, [], async (trx) => {
    const changed = await trx('outgoing_inspection')
      .where({ id, verdict: 'held' })
      .whereNull('lifted_at')
      .update({ lifted_by, lift_reason: reason, lifted_at: trx.fn.now() })
    if (!changed)
      throw (await trx('outgoing_inspection').where({ id, verdict: 'held' }).first()) ? liftedBefore() : holdUnknown()
    await writeEvents(trx, id, 'o.lifted_by', `'verdict', 'lifted', 'reason', o.lift_reason`)
  })
}

async function writeEvents(trx: Knex.Transaction, id: string, actor: string, said: string): Promise<void> {
  await trx.raw(
    `select lot_write_event(l.lot_id, 'inspected', ${actor}, jsonb_strip_nulls(jsonb_build_object('kind', 'outgoing', ${said})))
      from outgoing_inspection o join outgoing_inspection_lot l on l.inspection_id = o.id where o.id = ? order by l.lot_id`,
    [id],
  )
}

/** Outgoing inspections of orders, newest first; `open`: holds nobody lifted; all of them where no `take` is named. */
export async function readOutgoing(knex: Knex, { open, take, skip = 0, ...by }: Find): Promise<OutgoingInspection[]> {
  const query = knex('outgoing_inspection as o')
    .select('o.*')
    .select(
      knex.raw(`array(select l.code from outgoing_inspection_lot i join lot l on l.id = i.lot_id
        where i.inspection_id = o.id order by l.code) as lot_codes`),
    )
    .where(by)
    .orderBy([{ column: 'o.at', order: 'desc' }, { column: 'o.id' }])
    .offset(skip)
  if (take) query.limit(take)
  if (open) query.where({ verdict: 'held' }).whereNull('lifted_at')
  return query
}

/** Holds nobody lifted. */
export async function countHolds(knex: Knex): Promise<number> {
  const row = await knex('outgoing_inspection').where({ verdict: 'held' }).whereNull('lifted_at').count().first()
  return Number(row?.count ?? 0)
}

/** By good id: the limits of the standard in force, and whether each parcel needs a passed outgoing inspection. */
export async function outboundRules(
  knex: Knex,
  goodIds: string[],
): Promise<Map<string, { limits: StandardLimit[]; required: boolean }>> {
  if (!goodIds.length) return new Map()
  const { rows } = await knex.raw<{ rows: { good_id: string; limits: StandardLimit[]; required: boolean }[] }>(
    `select distinct on (good_id) good_id, limits, outbound_required as required from standard
      where good_id = any(?) and effective_from <= lot_today() and deleted_at is null order by good_id, version desc`,
    [[...new Set(goodIds)]],
  )
  return new Map(rows.map(({ good_id, ...rules }) => [good_id, rules]))
}

/** `there`: how much of it lies anywhere. */
export type LyingLot = { id: string; code: string; good_id: string; inventory_item_id: string; there: number }

/** Released lots of these items, as parcels are taken from them: first expired first. */
export async function lyingLots(knex: Knex, itemIds: string[]): Promise<LyingLot[]> {
  if (!itemIds.length) return []
  const { rows } = await knex.raw<{ rows: LyingLot[] }>(
    `select id, code, good_id, inventory_item_id,
        (select coalesce(sum(quantity), 0)::int from lot_stock where lot_id = lot.id) as there from lot where inventory_item_id = any(?) and state = 'released'
        and best_before >= lot_today() order by best_before, made_on, code`,
    [itemIds],
  )
  return rows
}
