import type { MedusaContainer } from '@medusajs/framework/types'
import { tellDistributors as tell } from '../tell'

/** What no channel took, or a crash kept back, is told again. Safe to run any number of times. */
export default async function tellDistributors(container: MedusaContainer) {
  await tell(container)
}

export const config = { name: 'tell-distributors', schedule: '*/10 * * * *' }
