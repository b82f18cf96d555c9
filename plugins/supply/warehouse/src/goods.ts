/** What the pieces on a shelf are called, and what may be scanned for them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { tidyCode } from './tidy-code'

export type ShelfGood = { id: string; title: string; sku: string | null; codes: string[] }
type Variant = {
  sku: string | null
  barcode: string | null
  ean: string | null
  upc: string | null
  title: string | null
  product?: { title: string } | null
}
type Item = { id: string; sku: string | null; title: string | null }
type Shelf = { inventory_item_id: string; required_quantity: number; variant?: Variant | null }

const CODES = ['sku', 'barcode', 'ean', 'upc'] as const

export const codesOf = (row: Partial<Record<(typeof CODES)[number], string | null>>): string[] => [
  ...new Set(CODES.flatMap((name) => row[name] || []).map(tidyCode)),
]

/** By inventory item. A good is its own variant's, not that of a gift box it lies in: of several the one of the same SKU. */
export async function goodsOf(container: MedusaContainer, ids: string[]): Promise<Map<string, ShelfGood>> {
  if (!ids.length) return new Map()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const wanted = [...new Set(ids)]
  const variant = ['title', ...CODES, 'product.title'].map((name) => `variant.${name}`)
  const [{ data: items }, { data: shelves }] = await Promise.all([
    query.graph({ entity: 'inventory_item', fields: ['id', 'sku', 'title'], filters: { id: wanted } }),
    query.graph({
      entity: 'product_variant_inventory_item',
      fields: ['inventory_item_id', 'required_quantity', ...variant],
      filters: { inventory_item_id: wanted },
    }),
  ])
  return new Map(
    (items as unknown as Item[]).map(({ id, sku, title }) => {
      const all = (shelves as unknown as Shelf[]).flatMap((shelf) =>
        shelf.inventory_item_id === id && shelf.required_quantity === 1 && shelf.variant ? [shelf.variant] : [],
      )
      const own = all.find((one) => one.sku && one.sku === sku) ?? (all.length === 1 ? all[0] : undefined)
      const called = own?.product ? [own.product.title, own.title].filter(Boolean).join(' ') : (title ?? sku ?? '商品')
      return [id, { id, title: called, sku, codes: [...new Set([...codesOf({ sku }), ...(own ? codesOf(own) : [])])] }]
    }),
  )
}
