import type { RemoteQueryFunction } from '@medusajs/framework/types'

const ENDLESS = 9_999

type Shelf = {
  variant_id: string
  required_quantity: number
  inventory?: {
    location_levels?: { location_id: string; stocked_quantity: number; reserved_quantity: number }[]
  } | null
}

/**
 * How many of each variant can be promised now, by variant id; gift boxes count whole boxes. Medusa's own
 * `getVariantAvailability` remembers its answer for half a minute, and lots move stock without an event of Medusa's.
 */
export async function readAvailability(
  query: Omit<RemoteQueryFunction, symbol>,
  variantIds: string[],
  salesChannelId: string | undefined,
): Promise<Record<string, number>> {
  if (!variantIds.length || !salesChannelId) return {}
  const [shelves, channel, unmanaged] = await Promise.all([
    query.graph({
      entity: 'product_variant_inventory_items',
      fields: [
        'variant_id',
        'required_quantity',
        'inventory.location_levels.location_id',
        'inventory.location_levels.stocked_quantity',
        'inventory.location_levels.reserved_quantity',
      ],
      filters: { variant_id: variantIds },
    }),
    query.graph({
      entity: 'sales_channel_locations',
      fields: ['stock_location_id'],
      filters: { sales_channel_id: salesChannelId },
    }),
    query.graph({ entity: 'variant', fields: ['id'], filters: { id: variantIds, manage_inventory: false } }),
  ])
  const places = new Set((channel.data as { stock_location_id: string }[]).map((row) => row.stock_location_id))
  // What counts no stock, as a voucher does; goods of the county are not sold so (`explainSellable`).
  const found: Record<string, number> = Object.fromEntries(unmanaged.data.map(({ id }) => [id, ENDLESS]))
  for (const { variant_id, required_quantity, inventory } of shelves.data as unknown as Shelf[]) {
    const free = (inventory?.location_levels ?? [])
      .filter((level) => places.has(level.location_id))
      .reduce((sum, level) => sum + Number(level.stocked_quantity) - Number(level.reserved_quantity), 0)
    const whole = Math.max(0, Math.floor(free / required_quantity))
    found[variant_id] = Math.min(found[variant_id] ?? Infinity, whole)
  }
  return Object.fromEntries(variantIds.map((id) => [id, found[id] ?? 0]))
}
