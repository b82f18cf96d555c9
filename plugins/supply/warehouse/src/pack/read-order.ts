/** An order as the bench sees it: which pieces go into the box now, what may be scanned for them, and what is weighed. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import { readPackingOrder } from '@shanzhen/shipping/parcels'
import { codesOf, goodsOf } from '../goods'
import { WAREHOUSE } from '../modules/warehouse'
import { orderUnknown } from '../modules/warehouse/errors'
import { shortsOf } from '../modules/warehouse/store/picks'

export type BenchPart = {
  line_item_id: string
  inventory_item_id: string
  title: string
  codes: string[]
  /** Pieces of the part, and how many of them one piece of the line holds. */
  needed: number
  each: number
}
export type BenchLine = {
  line_item_id: string
  title: string
  pieces: number
  nominal_g: number | null
  /** Of the good as it was sold: one scan of a gift box is all its parts. */
  codes: string[]
}
export type BenchOrder = {
  id: string
  display_id: number
  canceled: boolean
  pickup: boolean
  note: string | null
  lines: BenchLine[]
  parts: BenchPart[]
  /** Shortages nobody has decided on. */
  undecided: number
}
type Row = {
  display_id: number
  metadata: { note?: string } | null
  items: { id: string; variant?: Record<'sku' | 'barcode' | 'ean' | 'upc', string | null> | null }[]
}

/** @param wave_id pieces a decision of this wave put off are not packed now */
export async function readBenchOrder(
  container: MedusaContainer,
  order_id: string,
  wave_id: string | null,
): Promise<BenchOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const variant = ['sku', 'barcode', 'ean', 'upc'].map((name) => `items.variant.${name}`)
  const [order, { data }, shorts] = await Promise.all([
    readPackingOrder(container, order_id),
    query.graph({
      entity: 'order',
      fields: ['display_id', 'metadata', 'items.id', ...variant],
      filters: { id: order_id },
    }),
    wave_id ? shortsOf(container.resolve(WAREHOUSE).own.knex, wave_id) : [],
  ])
  const row = data[0] as unknown as Row | undefined
  if (!order || !row) throw orderUnknown(order_id)
  const own = shorts.filter((short) => short.order_id === order_id)
  const open = order.lines.filter(({ left }) => left > 0)
  const sold = await readSoldParts(
    container,
    open.map(({ line_item_id }) => line_item_id),
  )
  const goods = await goodsOf(
    container,
    [...sold.values()].flat().map(({ inventory_item_id }) => inventory_item_id),
  )
  const lines = open.map(({ line_item_id, title, variant_title, left, nominal_g }) => {
    const parts = sold.get(line_item_id) ?? []
    const off = own.filter((short) => short.line_item_id === line_item_id && short.decision === 'later')
    const missing = off.map(({ inventory_item_id, quantity }) => {
      const each = parts.find((part) => part.inventory_item_id === inventory_item_id)?.required_quantity ?? 1
      return Math.ceil(quantity / each)
    })
    return {
      ...{ line_item_id, nominal_g, pieces: Math.max(0, left - Math.max(0, ...missing)) },
      title: [title, variant_title].filter(Boolean).join(' '),
      codes: codesOf(row.items.find(({ id }) => id === line_item_id)?.variant ?? {}),
    }
  })
  return {
    id: order_id,
    display_id: row.display_id,
    canceled: order.canceled,
    pickup: order.pickup,
    note: row.metadata?.note ?? null,
    lines: lines.filter(({ pieces }) => pieces > 0),
    parts: lines.flatMap(({ line_item_id, pieces, title, codes }) => {
      const parts = sold.get(line_item_id) ?? []
      return parts.map(({ inventory_item_id, required_quantity: each }) => {
        const good = goods.get(inventory_item_id)
        const alone = parts.length === 1 && each === 1
        return {
          ...{ line_item_id, inventory_item_id, each, needed: pieces * each },
          title: alone ? title : (good?.title ?? title),
          codes: [...new Set([...(good?.codes ?? []), ...(alone ? codes : [])])],
        }
      })
    }),
    undecided: own.filter(({ state }) => state === 'open').length,
  }
}
