import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

/** A place that never had a good has no level of it yet. */
export async function openLevels(container: MedusaContainer, itemIds: (string | null)[], location_id: string) {
  const inventory = container.resolve(Modules.INVENTORY)
  const wanted = [...new Set(itemIds.filter((id): id is string => id !== null))]
  if (!wanted.length) return
  const known = await inventory.listInventoryLevels(
    { inventory_item_id: wanted, location_id },
    { select: ['inventory_item_id'], take: wanted.length },
  )
  const there = new Set(known.map((level) => level.inventory_item_id))
  const missing = wanted.filter((id) => !there.has(id))
  if (!missing.length) return
  await inventory.createInventoryLevels(
    missing.map((inventory_item_id) => ({ inventory_item_id, location_id, stocked_quantity: 0 })),
  )
}
