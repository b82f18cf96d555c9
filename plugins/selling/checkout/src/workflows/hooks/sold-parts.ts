import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { amendStep } from '@shanzhen/workflow-kit/replace-step'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'

/**
 * Medusa's workflows ask the catalogue of today what a line is made of. Here they are answered with what it was sold as, so
 * that a gift box whose contents changed, or that is gone, is packed, unpacked and held as it was bought.
 */
type Item = {
  id: string
  variant_id: string | null
  variant?: Variant | null
  detail?: { raw_fulfilled_quantity?: unknown; fulfilled_quantity?: unknown }
  quantity: number
  raw_fulfilled_quantity?: unknown
}
type Variant = { id: string; manage_inventory?: boolean; allow_backorder?: boolean; inventory_items?: Part[] }
type Part = { variant_id?: string; inventory_item_id?: string; required_quantity: number; inventory?: { id?: string } }
type Order = { items?: Item[] }

const STOCK = 'location_levels.stocked_quantity'
const FIELDS = [
  ...['id', 'title', 'sku', STOCK, 'location_levels.reserved_quantity', 'location_levels.raw_stocked_quantity'],
  ...['location_levels.raw_reserved_quantity', 'location_levels.location_id'],
  ...['location_levels.stock_locations.id', 'location_levels.stock_locations.sales_channels.id'],
]

async function readInventory(container: MedusaContainer, ids: string[]) {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'inventory_item', fields: FIELDS, filters: { id: [...new Set(ids)] } })
  return new Map((data as unknown as { id: string }[]).map((item) => [item.id, item]))
}

/** Each line stands for itself: two lines of one box may have been sold with different contents. */
async function asSold(container: MedusaContainer, order: Order): Promise<void> {
  const items = order.items ?? []
  const parts = await readSoldParts(
    container,
    items.map((item) => item.id),
  )
  const inventory = await readInventory(
    container,
    [...parts.values()].flat().map((part) => part.inventory_item_id),
  )
  for (const item of items) {
    const sold = (parts.get(item.id) ?? []).filter((part) => inventory.has(part.inventory_item_id))
    item.variant = {
      ...(item.variant ?? { id: item.variant_id ?? item.id }),
      manage_inventory: sold.length > 0,
      inventory_items: sold.map(({ inventory_item_id, required_quantity }) => ({
        ...{ variant_id: item.variant_id ?? item.id, inventory_item_id, required_quantity },
        inventory: inventory.get(inventory_item_id),
      })),
    }
  }
}

const orderOf = (answer: unknown) => {
  const { data } = answer as { data: Order | Order[] }
  return Array.isArray(data) ? data[0] : data
}

/** Packing, unpacking, leaving and arriving: each counts pieces of a line out of what is in the parcel. */
const PARCELS = [
  ['create-order-fulfillment', 'get-order'],
  ['cancel-order-fulfillment', 'get-order'],
  ['create-order-shipment', 'get-order'],
  ['mark-order-fulfillment-as-delivered-workflow', 'order-query'],
] as const
for (const [workflow, step] of PARCELS) {
  amendStep(workflow, step, async (answer, { container }) => {
    const order = orderOf(answer)
    if (order) await asSold(container, order)
  })
}

amendStep('convert-draft-order', 'order-items-query', async (answer, { container }) => {
  const order = answer as Order
  await asSold(container, order)
  for (const item of order.items ?? []) standAlone(item)
})

/**
 * After an edit Medusa holds anew what an edited line still needs, but forgets what has left already: a new price for goods
 * long shipped would hold them again for ever. Nothing is held for a line that is fulfilled.
 */
amendStep('confirm-order-edit-request', 'order-items-query', async (answer, { container }) => {
  const order = orderOf(answer)
  if (!order) return
  await asSold(container, order)
  for (const item of order.items ?? []) {
    item.raw_fulfilled_quantity = item.detail?.raw_fulfilled_quantity ?? item.detail?.fulfilled_quantity ?? 0
    if (item.variant && Number(item.detail?.fulfilled_quantity ?? 0) >= Number(item.quantity)) {
      item.variant.manage_inventory = false
    }
    standAlone(item)
  }
})

/** Medusa looks lines up by their variant when it holds stock. */
function standAlone(item: Item): void {
  item.variant_id = item.id
  if (!item.variant) return
  item.variant.id = item.id
  for (const part of item.variant.inventory_items ?? []) part.variant_id = item.id
}
