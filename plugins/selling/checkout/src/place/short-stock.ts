import type { MedusaContainer } from '@medusajs/framework/types'
import { reasonsAtOnce } from '../lib/gate'
import { readLevels } from '../quote/read-stock'
import { readPlaces, type ShelfComponent } from '../quote/shelf'
import type { Change } from '../types'

type Level = { inventory_item_id: string; stocked_quantity: number; reserved_quantity: number }

/**
 * A cheap look before anything is priced: what cannot be had any more at all, as one read of stock tells. Whatever is
 * gone for another reason than its stock, the full way says in its own words.
 */
export async function shortStock(
  container: MedusaContainer,
  items: { variant_id: string; quantity: number }[],
  anew = false,
): Promise<Change[]> {
  const places = await readPlaces(
    container,
    items.map(({ variant_id }) => variant_id),
    anew,
  )
  const parts = [...places.values()].flatMap(({ inventory_items }) => inventory_items ?? [])
  const ids = [...new Set(parts.map(({ inventory_item_id }) => inventory_item_id))]
  if (!ids.length) return []
  const levels = [...(await readLevels(container, ids)).values()].flat()
  const short = items.flatMap(({ variant_id, quantity }) => {
    const place = places.get(variant_id)
    if (!place?.manage_inventory || place.allow_backorder || place.product?.status !== 'published') return []
    const available = piecesOf(place.inventory_items ?? [], levels)
    return available < quantity ? [{ variant_id, available, name: nameOf(place) }] : []
  })
  if (!short.length) return []
  // A box may have been packed otherwise since its parts were read.
  const boxes = short.some(({ variant_id }) => (places.get(variant_id)?.inventory_items?.length ?? 0) > 1)
  if (boxes && !anew) return shortStock(container, items, true)
  const refused = await reasonsAtOnce(
    container,
    short.map(({ variant_id }) => variant_id),
  )
  if (refused.size) return []
  return short.map(({ variant_id, available, name }) => {
    const [code, said] = available < 1 ? ['sold_out', '商品已售罄'] : ['insufficient', `库存只剩 ${available} 件`]
    return { code: code as Change['code'], variant_id, available, message: `${name}：${said}` }
  })
}

const nameOf = ({ title, product }: { title?: string | null; product?: { title?: string } | null }) =>
  [product?.title, title].filter(Boolean).join(' ')

/** At the place that has most of each part: no fewer than the full way would find. */
function piecesOf(parts: ShelfComponent[], levels: Level[]): number {
  if (!parts.length) return 0
  const free = (id: string) =>
    Math.max(
      0,
      ...levels
        .filter(({ inventory_item_id }) => inventory_item_id === id)
        .map((level) => Number(level.stocked_quantity) - Number(level.reserved_quantity)),
    )
  return Math.min(...parts.map((part) => Math.floor(free(part.inventory_item_id) / part.required_quantity)))
}
