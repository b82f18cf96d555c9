import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { AffectedLine } from '@shanzhen/lots/lot-types'
import { LOT } from '@shanzhen/lots/modules/lot'
import type { Affected } from '../modules/recall/types'

type OrderItem = { item_id: string; order_id: string }

const NOBODY = { lot_id: null, order_id: null, line_item_id: null, fulfillment_id: null, location_id: null }

/**
 * Everybody and every place a recall is about: order lines that got some of these lots (held where the parcel has not
 * left), paid or unpaid orders whose reserved goods are no longer covered, and places where some of it lies.
 */
export async function listAffected(
  container: MedusaContainer,
  lot_ids: string[],
  lines: AffectedLine[],
): Promise<Affected[]> {
  const [buyers, waiting, places] = await Promise.all([
    buyersOf(container, lines),
    waitingFor(container, lot_ids),
    placesOf(container, lot_ids),
  ])
  return [...buyers, ...waiting, ...places]
}

async function buyersOf(container: MedusaContainer, lines: AffectedLine[]): Promise<Affected[]> {
  const ids = [...new Set(lines.flatMap(({ fulfillment_id }) => fulfillment_id ?? []))]
  const parcels = ids.length
    ? await container.resolve(Modules.FULFILLMENT).listFulfillments({ id: ids }, { select: ['id', 'shipped_at'] })
    : []
  const inside = new Set(parcels.filter(({ shipped_at }) => !shipped_at).map(({ id }) => id))
  return lines.map((line) => ({
    ...NOBODY,
    ...line,
    kind: 'buyer' as const,
    state: inside.has(line.fulfillment_id) ? ('held' as const) : ('pending' as const),
  }))
}

/**
 * Who reserved first keeps what is left without these lots, released still or called back already; the others wait, and
 * staff decide.
 */
async function waitingFor(container: MedusaContainer, lot_ids: string[]): Promise<Affected[]> {
  const lots = await container.resolve(LOT).readLots(lot_ids)
  const items = [...new Set(lots.flatMap(({ inventory_item_id }) => inventory_item_id ?? []))]
  if (!items.length) return []
  const inventory = container.resolve(Modules.INVENTORY)
  const [levels, held, stocks] = await Promise.all([
    everyPage((id, page) => inventory.listInventoryLevels({ inventory_item_id: items, id } as object, page)),
    everyPage((id, page) => inventory.listReservationItems({ inventory_item_id: items, id } as object, page)),
    everyPage((id, page) => container.resolve(LOT).listLotStocks({ lot_id: lot_ids, id } as object, page)),
  ])
  const reservations = held.sort((a, b) => timeOf(a) - timeOf(b) || a.id.localeCompare(b.id))
  const left = new Map(levels.map((level) => [keyOf(level), Number(level.stocked_quantity)]))
  for (const { lot_id, location_id, quantity } of stocks) {
    const lot = lots.find(({ id, state }) => id === lot_id && state === 'released')
    const key = lot?.inventory_item_id && keyOf({ inventory_item_id: lot.inventory_item_id, location_id })
    if (key) left.set(key, (left.get(key) ?? 0) - quantity)
  }
  const short = reservations.filter((reservation) => {
    const rest = (left.get(keyOf(reservation)) ?? 0) - Number(reservation.quantity)
    if (rest >= 0) left.set(keyOf(reservation), rest)
    return rest < 0 && reservation.line_item_id
  })
  const orders = await ordersOfLines(
    container,
    short.map(({ line_item_id }) => line_item_id ?? ''),
  )
  return short.flatMap(({ line_item_id, quantity, inventory_item_id }) => {
    const order_id = orders.get(line_item_id ?? '')
    const lot = lots.find((each) => each.inventory_item_id === inventory_item_id)
    if (!order_id || !line_item_id || !lot) return []
    const row = { ...NOBODY, order_id, line_item_id, lot_id: lot.id, quantity: Math.ceil(Number(quantity)) }
    return [{ ...row, kind: 'waiting' as const, state: 'held' as const }]
  })
}

const PER_PAGE = 1000

type Page = { take: number; order: { id: 'ASC' } }

/** All there is, page by page, each after the last row of the one before: what comes and goes meanwhile shifts nothing. */
async function everyPage<Row extends { id: string }>(
  read: (after: { $gt: string }, page: Page) => Promise<Row[]>,
): Promise<Row[]> {
  const all: Row[] = []
  for (;;) {
    const rows = await read({ $gt: all.at(-1)?.id ?? '' }, { take: PER_PAGE, order: { id: 'ASC' } })
    all.push(...rows)
    if (rows.length < PER_PAGE) return all
  }
}

const timeOf = ({ created_at }: { created_at?: string | Date | null }) => new Date(created_at ?? 0).getTime()
const keyOf = (row: { inventory_item_id: string; location_id: string }) => `${row.inventory_item_id}:${row.location_id}`

/** By line; an order changed since has its line once per version, always under the same order. */
async function ordersOfLines(container: MedusaContainer, line_ids: string[]): Promise<Map<string, string>> {
  if (!line_ids.length) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order_items',
    fields: ['item_id', 'order_id'],
    filters: { item_id: line_ids },
  })
  return new Map((data as OrderItem[]).map(({ item_id, order_id }) => [item_id, order_id]))
}

async function placesOf(container: MedusaContainer, lot_ids: string[]): Promise<Affected[]> {
  const stocks = await everyPage((id, page) =>
    container.resolve(LOT).listLotStocks({ lot_id: lot_ids, quantity: { $gt: 0 }, id } as object, page),
  )
  return stocks.map(({ lot_id, location_id, quantity }) => ({
    ...NOBODY,
    kind: 'place' as const,
    lot_id,
    location_id,
    quantity,
    state: 'held' as const,
  }))
}
