import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { tidyCode } from '../../../tidy-code'
import { fromDatabase, packingOver, packingUnknown } from '../errors'

/** By line, by part: how many pieces were scanned. */
export type Counted = Record<string, Record<string, number>>
export type PackingRow = {
  id: string
  order_id: string
  display_id: number
  wave_id: string | null
  packer: string
  state: 'open' | 'packed' | 'undone' | 'dropped'
  counted: Counted
  grams: Record<string, number>
  carrier_code: string
  tracking_number: string | null
  fulfillment_id: string | null
  reason: string | null
  started_at: Date
  packed_at: Date | null
}
export type NewPacking = Pick<PackingRow, 'order_id' | 'display_id' | 'wave_id' | 'packer' | 'carrier_code'>
export type Scan = {
  packing_id: string
  code: string
  verdict: string
  line_item_id?: string
  inventory_item_id?: string
  lot_id?: string
  pieces?: number
  made_by: string
}

/** @returns the one that is open for this order, whoever began it: two who begin at once get the same */
export async function beginPacking(knex: Knex, packing: NewPacking): Promise<PackingRow> {
  await knex.raw(
    `insert into packing (id, order_id, display_id, wave_id, packer, carrier_code)
      values (:id, :order_id, :display_id, :wave_id, :packer, :carrier_code)
      on conflict (order_id) where state = 'open' do nothing`,
    { id: generateEntityId(undefined, 'packing'), ...packing },
  )
  const row = await openPackingOf(knex, packing.order_id)
  if (!row) throw packingOver()
  return row
}

export const openPackingOf = (knex: Knex, order_id: string): Promise<PackingRow | undefined> =>
  knex('packing').where({ order_id, state: 'open' }).first()

export async function readPacking(knex: Knex, id: string): Promise<PackingRow> {
  const row = await knex('packing').where({ id }).first()
  if (!row) throw packingUnknown()
  return row
}

/** Its row is locked while `work` counts: two scanners at one order count one after the other. */
export function atPacking<T>(
  knex: Knex,
  id: string,
  work: (row: PackingRow, trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(async (trx) => {
    const row = await trx('packing').where({ id }).forUpdate().first()
    if (!row) throw packingUnknown()
    if (row.state !== 'open') throw packingOver()
    return work(row, trx)
  })
}

export const writeCount = (
  trx: Knex,
  id: string,
  { counted, grams }: Pick<PackingRow, 'counted' | 'grams'>,
): Promise<number> =>
  trx('packing')
    .where({ id })
    .update({ counted: JSON.stringify(counted), grams: JSON.stringify(grams) })

export async function noteScan(knex: Knex, scan: Scan): Promise<void> {
  await knex('packing_scan').insert(scan)
}

/** Whether a parcel that was not undone bears this number. */
export const numberPacked = async (knex: Knex, tracking_number: string): Promise<boolean> =>
  Boolean(await knex('packing').where({ tracking_number, state: 'packed' }).first('id'))

/** Orders into whose box the bag with this code went, as the bench saw it. */
export const ordersOfBag = (knex: Knex, code: string): Promise<string[]> =>
  knex('packing_scan as s')
    .join('packing as p', 'p.id', 's.packing_id')
    .where({ 's.code': tidyCode(code), 's.verdict': 'right', 'p.state': 'packed' })
    .whereNotNull('s.lot_id')
    .distinct()
    .pluck('p.order_id')

/** The last good that was right, and all codes of bags counted already. */
export const rightScans = (
  knex: Knex,
  packing_id: string,
): Promise<
  { code: string; line_item_id: string; inventory_item_id: string; lot_id: string | null; pieces: number }[]
> => knex('packing_scan').where({ packing_id, verdict: 'right' }).orderBy('id')

export async function takeOver(knex: Knex, id: string, packer: string): Promise<void> {
  if (!(await knex('packing').where({ id, state: 'open' }).update({ packer }))) throw packingOver()
}

type Packed = { id: string; fulfillment_id: string; carrier_code: string; tracking_number: string | null }
/** In the same commit as the parcel. */
export async function markPacked(knex: Knex, { id, ...set }: Packed): Promise<void> {
  const moved = await knex('packing')
    .where({ id, state: 'open' })
    .update({ ...set, state: 'packed', packed_at: knex.fn.now() })
  if (!moved) throw packingOver()
}

/** @returns whether it was open, or packed, until now */
export async function endPacking(
  knex: Knex,
  id: string,
  state: 'undone' | 'dropped',
  reason: string,
): Promise<boolean> {
  const from = state === 'undone' ? 'packed' : 'open'
  try {
    const set = { state, reason, ended_at: knex.fn.now() }
    return Boolean(await knex('packing').where({ id, state: from }).update(set))
  } catch (error) {
    throw fromDatabase(error)
  }
}

export const openPackings = (knex: Knex): Promise<PackingRow[]> =>
  knex('packing').where({ state: 'open' }).orderBy('started_at').limit(1000)

const TODAY = `(date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai')`
export async function packedToday(knex: Knex, packer: string): Promise<{ all: number; mine: number }> {
  const { rows } = await knex.raw<{ rows: { all: number; mine: number }[] }>(
    `select count(*)::int as all, count(*) filter (where packer = ?)::int as mine from packing
      where state = 'packed' and packed_at >= ${TODAY}`,
    [packer],
  )
  return rows[0]
}

export const lastPacked = (knex: Knex, packer: string): Promise<(PackingRow & { handed_over: boolean }) | undefined> =>
  knex('packing as p')
    .where({ packer, state: 'packed' })
    .orderBy('packed_at', 'desc')
    .first(
      'p.*',
      knex.raw(`exists (select from manifest_parcel m where m.fulfillment_id = p.fulfillment_id) as handed_over`),
    )
