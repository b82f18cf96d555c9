import type { MedusaContainer } from '@medusajs/framework/types'
import { tellShops as tell } from '../tell-shops'

/** What no channel took, or a crash kept back, is told again. Safe to run any number of times. */
export default async function tellShops(container: MedusaContainer) {
  await tell(container)
}

export const config = { name: 'tell-shops', schedule: '*/10 * * * *' }
