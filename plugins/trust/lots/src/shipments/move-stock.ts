import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '../modules/lot'
import type { ShippedLine } from '../modules/lot/store/parcels'
import { underStockLock } from '../workflows/steps/under-stock-lock'

/** Stock of goods without lots, as Medusa's inventory module is told of it. */
export type Plain = { inventoryItemId: string; locationId: string; adjustment: number }

const itemsOf = (lines: ShippedLine[]) => lines.map((line) => line.inventory_item_id)
const turned = (plain: Plain[]) => plain.map((one) => ({ ...one, adjustment: -one.adjustment }))

/**
 * Moves the pieces of these lines, out (-1) or in (1): `byLot` those whose goods are kept by lot, Medusa's inventory the
 * others. Goods without lots go first, so that what the lots refuse leaves nothing behind.
 * @returns the levels as they are now, and what `moveBack` needs
 */
export async function moveStock(
  container: MedusaContainer,
  lines: ShippedLine[],
  sign: 1 | -1,
  byLot: (lines: ShippedLine[]) => Promise<unknown>,
) {
  const inventory = container.resolve(Modules.INVENTORY)
  return underStockLock(container, itemsOf(lines), async () => {
    const kept = new Set(await container.resolve(LOT).itemsWithLots(itemsOf(lines)))
    const plain = lines
      .filter((line) => !kept.has(line.inventory_item_id))
      .map(({ inventory_item_id, location_id, quantity }) => ({
        ...{ inventoryItemId: inventory_item_id, locationId: location_id },
        adjustment: sign * quantity,
      }))
    if (plain.length) await inventory.adjustInventory(plain)
    try {
      await byLot(lines.filter((line) => kept.has(line.inventory_item_id)))
    } catch (error) {
      if (plain.length) await inventory.adjustInventory(turned(plain))
      throw error
    }
    const answer = await inventory.listInventoryLevels({ inventory_item_id: itemsOf(lines) }, { take: 1000 })
    return { plain, answer }
  })
}

/** What `moveStock` did to goods without lots, taken back. */
export async function moveBack(container: MedusaContainer, plain: Plain[]): Promise<void> {
  if (!plain.length) return
  const items = plain.map((one) => one.inventoryItemId)
  await underStockLock(container, items, () => container.resolve(Modules.INVENTORY).adjustInventory(turned(plain)))
}
