import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createInventoryLevelsWorkflow } from '@medusajs/medusa/core-flows'
import { seedProducts, skuOf } from './data/catalogue'
import { inventoryItemIds } from './goods'

/** Opening stock at the supply center, where none is recorded yet; gift boxes live off their components. */
export async function seedStock(container: MedusaContainer, locationId: string) {
  const itemIds = await inventoryItemIds(container)
  const levels = await container
    .resolve(Modules.INVENTORY)
    .listInventoryLevels({ location_id: locationId }, { take: 10000 })
  const counted = new Set(levels.map((level) => level.inventory_item_id))
  const missing = seedProducts.flatMap((good) =>
    good.variants.flatMap((variant, i) => {
      const itemId = itemIds.get(skuOf(good.handle, variant.option))
      const stocked = good.words.stock?.[i]
      if (!itemId || stocked === undefined || counted.has(itemId)) return []
      return [{ inventory_item_id: itemId, location_id: locationId, stocked_quantity: stocked }]
    }),
  )
  if (missing.length) await createInventoryLevelsWorkflow(container).run({ input: { inventory_levels: missing } })
}
