import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { LotEventRow, LotMovementRow, LotOutlook, LotRow } from '../../../lot-types'
import { lotUnknown } from '../errors'

export const LOT_COLUMNS = [
  'id',
  'code',
  'good_id',
  'inventory_item_id',
  'producer_id',
  'town',
  'village',
  'plot',
  'made_on',
  'best_before',
  'best_before_reason',
  'quantity_unit',
  'received_quantity',
  'standard_id',
  'delivery_id',
  'state',
  'received_at',
  'received_by',
  'released_at',
  'released_by',
  'supplier_name',
  'supplier_contact',
  'is_demo',
  'note',
] as const satisfies readonly (keyof LotRow)[]

/** A driver makes a moment of a bare date, in its own time zone; as text it stays the day it is. */
const SELECTED = LOT_COLUMNS.map((column) =>
  column === 'made_on' || column === 'best_before' ? `to_char(${column}, 'YYYY-MM-DD') as ${column}` : column,
).join(', ')

/** In the order asked. @throws MedusaError not_found */
export async function readLots(knex: Knex, ids: string[]): Promise<LotRow[]> {
  const { rows } = await knex.raw<{ rows: LotRow[] }>(`select ${SELECTED} from lot where id = any(?)`, [ids])
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const lot = known.get(id)
    if (!lot) throw lotUnknown(id)
    return lot
  })
}

/** Oldest first. */
export async function readMovements(
  knex: Knex,
  by: { lot_id?: string; order_id?: string; fulfillment_id?: string },
): Promise<LotMovementRow[]> {
  const rows = await knex('lot_movement').where(by).orderBy('id')
  return rows.map(({ id, ...row }) => ({ ...row, id: String(id) }))
}

export async function readEvents(knex: Knex, lotId: string): Promise<LotEventRow[]> {
  return knex('lot_event').where({ lot_id: lotId }).orderBy('seq')
}

/** By inventory item: how much may be sold today, and what the rest is; an item that never had a lot is not in it. */
export async function readOutlook(knex: Knex, itemIds: string[]): Promise<Map<string, LotOutlook>> {
  if (!itemIds.length) return new Map()
  const { rows } = await knex.raw<{ rows: (LotOutlook & { item: string })[] }>(
    `select l.inventory_item_id as item, array_agg(distinct l.good_id) as good_ids,
        coalesce(sum(s.quantity) filter (where l.state = 'released' and l.best_before >= lot_today()), 0)::int as sellable,
        coalesce(sum(s.quantity) filter (where l.state = 'quarantine'), 0)::int as waiting,
        coalesce(sum(s.quantity) filter (where l.state = 'recalled'), 0)::int as recalled,
        coalesce(sum(s.quantity) filter (where l.state = 'expired'
          or (l.state = 'released' and l.best_before < lot_today())), 0)::int as out_of_date
      from lot l left join lot_stock s on s.lot_id = l.id where l.inventory_item_id = any(?) group by 1`,
    [[...new Set(itemIds)]],
  )
  return new Map(rows.map(({ item, ...outlook }) => [item, outlook]))
}
