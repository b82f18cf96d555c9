import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from '@shanzhen/http/names'
import { LOT } from '@shanzhen/lots/modules/lot'
import { ORDER_NOTE } from '@shanzhen/order-notes/modules/order-note'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from './modules/warehouse'
import { countWaiting, readWaiting, type WaitingRow } from './modules/warehouse/store/worklist'
import { rulesOf } from './rules'
import { learnTerms } from './terms'
import type { WaitingOrderSaid, WorklistSaid, WorklistQuery } from './wire'

const PAGE = 100

export async function readWorklist(container: MedusaContainer, asked: WorklistQuery): Promise<WorklistSaid> {
  const { knex } = container.resolve(WAREHOUSE).own
  await learnTerms(container)
  const rules = await rulesOf(container)
  const [{ rows, count }, counts, { samples, samples_failed }] = await Promise.all([
    readWaiting(knex, rules, asked, PAGE),
    countWaiting(knex, rules),
    container.resolve(WAREHOUSE).countWaiting(),
  ])
  const last = rows.length === PAGE ? rows[PAGE - 1] : null
  const told = { ...counts, samples, samples_failed }
  return { orders: await show(container, rows), count, counts: told, next: last && `${last.at}_order:${last.id}` }
}

/** Why an order is kept, as whoever kept it wrote it. */
async function reasonsOf(container: MedusaContainer, rows: WaitingRow[]): Promise<Map<string, string>> {
  const ids = rows.filter(({ look }) => look === 'stopped' || look === 'held').map(({ id }) => id)
  if (!ids.length) return new Map()
  const [flags, holds] = await Promise.all([
    container.resolve(ORDER_NOTE).openFlags(ids),
    container.resolve(LOT).outgoing({ open: true }),
  ])
  const held = holds.map(({ order_id, reason }): [string, string] => [order_id, reason ?? ''])
  const stopped = flags
    .filter(({ kind }) => kind === 'stop')
    .map(({ order_id, reason }): [string, string] => [order_id, reason])
  return new Map([...held, ...stopped])
}

async function show(container: MedusaContainer, rows: WaitingRow[]): Promise<WaitingOrderSaid[]> {
  const [why, names] = await Promise.all([
    reasonsOf(container, rows),
    namesOf(
      container,
      rows.map(({ packer }) => packer),
    ),
  ])
  return rows.map((row) => ({
    ...{ id: row.id, display_id: row.display_id, look: row.look, way: row.way, zone: row.zone, place: row.place },
    ...{
      buyer: row.buyer,
      sender: row.sender,
      pieces: row.pieces,
      since: row.since,
      ship_by: row.ship_by,
      due: row.due,
    },
    ...{ carrier_code: row.carrier_code, carrier_name: findCarrier(row.carrier_code)?.name ?? row.carrier_code },
    why: row.look === 'ready' ? null : row.look === 'to_inspect' ? '标准要求出库检验' : (why.get(row.id) ?? null),
    wave: row.wave_id && row.wave_number !== null ? { id: row.wave_id, number: row.wave_number } : null,
    packer: row.packer && names[row.packer],
  }))
}
