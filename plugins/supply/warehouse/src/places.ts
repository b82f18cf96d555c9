import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { parseLink } from '@shanzhen/trace/gs1/digital-link'
import { TRACE } from '@shanzhen/trace/modules/trace'
import { findVariant } from './find-variant'
import { goodsOf } from './goods'
import { WAREHOUSE } from './modules/warehouse'
import * as errors from './modules/warehouse/errors'
import { type PlaceRow, putAway, readPlace, stockAt } from './modules/warehouse/store/places'
import type { Place } from './wire'

export async function showPlaces(container: MedusaContainer, rows: PlaceRow[]): Promise<Place[]> {
  const { knex } = container.resolve(WAREHOUSE).own
  const stock = await stockAt(
    knex,
    rows.map(({ id }) => id),
  )
  const lot_ids = [...new Set(stock.flatMap(({ lot_id }) => lot_id ?? []))]
  const [goods, lots] = await Promise.all([
    goodsOf(
      container,
      stock.map(({ inventory_item_id }) => inventory_item_id),
    ),
    lot_ids.length ? container.resolve(LOT).readLots(lot_ids) : [],
  ])
  const codes = new Map(lots.map(({ id, code }) => [id, code]))
  return rows.map(({ id, code, zone, shelf, bin, cold }) => ({
    ...{ id, code, zone, shelf, bin, cold },
    goods: stock
      .filter(({ place_id }) => place_id === id)
      .map((row) => ({
        ...{ id: row.id, lot_id: row.lot_id },
        title: goods.get(row.inventory_item_id)?.title ?? '商品',
        lot_code: row.lot_id && (codes.get(row.lot_id) ?? null),
      })),
  }))
}

const unknown = (code: string) =>
  new MedusaError(MedusaError.Types.NOT_FOUND, `没有找到 ${code}：请扫批次号、袋上的码或商品条码`)

/** A lot by its number or a bag of it, or a whole good by its SKU or barcode. */
async function findLying(container: MedusaContainer, code: string) {
  const link = parseLink(code)
  const serial = link ? link.serial : code
  const of_bag = serial ? await container.resolve(TRACE).lotOfCode(serial) : null
  const lot_id = of_bag ?? (await container.resolve(LOT).idAsTyped(link ? link.lot : code))
  if (lot_id) {
    const [lot] = await container.resolve(LOT).readLots([lot_id])
    if (lot.inventory_item_id) return { inventory_item_id: lot.inventory_item_id, lot_id }
  }
  const [part, ...more] = (await findVariant(container, code))?.parts ?? []
  if (part && !more.length) return { inventory_item_id: part.inventory_item_id, lot_id: null }
  throw unknown(code)
}

/** Whether a good of it has to be kept cold. */
async function needsCold(container: MedusaContainer, inventory_item_id: string): Promise<boolean> {
  const outlooks = await container.resolve(LOT).outlook([inventory_item_id])
  const id = outlooks.get(inventory_item_id)?.good_ids ?? []
  const goods = await container.resolve(TRACEABILITY).listGoods({ id, cold_chain: true }, { select: ['id'], take: 1 })
  return goods.length > 0
}

/** From now on it lies there. @throws NOT_FOUND for a place or a code nobody knows, conflict (to be kept cold) */
export async function layDown(
  container: MedusaContainer,
  { place_id, code, made_by }: { place_id: string; code: string; made_by: string },
): Promise<Place> {
  const { knex } = container.resolve(WAREHOUSE).own
  const place = await readPlace(knex, place_id)
  const lying = await findLying(container, code)
  if (!place.cold && (await needsCold(container, lying.inventory_item_id))) throw errors.needsCold(place.code)
  await putAway(knex, { place_id, made_by, ...lying })
  return (await showPlaces(container, [place]))[0]
}
