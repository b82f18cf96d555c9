import type { RemoteQueryFunction } from '@medusajs/framework/types'
import { QueryContext } from '@medusajs/framework/utils'
import type { GoodFacts, ProducerFacts } from '@shanzhen/producers/types'

/** Everything the shop says about a product, read in one go: text, price with any price list, stock, facts. */
export type ProductRow = {
  id: string
  handle: string
  title: string
  description: string | null
  status: string
  thumbnail: string | null
  created_at: string | Date
  deleted_at: string | Date | null
  metadata: Record<string, unknown> | null
  images: { url: string; rank?: number }[]
  categories: { handle: string; name: string; metadata: Record<string, unknown> | null }[]
  sales_channels: { id: string }[]
  good: (GoodFacts & { producer: ProducerFacts | null }) | null
  variants: VariantRow[]
}

export type VariantRow = {
  id: string
  title: string
  sku: string | null
  weight: number | null
  variant_rank: number | null
  calculated_price?: { calculated_amount: number | null } | null
  inventory_items: {
    required_quantity: number
    inventory: {
      sku: string | null
      variants: {
        sku: string | null
        title: string
        product: { id: string; handle: string; title: string; metadata: Record<string, unknown> | null }
      }[]
    } | null
  }[]
}

const FIELDS = [
  'id',
  'handle',
  'title',
  'description',
  'status',
  'thumbnail',
  'created_at',
  'deleted_at',
  'metadata',
  'images.url',
  'images.rank',
  'categories.handle',
  'categories.name',
  'categories.metadata',
  'sales_channels.id',
  'good.*',
  'good.producer.*',
  'variants.id',
  'variants.title',
  'variants.sku',
  'variants.weight',
  'variants.variant_rank',
  'variants.calculated_price.calculated_amount',
  'variants.inventory_items.required_quantity',
  'variants.inventory_items.inventory.sku',
  'variants.inventory_items.inventory.variants.sku',
  'variants.inventory_items.inventory.variants.title',
  'variants.inventory_items.inventory.variants.product.id',
  'variants.inventory_items.inventory.variants.product.handle',
  'variants.inventory_items.inventory.variants.product.title',
  'variants.inventory_items.inventory.variants.product.metadata',
]

export type ReadFilter = { ids?: string[]; after?: string; since?: Date; take: number }

/** In order of id, also deleted ones where `since` asks what changed. */
export async function readProducts(
  query: Omit<RemoteQueryFunction, symbol>,
  filter: ReadFilter,
): Promise<ProductRow[]> {
  const { data } = await query.graph({
    entity: 'product',
    fields: FIELDS,
    filters: {
      ...(filter.ids && { id: filter.ids }),
      ...(filter.after && { id: { $gt: filter.after } }),
      ...(filter.since && { updated_at: { $gte: filter.since } }),
    },
    pagination: { take: filter.take, skip: 0, order: { id: 'ASC' } },
    context: { variants: { calculated_price: QueryContext({ currency_code: 'cny' }) } },
    ...(filter.since && { withDeleted: true }),
  })
  return data as unknown as ProductRow[]
}
