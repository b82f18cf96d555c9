import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { countUnknown, fromDatabase } from '../errors'

export type BinCheckRow = {
  id: string
  wave_id: string
  inventory_item_id: string
  lot_id: string
  lot_code: string
  title: string
  place_code: string | null
  answer: 'empty' | 'left'
  made_by: string
  made_at: Date
  counted: number | null
}
type Answer = Omit<BinCheckRow, 'id' | 'made_at' | 'counted'>

/** Said once of a wave's lot: who says it again changes nothing. */
export async function noteAnswer(knex: Knex, answer: Answer): Promise<void> {
  const row = { ...answer, id: generateEntityId(undefined, 'binc') }
  await knex('bin_check').insert(row).onConflict(['wave_id', 'lot_id']).ignore()
}

/** Lots of a wave about which it was said. */
export const answeredOf = (knex: Knex, wave_id: string): Promise<string[]> =>
  knex('bin_check').where({ wave_id }).pluck('lot_id')

/** By lot: pieces that were fetched for orders not packed yet, which no bin holds though the book still does. */
export async function fetchedOf(knex: Knex, lot_ids: string[]): Promise<Map<string, number>> {
  const rows: { lot_id: string; pieces: number }[] = await knex('pick as p')
    .join('wave_order as o', (on) => on.on('o.wave_id', 'p.wave_id').andOn('o.order_id', 'p.order_id'))
    .where('o.state', 'open')
    .whereIn('p.lot_id', lot_ids)
    .groupBy('p.lot_id')
    .select('p.lot_id', knex.raw('sum(p.picked)::int as pieces'))
  return new Map(rows.map(({ lot_id, pieces }) => [lot_id, pieces]))
}

/** Bins to count, the longest waiting first. `after`: of the row before. */
export function openCounts(
  knex: Knex,
  after: { at: string; id: string } | null,
  take: number,
): Promise<(BinCheckRow & { at: string })[]> {
  const query = knex('bin_check')
    .where({ answer: 'left' })
    .whereNull('counted')
    .orderBy(['made_at', 'id'])
    .limit(take)
    .select('*', knex.raw('made_at::text as at'))
  if (after) query.whereRaw('(made_at, id) > (?::timestamptz, ?)', [after.at, after.id])
  return query
}

/** Its row is locked: who counts it second is told. */
export async function lockCount(knex: Knex, id: string): Promise<BinCheckRow> {
  const row = await knex('bin_check').where({ id, answer: 'left' }).forUpdate().first()
  if (!row) throw countUnknown()
  return row
}

type Counted = { counted: number; picked: number; booked: number; act_id: string | null; counted_by: string }
export async function keepCount(knex: Knex, id: string, counted: Counted): Promise<void> {
  try {
    await knex('bin_check')
      .where({ id })
      .update({ ...counted, counted_at: knex.fn.now() })
  } catch (error) {
    throw fromDatabase(error)
  }
}
