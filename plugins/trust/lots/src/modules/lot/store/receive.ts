import { randomInt } from 'node:crypto'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { LotRow, Receipt, ReceivedLot } from '../../../lot-types'
import { derivedDays } from './days'
import { once } from './once'
import { LOT_COLUMNS } from './read'
import { inStock } from './transaction'

/** Letters and digits nobody takes for one another on a wet label. */
const CODE_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** `L` + day made + six signs by chance. */
export const makeCode = (madeOn: string) =>
  `L${madeOn.slice(2).replaceAll('-', '')}-${Array.from({ length: 6 }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('')}`

/** What is written in the same transaction as the lots, or not at all. */
export type Together = (trx: Knex.Transaction, lots: LotRow[]) => Promise<void>

/**
 * Books a delivery into quarantine, all its lots as one: nothing of it is for sale yet. In the order given. Sent twice under
 * one key it is one. `together` is written with the lots or not at all.
 * @throws MedusaError conflict (code or delivery note taken), not_allowed (goods without lots still lie there, past its day)
 */
export function receiveLots(knex: Knex, receipt: Receipt, together?: Together): Promise<LotRow[]> {
  const items = receipt.lots.map((lot) => lot.inventory_item_id)
  return inStock(knex, items, (trx) => once(trx, receipt.once, () => book(trx, receipt, together)))
}

async function book(trx: Knex.Transaction, receipt: Receipt, together?: Together): Promise<LotRow[]> {
  const deliveryId = await bookDelivery(trx, receipt)
  const rows: LotRow[] = []
  for (const lot of receipt.lots) rows.push(toRow({ ...lot, ...(await derivedDays(trx, lot)) }, receipt, deliveryId))
  await insertLots(trx, rows)
  await trx('lot_movement').insert(
    rows.map(({ id, received_quantity, received_by }) => ({
      lot_id: id,
      location_id: receipt.location_id,
      delta: received_quantity,
      reason: 'receive',
      actor: received_by,
    })),
  )
  await trx.raw(
    `select lot_write_event(l.id, 'received', l.received_by, jsonb_build_object('quantity', l.received_quantity,
          'unit', l.quantity_unit, 'location_id', ?::text, 'made_on', l.made_on, 'best_before', l.best_before,
          'best_before_reason', l.best_before_reason,
          'town', l.town, 'village', l.village, 'plot', l.plot, 'supplier', l.supplier_name), l.received_at)
        from lot l where l.id = any(?) order by l.id`,
    [receipt.location_id, rows.map((row) => row.id)],
  )
  await together?.(trx, rows)
  return rows
}

async function bookDelivery(trx: Knex.Transaction, { supplier_name, note_number }: Receipt): Promise<string | null> {
  if (!supplier_name || !note_number) return null
  const id = generateEntityId(undefined, 'ldel')
  await trx('lot_delivery').insert({ id, supplier_name, note_number })
  return id
}

/** In one statement, however many. */
export async function insertLots(trx: Knex.Transaction, rows: LotRow[]): Promise<void> {
  await trx('lot').insert(rows.map((row) => Object.fromEntries(LOT_COLUMNS.map((column) => [column, row[column]]))))
}

function toRow(lot: ReceivedLot & { best_before: string }, receipt: Receipt, delivery_id: string | null): LotRow {
  return {
    id: generateEntityId(undefined, 'lot'),
    code: lot.code ?? makeCode(lot.made_on),
    good_id: lot.good_id,
    inventory_item_id: lot.inventory_item_id,
    producer_id: lot.producer_id ?? null,
    town: lot.town ?? null,
    village: lot.village ?? null,
    plot: lot.plot ?? null,
    made_on: lot.made_on,
    best_before: lot.best_before,
    best_before_reason: lot.best_before_reason ?? null,
    quantity_unit: lot.inventory_item_id ? 'piece' : 'g',
    received_quantity: lot.quantity,
    standard_id: lot.standard_id ?? null,
    delivery_id,
    state: 'quarantine',
    received_at: receipt.received_at ?? new Date(),
    received_by: receipt.received_by,
    released_at: null,
    released_by: null,
    supplier_name: receipt.supplier_name ?? null,
    supplier_contact: receipt.supplier_contact ?? null,
    is_demo: lot.is_demo ?? false,
    note: lot.note ?? null,
  }
}
