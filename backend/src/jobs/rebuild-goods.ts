import type { MedusaContainer } from '@medusajs/framework/types'
import { rebuildAll } from '../catalogue/refresh'

/** Once an hour the search is filled anew, so that nothing stays missed for long. */
export default async function rebuildGoods(container: MedusaContainer) {
  await rebuildAll(container)
}

export const config = { name: 'rebuild-goods', schedule: '7 * * * *' }
