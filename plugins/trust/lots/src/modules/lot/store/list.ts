import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { LotState, LotWait } from '../../../lot-types'
import { WAITS } from './waiting'

/** `after`: `received_at` (ISO) and id of the last lot of the page before. */
export type LotsAsked = {
  state?: LotState
  waits?: LotWait
  q?: string
  good_id?: string
  inventory_item_id?: string
  after?: { at: string; id: string } | null
  take: number
}
export type ListedLot = { id: string; at: string }

/** The newest lots that answer, page by page: each begins after the last row of the one before. `at` is exact to the µs. */
export async function listLotIds(
  knex: Knex,
  { state, waits, q, good_id, inventory_item_id, after, take }: LotsAsked,
): Promise<ListedLot[]> {
  const asked = knex('lot').select('id', knex.raw(`received_at::text as at`))
  if (state) asked.where({ state })
  if (waits) asked.whereRaw(WAITS[waits])
  if (good_id) asked.where({ good_id })
  if (inventory_item_id) asked.where({ inventory_item_id })
  if (q) asked.where('code', 'ilike', `%${q.replace(/[%_\\]/g, '\\$&')}%`)
  if (after) asked.whereRaw('(received_at, id) < (?::timestamptz, ?)', [after.at, after.id])
  return asked
    .orderBy([
      { column: 'received_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(take)
}
