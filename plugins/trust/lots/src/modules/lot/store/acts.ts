import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { LotActRow, StockAct } from '../../../lot-types'
import { actAlready, nothingThere } from '../errors'
import { readLots } from './read'
import { assertReservedLeft } from './reserved'
import { inStock } from './transaction'

const EVENT = { stocktake: 'adjusted', damage: 'damaged', transfer: 'transferred' } as const
const REASON = { stocktake: 'adjust', damage: 'damage', transfer: 'transfer' } as const

/**
 * Stock of a lot changes by hand only so: counted, damaged or carried elsewhere, by a person and for a reason. What waiting
 * orders were promised stays. Sent twice under one key it is one act. @returns the act
 * @throws MedusaError not_found (lot), conflict (more than lies there, reserved for orders)
 */
export async function actOnStock(knex: Knex, input: StockAct): Promise<LotActRow> {
  const [lot] = await readLots(knex, [input.lot_id])
  return inStock(knex, [lot.inventory_item_id], async (trx) => {
    const { kind, lot_id, location_id, actor, quantity, reason } = input
    const [known] = input.request_key ? await trx('lot_act').where({ request_key: input.request_key }) : []
    if (known) {
      if (known.lot_id !== lot_id || known.kind !== kind) throw actAlready()
      return known as LotActRow
    }
    await trx.raw('select 1 from lot where id = ? for no key update', [lot_id])
    const place = await trx('lot_stock').where({ lot_id, location_id }).first('quantity')
    const booked: number = place?.quantity ?? 0
    if (kind !== 'stocktake' && booked < quantity) throw nothingThere(lot.code, booked)
    const id = generateEntityId(undefined, 'lact')
    const act = { ...input, id, booked, to_location_id: input.to_location_id ?? null }
    const [row] = await trx('lot_act').insert(act).returning('*')
    const moved = (place_id: string, delta: number) => ({
      ...{ lot_id, location_id: place_id, delta, actor, act_id: id },
      reason: REASON[kind],
    })
    const delta = kind === 'stocktake' ? quantity - booked : -quantity
    if (delta) await trx('lot_movement').insert(moved(location_id, delta))
    if (input.to_location_id) await trx('lot_movement').insert(moved(input.to_location_id, quantity))
    if (delta < 0) await assertReservedLeft(trx, location_id, [{ lot_id, quantity: -delta }])
    const said = { quantity, booked, location_id, to_location_id: input.to_location_id, reason }
    await trx.raw(`select lot_write_event(?, ?, ?, jsonb_strip_nulls(?::jsonb))`, [
      ...[lot_id, EVENT[kind], actor],
      JSON.stringify(said),
    ])
    return row as LotActRow
  })
}

/** Stocktakes, damages and transfers of one lot, newest first. */
export const readActs = (knex: Knex, lotId: string): Promise<LotActRow[]> =>
  knex('lot_act')
    .where({ lot_id: lotId })
    .orderBy([{ column: 'at', order: 'desc' }, { column: 'id' }])
