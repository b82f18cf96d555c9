import type { MedusaContainer } from '@medusajs/framework/types'
import { categoryNames } from './categories'
import { askEngine } from './engine'

/** Shelves in order, each with its count; empty ones stay, so that staff see what they made. */
export async function listCategories(container: MedusaContainer) {
  const [names, { result }] = await Promise.all([
    categoryNames(container),
    askEngine(container, () => ({
      fields: ['id'],
      pagination: { take: 1 },
      search_options: { facets: [{ field: 'category', limit: 500 }] },
    })),
  ])
  const facet = result.facets?.category
  const counts = new Map(facet?.type === 'value' ? facet.values.map(({ value, count }) => [value, count]) : [])
  return [...names].map(([handle, { name, name_en, is_food }]) => ({
    handle,
    name,
    name_en,
    count: counts.get(handle) ?? 0,
    is_food,
  }))
}
