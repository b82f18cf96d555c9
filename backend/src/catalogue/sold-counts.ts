import { container } from '@medusajs/framework'
import { SOLD_COUNT } from '../modules/sold-count'
import type SoldCountService from '../modules/sold-count/service'

/** How many pieces of each product were ordered and not canceled, as kept; nothing where the shop keeps no count. */
export async function readSoldCounts(productIds: string[]): Promise<Map<string, number>> {
  if (!productIds.length || !container.hasRegistration(SOLD_COUNT)) return new Map()
  return container.resolve<SoldCountService>(SOLD_COUNT).read(productIds)
}
