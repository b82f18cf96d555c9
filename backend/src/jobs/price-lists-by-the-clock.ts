import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { rebuildSoon } from '../catalogue/refresh'

const LOOK_MS = 60_000
const MOST_LISTS = 10_000

/**
 * A price list begins and ends by the clock, and no event says so: shelves and pages would show a price that the checkout
 * no longer knows. Each minute the moments of the next one are looked up and the search is filled anew at each of them;
 * those of the last minute are done again, for a process that died in between.
 */
export default async function followPriceLists(container: MedusaContainer): Promise<void> {
  const now = Date.now()
  const within = { $gt: new Date(now - LOOK_MS), $lte: new Date(now + LOOK_MS) }
  const lists = await container
    .resolve(Modules.PRICING)
    .listPriceLists({ $or: [{ starts_at: within }, { ends_at: within }] } as object, { take: MOST_LISTS })
  const moments = lists
    .flatMap(({ starts_at, ends_at }) => [starts_at, ends_at])
    .map((at) => (at ? new Date(at).getTime() : Number.NaN))
    .filter((at) => Math.abs(at - now) <= LOOK_MS)
  for (const at of new Set(moments)) setTimeout(() => rebuildSoon(container), Math.max(0, at - now)).unref()
}

export const config = { name: 'price-lists-by-the-clock', schedule: '* * * * *' }
