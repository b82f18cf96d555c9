import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, QueryContext } from '@medusajs/framework/utils'
import type { Market } from './market'

/** The goods a buyer asks for, as they stand on the shelf at this moment: price, stock, facts. Read once per order. */
export type ShelfGood = {
  id: string
  title: string | null
  sku: string | null
  barcode: string | null
  weight: number | null
  thumbnail: string | null
  manage_inventory: boolean
  allow_backorder: boolean
  calculated_price?: {
    calculated_amount: number | null
    original_amount: number | null
    is_calculated_price_tax_inclusive: boolean
    calculated_price?: { price_list_type: string | null }
  }
  product: ShelfProduct | null
  inventory_items?: ShelfComponent[]
}

type ShelfProduct = {
  id: string
  title: string
  subtitle: string | null
  description: string | null
  handle: string
  status: string
  thumbnail: string | null
  discountable: boolean
  is_giftcard: boolean
  type_id: string | null
  collection_id: string | null
  sales_channels_link?: ({ sales_channel_id: string } | null)[]
  good?: {
    kind: string
    perishable: boolean
    cold_chain: boolean
    age_limit: number | null
    not_food: boolean
    variable_weight: boolean
  } | null
}

/** A box of a kit: how many of an inventory item one piece needs, and what is at each location. */
export type ShelfComponent = {
  inventory_item_id: string
  required_quantity: number
  inventory?: {
    requires_shipping: boolean
    location_levels?: { location_id: string; stocked_quantity: number; reserved_quantity: number }[]
  }
}

const FIELDS = [
  'id',
  'title',
  'sku',
  'barcode',
  'weight',
  'thumbnail',
  'manage_inventory',
  'allow_backorder',
  'calculated_price.*',
  ...['id', 'title', 'subtitle', 'description', 'handle', 'status', 'thumbnail', 'discountable', 'is_giftcard'].map(
    (field) => `product.${field}`,
  ),
  'product.type_id',
  'product.collection_id',
  'product.sales_channels_link.sales_channel_id',
  'product.good.kind',
  'product.good.perishable',
  'product.good.cold_chain',
  'product.good.age_limit',
  'product.good.not_food',
  'product.good.variable_weight',
  'inventory_items.inventory_item_id',
  'inventory_items.required_quantity',
  'inventory_items.inventory.requires_shipping',
  'inventory_items.inventory.location_levels.location_id',
  'inventory_items.inventory.location_levels.stocked_quantity',
  'inventory_items.inventory.location_levels.reserved_quantity',
]

/** Unknown variants are simply not in the map. */
export async function readShelf(
  container: MedusaContainer,
  market: Market,
  variantIds: string[],
): Promise<Map<string, ShelfGood>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'variant',
    fields: FIELDS,
    filters: { id: variantIds },
    context: {
      calculated_price: QueryContext({ region_id: market.region_id, currency_code: market.currency_code }),
    },
  })
  return new Map((data as unknown as ShelfGood[]).map((good) => [good.id, good]))
}

/** On sale in this market: published, in its sales channel, with a price. */
export function isOnSale(good: ShelfGood | undefined, market: Market): good is ShelfGood & { product: ShelfProduct } {
  return (
    good?.product?.status === 'published' &&
    (good.calculated_price?.calculated_amount ?? null) !== null &&
    !!good.product.sales_channels_link?.some((link) => link?.sales_channel_id === market.sales_channel_id)
  )
}

/** Sold by about so much and weighed when packed; what has no weight of its own is sold by the piece. */
export const isWeighed = ({ product, weight }: ShelfGood): boolean =>
  !!product?.good?.variable_weight && (weight ?? 0) > 0
