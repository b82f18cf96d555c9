import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { levelMissing } from '../errors'
import { inStock } from './transaction'

/** Medusa's workflows carry what the database said, as it said it, to whoever explains it to staff. */
const asItIs = (error: unknown) => error
const inParcels = <T>(knex: Knex, items: string[], work: (trx: Knex.Transaction) => Promise<T>) =>
  inStock(knex, items, work, asItIs)

/** Pieces of an inventory item that leave a place for one line of an order. */
export type ShippedLine = { line_item_id: string; inventory_item_id: string; location_id: string; quantity: number }
/** Pieces of a line whose lot is known, because the codes on their bags were scanned. */
export type NamedLot = { line_item_id: string; lot_id: string; quantity: number }
export type Shipment = {
  order_id: string
  fulfillment_id: string
  actor: string
  lines: ShippedLine[]
  named?: NamedLot[]
}
export type TakenBack = { order_id: string; actor: string; lines: ShippedLine[] }
type Act = {
  reason: 'ship' | 'return'
  order_id: string
  line_item_id: string
  fulfillment_id?: string
  actor: string
  lot_id?: string
}

/** Which of these items are kept by lot. */
export const itemsWithLots = (knex: Knex, itemIds: string[]): Promise<string[]> =>
  itemIds.length
    ? knex('lot').distinct().whereIn('inventory_item_id', itemIds).pluck('inventory_item_id')
    : Promise.resolve([])

/** Whether something of a lot lies at a place, of one item or of any. */
export async function liesAt(knex: Knex, location_id: string, item?: string): Promise<boolean> {
  const query = knex('lot_stock as s').join('lot as l', 'l.id', 's.lot_id').where({ location_id })
  if (item) query.where('l.inventory_item_id', item)
  return !!(await query.where('s.quantity', '>', 0).first('s.id'))
}

/**
 * A parcel takes its goods out of the lots, those that are named, the rest first expired first; each movement says for which line of which order. Taken
 * once: a parcel that took before takes nothing. @returns the lots. @throws MedusaError conflict (too little released)
 */
export function takeParcel(knex: Knex, { lines, named = [], ...parcel }: Shipment): Promise<string[]> {
  const items = lines.map((line) => line.inventory_item_id)
  return inParcels(knex, items, async (trx) => {
    const { fulfillment_id } = parcel
    // The levels' rows are locked: whoever takes for the same parcel waits here.
    if ((await outOf(trx, fulfillment_id)).length) return []
    for (const line of lines) {
      const act = { ...parcel, reason: 'ship' as const, line_item_id: line.line_item_id }
      for (const { lot_id, quantity } of await lotsOf(trx, line, named))
        await shift(trx, { ...act, lot_id }, { ...line, quantity }, -1)
    }
    return trx('lot_movement').distinct().where({ fulfillment_id }).pluck('lot_id')
  })
}

/** A line's pieces by the lot they are named of, as far as that lot may be sent and has them; the others name none. */
async function lotsOf(trx: Knex.Transaction, line: ShippedLine, named: NamedLot[]) {
  const wanted = named.filter(({ line_item_id }) => line_item_id === line.line_item_id)
  const there = wanted.length
    ? await trx('lot_stock as s')
        .join('lot as l', 'l.id', 's.lot_id')
        .where({ 's.location_id': line.location_id, 'l.inventory_item_id': line.inventory_item_id, state: 'released' })
        .whereIn(
          'l.id',
          wanted.map(({ lot_id }) => lot_id),
        )
        .whereRaw('l.best_before >= lot_today()')
        .select<{ id: string; quantity: number }[]>('l.id', 's.quantity')
    : []
  let left = line.quantity
  const parts: { lot_id?: string; quantity: number }[] = []
  for (const { id, quantity } of there) {
    const said = wanted.filter(({ lot_id }) => lot_id === id).reduce((sum, one) => sum + one.quantity, 0)
    const part = Math.min(left, quantity, said)
    if (part > 0) parts.push({ lot_id: id, quantity: part })
    left -= Math.max(0, part)
  }
  return left > 0 ? [...parts, { quantity: left }] : parts
}

/** What of a parcel lies in its lots again, lot by lot. */
export type CameBack = {
  order_id: string
  fulfillment_id: string
  lot_id: string
  line_item_id: string
  location_id: string
  quantity: number
}
type Out = Omit<CameBack, 'lot_id' | 'fulfillment_id'> & { inventory_item_id: string }

/** A parcel that is unpacked gives back what it took and has not come back, into the same lots. Twice is once. */
export async function unpackParcel(knex: Knex, fulfillment_id: string, actor: string): Promise<CameBack[]> {
  const items = (await outOf(knex, fulfillment_id)).map((line) => line.inventory_item_id)
  if (!items.length) return []
  return inParcels(knex, items, async (trx) => {
    const out = await outOf(trx, fulfillment_id)
    for (const { order_id, line_item_id, ...line } of out) {
      await shift(trx, { reason: 'return', order_id, line_item_id, fulfillment_id, actor }, line, 1)
    }
    return out[0] ? justBack(trx, out[0].order_id) : []
  })
}

