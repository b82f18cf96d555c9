import type { MedusaContainer } from '@medusajs/framework/types'
import { drainWishes } from '../numbers/drain'
import { tidyBench } from '../tidy'

const MINUTE_MS = 50_000

/** Every minute: what ended at an order's own page ends at the bench, and numbers asked of carriers come, 20 a second. */
export default async function tidyWarehouse(container: MedusaContainer): Promise<void> {
  await tidyBench(container)
  await drainWishes(container, Date.now() + MINUTE_MS)
}

export const config = { name: 'warehouse-tidy-bench', schedule: '* * * * *' }
