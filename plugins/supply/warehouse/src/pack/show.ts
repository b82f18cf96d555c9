import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { findCarrier } from '@shanzhen/shipping/carriers'
import { WAREHOUSE } from '../modules/warehouse'
import type { Counted, PackingRow } from '../modules/warehouse/store/packings'
import { samplesOf } from '../modules/warehouse/store/samples'
import { readWave, waveOrders } from '../modules/warehouse/store/waves'
import { liveWish } from '../modules/warehouse/store/wishes'
import { deskOf } from '../rules'
import type { PackingSaid } from '../wire'
import { type BenchOrder, type BenchPart, readBenchOrder } from './read-order'

export const countOf = (counted: Counted, { line_item_id, inventory_item_id }: BenchPart): number =>
  counted[line_item_id]?.[inventory_item_id] ?? 0

export const leftOf = (order: BenchOrder, counted: Counted): number =>
  order.parts.reduce((sum, part) => sum + Math.max(0, part.needed - countOf(counted, part)), 0)

/** More was scanned than the order holds by now: it was changed while it was packed. */
export const overpacked = (order: BenchOrder, counted: Counted): boolean =>
  Object.entries(counted).some(([line_item_id, parts]) =>
    Object.entries(parts).some(([item, pieces]) => {
      const part = order.parts.find((one) => one.line_item_id === line_item_id && one.inventory_item_id === item)
      return pieces > (part?.needed ?? 0)
    }),
  )

export const unweighed = (order: BenchOrder, grams: PackingRow['grams']) =>
  order.lines.filter(({ line_item_id, nominal_g }) => nominal_g !== null && !grams[line_item_id])

type Address = Partial<Record<'first_name' | 'last_name' | 'province' | 'city' | 'address_2', string | null>> | null

/** As the bench shows it; what comes next is decided here and nowhere else. */
export async function showPacking(
  container: MedusaContainer,
  row: PackingRow,
  known?: BenchOrder,
): Promise<PackingSaid> {
  const warehouse = container.resolve(WAREHOUSE)
  const [{ knex }, own] = [warehouse.own, warehouse.sender]
  const order = known ?? (await readBenchOrder(container, row.order_id, row.wave_id))
  const [wave, place, terms, { data }] = await Promise.all([
    row.wave_id ? readWave(knex, row.wave_id) : null,
    row.wave_id ? waveOrders(knex, row.wave_id) : [],
    container.resolve(WAREHOUSE).termsOf([row.order_id]),
    container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: 'order',
      fields: ['first_name', 'last_name', 'province', 'city', 'address_2'].map((name) => `shipping_address.${name}`),
      filters: { id: row.order_id },
    }),
  ])
  const to = (data[0] as unknown as { shipping_address?: Address } | undefined)?.shipping_address ?? null
  const left = leftOf(order, row.counted)
  const [drawn] = row.fulfillment_id ? await samplesOf(knex, [row.fulfillment_id]) : []
  const carrier = findCarrier(row.carrier_code)
  return {
    ...{ id: row.id, order_id: row.order_id, display_id: row.display_id, state: row.state },
    wave: wave?.number ?? null,
    position: place.find(({ order_id }) => order_id === row.order_id)?.position ?? null,
    way: order.pickup ? 'pickup' : (carrier?.kind ?? 'express'),
    ...{ carrier_code: row.carrier_code, carrier_name: carrier?.name ?? row.carrier_code, note: order.note },
    place: [to?.province, to?.city, to?.address_2].filter(Boolean).join(' ') || null,
    buyer: [to?.last_name, to?.first_name].filter(Boolean).join('') || null,
    sender: terms.get(row.order_id)?.sender_name ?? (own.name || null),
    parts: order.parts.map((part) => ({
      ...{ line_item_id: part.line_item_id, inventory_item_id: part.inventory_item_id, title: part.title },
      ...{ codes: part.codes, needed: part.needed, counted: countOf(row.counted, part) },
    })),
    weights: order.lines.flatMap(({ line_item_id, title, pieces, nominal_g }) =>
      nominal_g === null
        ? []
        : [{ line_item_id, title, nominal_g: nominal_g * pieces, weighed_g: row.grams[line_item_id] ?? null }],
    ),
    left,
    next: await nextOf(container, row, order, left),
    ...{ tracking_number: row.tracking_number, fulfillment_id: row.fulfillment_id },
    sample: drawn?.why ?? null,
    ...{ started_at: row.started_at, packed_at: row.packed_at },
  }
}

async function nextOf(
  container: MedusaContainer,
  row: PackingRow,
  order: BenchOrder,
  left: number,
): Promise<PackingSaid['next']> {
  if (row.state !== 'open') return 'done'
  if (left > 0) return 'goods'
  if (unweighed(order, row.grams).length) return 'weight'
  if (findCarrier(row.carrier_code)?.kind !== 'express') return 'ship'
  const kept = await liveWish(container.resolve(WAREHOUSE).own.knex, row.order_id)
  if (kept?.state === 'reserved') return 'ship'
  return (await deskOf(container)?.serves(container, row.carrier_code)) ? 'ship' : 'waybill'
}
