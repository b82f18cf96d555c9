import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** The shop's shelves by handle, in the order staff put them. */
export type CategoryNames = Map<string, { name: string; name_en: string; is_food: boolean }>

const TTL_MS = 2000
let kept: { until: number; names: Promise<CategoryNames> } | undefined

/** Read at most every two seconds; shelves change seldom. */
export function categoryNames(container: MedusaContainer): Promise<CategoryNames> {
  if (kept && kept.until > performance.now()) return kept.names
  const names = readCategories(container)
  kept = { until: performance.now() + TTL_MS, names }
  names.catch(() => (kept = undefined))
  return names
}

export const forgetCategories = () => (kept = undefined)

async function readCategories(container: MedusaContainer): Promise<CategoryNames> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product_category',
    fields: ['handle', 'name', 'metadata', 'rank'],
    filters: { is_active: true, is_internal: false },
    pagination: { take: 500, skip: 0, order: { rank: 'ASC' } },
  })
  return new Map(
    data.map(({ handle, name, metadata }) => [
      handle,
      {
        name,
        name_en: typeof metadata?.name_en === 'string' ? metadata.name_en : name,
        is_food: metadata?.is_food !== false,
      },
    ]),
  )
}
