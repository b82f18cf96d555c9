import type { MedusaContainer } from '@medusajs/framework/types'
import { followRatings as follow } from '../credit/tiers'

/** Every hour: a month is counted once, and a fall comes or falls away on its day. */
export default async function followRatings(container: MedusaContainer) {
  await follow(container)
}

export const config = { name: 'follow-ratings', schedule: '5 * * * *' }