/** What this transaction brought back. */
const justBack = (trx: Knex.Transaction, order_id: string): Promise<CameBack[]> =>
  trx('lot_movement')
    .where({ order_id, reason: 'return' })
    .whereRaw('written_by = pg_current_xact_id()')
    .orderBy('id')
    .select('order_id', 'fulfillment_id', 'lot_id', 'line_item_id', 'location_id', 'delta as quantity')

/** Coming back was taken back: the goods are with their order still, out of the very lots. */
export async function sendAgain(knex: Knex, actor: string, back: CameBack[]): Promise<void> {
  if (!back.length) return
  const items = await knex('lot')
    .distinct()
    .whereIn(
      'id',
      back.map((row) => row.lot_id),
    )
    .pluck('inventory_item_id')
  await inParcels(knex, items, async (trx) => {
    for (const { quantity, ...row } of back) {
      await trx('lot_movement').insert({ ...row, actor, delta: -quantity, reason: 'ship' })
      await trx.raw(
        `select lot_write_event(?, 'shipped', ?, jsonb_build_object('quantity', ?::int, 'location_id', ?::text))`,
        [...[row.lot_id, actor, quantity], row.location_id],
      )
    }
  })
}

async function outOf(knex: Knex, fulfillmentId: string): Promise<Out[]> {
  const { rows } = await knex.raw<{ rows: Out[] }>(
    `select m.order_id, m.line_item_id, l.inventory_item_id, m.location_id, -sum(m.delta)::int as quantity
      from lot_movement m join lot l on l.id = m.lot_id
      where m.fulfillment_id = ? and m.reason in ('ship', 'return') group by 1, 2, 3, 4
      having sum(m.delta) < 0 order by l.inventory_item_id, m.line_item_id`,
    [fulfillmentId],
  )
  return rows
}

/**
 * Goods a buyer sent back go into the lots their own order's parcels took them from.
 * @throws MedusaError not_allowed where the order's parcels did not take so much
 */
export function takeBack(knex: Knex, { order_id, actor, lines }: TakenBack): Promise<CameBack[]> {
  const items = lines.map((line) => line.inventory_item_id)
  return inParcels(knex, items, async (trx) => {
    for (const line of lines) {
      const act = { reason: 'return' as const, order_id, line_item_id: line.line_item_id, actor }
      for (const { quantity, ...from } of await arrivedFirst(trx, order_id, line)) {
        await shift(trx, { ...act, ...from }, { ...line, quantity }, 1)
      }
    }
    return justBack(trx, order_id)
  })
}

/**
 * What comes back arrived before: out of delivered parcels first, the rest as the level's trigger finds it. Where bags may
 * be of a lot that is recalled or out of date, the trigger takes those first and is left alone.
 */
async function arrivedFirst(trx: Knex.Transaction, order_id: string, { quantity, ...line }: ShippedLine) {
  const { rows } = await trx.raw<{
    rows: { fulfillment_id: string; open: number; unsafe: boolean; arrived: boolean }[]
  }>(
    `select m.fulfillment_id, -sum(m.delta)::int as open, bool_or(l.state in ('recalled', 'expired')) as unsafe,
        bool_or(f.delivered_at is not null) as arrived
      from lot_movement m join lot l on l.id = m.lot_id join fulfillment f on f.id = m.fulfillment_id
      where m.order_id = ? and m.line_item_id = ? and l.inventory_item_id = ? and m.reason in ('ship', 'return')
        group by 1 having sum(m.delta) < 0 order by 1 desc`,
    [order_id, line.line_item_id, line.inventory_item_id],
  )
  const parts: { quantity: number; fulfillment_id?: string }[] = []
  let left = quantity
  const arrived = rows.some(({ unsafe }) => unsafe) ? [] : rows.filter((row) => row.arrived)
  for (const { fulfillment_id, open } of arrived) {
    const part = Math.min(left, open)
    if (part > 0) parts.push({ quantity: part, fulfillment_id })
    left -= part
  }
  return left > 0 ? [...parts, { quantity: left }] : parts
}

/** Says what is done, then changes Medusa's level: the level's trigger lets the lots follow. */
async function shift(trx: Knex.Transaction, act: Act, line: Omit<ShippedLine, 'line_item_id'>, sign: 1 | -1) {
  const { inventory_item_id, location_id, quantity } = line
  await trx.raw(`select set_config('lot.act', ?, true)`, [JSON.stringify(act)])
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `update inventory_level set stocked_quantity = stocked_quantity + ?, updated_at = now()
      where inventory_item_id = ? and location_id = ? and deleted_at is null`,
    [sign * quantity, inventory_item_id, location_id],
  )
  await trx.raw(`select set_config('lot.act', '', true)`)
  if (!rowCount) throw levelMissing()
}
