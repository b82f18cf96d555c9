import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { askEngine } from '../catalogue/engine'
import { rebuildAll } from '../catalogue/refresh'

/**
 * Every minute: goods are for sale and none is found, so the search is filled. Medusa fills an empty one at the start only,
 * and not where a process that was cut off left its lock in Redis.
 */
export default async function fillEmptySearch(container: MedusaContainer) {
  const { data: goods } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['id'],
    filters: { status: 'published' },
    pagination: { take: 1 },
  })
  if (!goods.length) return
  const { result } = await askEngine(container, () => ({
    fields: ['handle'],
    pagination: { take: 1 },
    search_options: { count: 'none' },
  }))
  if (!result.hits.length) await rebuildAll(container)
}

export const config = { name: 'fill-empty-search', schedule: '* * * * *' }
