import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { tidyCode } from './tidy-code'

export type FoundVariant = {
  id: string
  title: string
  sku: string | null
  parts: { inventory_item_id: string; required_quantity: number }[]
}
type Row = {
  id: string
  title: string | null
  sku: string | null
  product?: { title: string } | null
  inventory_items?: { inventory_item_id: string; required_quantity: number }[]
}
const FIELDS = [
  ...['id', 'title', 'sku', 'product.title', 'inventory_items.inventory_item_id', 'inventory_items.required_quantity'],
]
const GTIN_LENGTHS = [8, 12, 13, 14]

/** The good that bears a code: its SKU as it is typed, its barcode with or without the zeros before it; null for none. */
export async function findVariant(container: MedusaContainer, code: string): Promise<FoundVariant | null> {
  const plain = tidyCode(code)
  const asked = [...new Set([code.trim(), plain, ...GTIN_LENGTHS.map((length) => plain.padStart(length, '0'))])]
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  for (const name of ['sku', 'barcode', 'ean', 'upc']) {
    const { data } = await query.graph({ entity: 'variant', fields: FIELDS, filters: { [name]: asked } })
    const [row] = data as unknown as Row[]
    if (!row) continue
    const title = [row.product?.title, row.title].filter(Boolean).join(' ')
    return { id: row.id, title, sku: row.sku, parts: row.inventory_items ?? [] }
  }
  return null
}
