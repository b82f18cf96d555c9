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

export type ShelfProduct = {
  id: string
  title: string
  subtitle: string | null
  description: string | null
  handle: string
  status: string
  thumbnail: string | null
  discountable: boolean
  is_giftcard: boolean
  metadata: Record<string, unknown> | null
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
