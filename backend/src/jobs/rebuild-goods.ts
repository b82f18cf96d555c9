import type { MedusaContainer } from '@medusajs/framework/types'
import { rebuildAll } from '../catalogue/refresh'

/** Once an hour the search is filled anew: price lists begin and end by the clock, and nothing stays missed for long. */
export default async function rebuildGoods(container: MedusaContainer) {
  await rebuildAll(container)
}

export const config = { name: 'rebuild-goods', schedule: '7 * * * *' }
