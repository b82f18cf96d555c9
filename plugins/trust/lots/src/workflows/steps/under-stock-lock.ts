import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

/**
 * Medusa reads a level, adds and writes it back, under a lock named after the inventory item. Whoever changes stock
 * by lots takes the same lock, or Medusa's write would undo the change in between.
 */
export function underStockLock<T>(
  container: MedusaContainer,
  itemIds: (string | null)[],
  work: () => Promise<T>,
): Promise<T> {
  const keys = [...new Set(itemIds.filter((id): id is string => id !== null))].sort()
  if (!keys.length) return work()
  return container.resolve(Modules.LOCKING).execute(keys, work, { timeout: 30 })
}
