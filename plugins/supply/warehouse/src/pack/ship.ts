import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CARRIERS, findCarrier, tidyWaybill, waybillProblem } from '@shanzhen/shipping/carriers'
import { SHIPPING } from '@shanzhen/shipping/modules/shipping'
import { shipParcel } from '@shanzhen/shipping/workflows'
import { WAREHOUSE } from '../modules/warehouse'
import * as errors from '../modules/warehouse/errors'
import {
  endPacking,
  markPacked,
  openPackingOf,
  type PackingRow,
  readPacking,
  rightScans,
} from '../modules/warehouse/store/packings'
import { lotsPicked, type PickedLot } from '../modules/warehouse/store/picks'
import { leaveWaves } from '../modules/warehouse/store/waves'
import { dropNumber, useNumber, wantAgain, wish, type WishRow, wishWithNumber } from '../modules/warehouse/store/wishes'
import { fulfil } from '../numbers/drain'
import { tellDesk } from '../numbers/tell-desk'
import { orderCode } from '../order-code'
import { deskOf } from '../rules'
import { assertBoxMayLeave, lotsOfLine } from './picked-lots'
import { drawParcels } from '../samples/draw'
import { type BenchOrder, readBenchOrder } from './read-order'
import { leftOf, overpacked, unweighed } from './show'
import { assertPacker } from './who-packs'

type Ship = { id: string; actor: string; tracking_number?: string; same_box?: boolean }

/** What says that nothing of the order will leave any more. */
const OVER = ['canceled', 'refunded']

/**
 * All is in the box: it is written down as sent, with its number, by the same way every parcel goes, and the packing in the
 * same commit. What is refused leaves the packing as it is; an order that was canceled meanwhile ends it.
 */
export async function shipPacked(container: MedusaContainer, input: Ship): Promise<PackingRow> {
  const { knex } = container.resolve(WAREHOUSE).own
  const row = await readPacking(knex, input.id)
  if (row.state === 'packed') return row
  if (row.state !== 'open') throw errors.packingOver()
  await assertPacker(container, row, input.actor)
  const order = await readBenchOrder(container, row.order_id, row.wave_id)
  if (order.canceled) await letGo(container, row, '订单已取消')
  if (overpacked(order, row.counted)) throw errors.orderChanged()
  const left = leftOf(order, row.counted)
  if (left > 0) throw errors.notYetAll(left)
  const [heavy] = unweighed(order, row.grams)
  if (heavy) throw errors.weighFirst(heavy.title)
  const scans = await rightScans(knex, row.id)
  await assertBoxMayLeave(container, row, order, scans)
  const { carrier_code, tracking_number } = await numberFor(container, row, input.tracking_number)
  const also = async (fulfillment_id: string) => {
    await markPacked(knex, { id: row.id, fulfillment_id, carrier_code, tracking_number })
    await leaveWaves(knex, [{ order_id: row.order_id, state: 'packed', reason: null }])
    if (tracking_number) await useNumber(knex, row.order_id, carrier_code, tracking_number)
    const { order_id, display_id, packer } = row
    const drawn = { fulfillment_id, order_id, display_id, packing_id: row.id, carrier_code, tracking_number, packer }
    await drawParcels(container, [drawn])
  }
  try {
    await shipParcel(
      container,
      {
        ...{ order_id: row.order_id, created_by: input.actor, request_id: randomUUID(), carrier_code },
        ...{
          tracking_number: tracking_number ?? undefined,
          same_box: input.same_box,
          lines: linesOf(order, row, scans, await lotsPicked(knex, row)),
        },
      },
      also,
    )
  } catch (error) {
    if (OVER.includes(String((error as { code?: unknown }).code))) await letGo(container, row, '订单已取消或已退款')
    throw error
  }
  await tellDesk(container)
  return readPacking(knex, row.id)
}

/** Ends it and says so. */
async function letGo(container: MedusaContainer, row: PackingRow, reason: string): Promise<never> {
  const { knex } = container.resolve(WAREHOUSE).own
  await endPacking(knex, row.id, 'dropped', reason)
  await leaveWaves(knex, [{ order_id: row.order_id, state: 'out', reason }])
  await dropNumber(knex, { order_id: row.order_id })
  await tellDesk(container)
  throw errors.orderStays(`${reason}，把货放回原位`)
}

type Scans = Awaited<ReturnType<typeof rightScans>>
const linesOf = (order: BenchOrder, { grams }: PackingRow, scans: Scans, picked: PickedLot[]) =>
  order.lines.map(({ line_item_id, pieces, nominal_g }) => ({
    ...{ line_item_id, quantity: pieces, lots: lotsOfLine(line_item_id, order, scans, picked) },
    ...(nominal_g !== null && { weighed_g: grams[line_item_id] }),
  }))

/** The one that was scanned; or the one kept for the order, or a new one, where somebody gives out numbers. */
async function numberFor(container: MedusaContainer, row: PackingRow, scanned?: string) {
  const { carrier_code, order_id, wave_id } = row
  const { knex } = container.resolve(WAREHOUSE).own
  if (scanned) {
    const other = await wishWithNumber(knex, tidyWaybill(scanned), order_id)
    if (other) throw errors.labelOfOther(await codeOf(container, other.order_id))
    return fitting(carrier_code, tidyWaybill(scanned))
  }
  if (findCarrier(carrier_code)?.kind !== 'express') return { carrier_code, tracking_number: null }
  if (!deskOf(container)) throw errors.scanWaybill()
  const kept = await wish(knex, { order_id, carrier_code, wave_id, made_by: row.packer })
  const tracking_number = (await stillOurs(container, kept)) ?? (await fulfil(container, kept))
  if (!tracking_number) throw errors.scanWaybill()
  return { carrier_code: kept.carrier_code, tracking_number }
}

/** The number kept for an order, unless somebody wrote it onto another's parcel meanwhile. */
async function stillOurs(container: MedusaContainer, kept: WishRow): Promise<string | null> {
  if (kept.state !== 'reserved' || !kept.tracking_number) return null
  if (!(await container.resolve(SHIPPING).waybillTaken(kept.tracking_number, kept.order_id)))
    return kept.tracking_number
  await wantAgain(container.resolve(WAREHOUSE).own.knex, kept)
  return null
}

async function codeOf(container: MedusaContainer, order_id: string): Promise<string> {
  const order = await container.resolve(Modules.ORDER).retrieveOrder(order_id, { select: ['id', 'display_id'] })
  return orderCode(Number(order.display_id))
}

/** A label of another carrier is that carrier's, where its number looks like one carrier's alone. */
function fitting(carrier_code: string, tracking_number: string) {
  const carrier = findCarrier(carrier_code)
  if (carrier?.kind === 'express' && !waybillProblem(carrier, tracking_number)) return { carrier_code, tracking_number }
  const others = CARRIERS.filter((one) => one.kind === 'express' && !waybillProblem(one, tracking_number))
  return { carrier_code: others.length === 1 ? others[0].code : carrier_code, tracking_number }
}

/** Put aside: whoever scans the order next begins anew. */
export async function dropPacking(container: MedusaContainer, id: string, reason: string): Promise<void> {
  const { knex } = container.resolve(WAREHOUSE).own
  const row = await readPacking(knex, id)
  if (!(await openPackingOf(knex, row.order_id)) || !(await endPacking(knex, id, 'dropped', reason)))
    throw errors.packingOver()
}
