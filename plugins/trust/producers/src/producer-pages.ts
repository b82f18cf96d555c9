import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

const PER_PAGE = 500

/** Every producer, by name, however many; read page by page, each after the last row of the one before. */
export async function allProducers<T extends { id: string; name: string }>(
  container: MedusaContainer,
  fields: string[],
): Promise<T[]> {
  const producers: T[] = []
  for (let after = ''; ;) {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: 'producer',
      fields,
      filters: { id: { $gt: after } } as object,
      pagination: { take: PER_PAGE, order: { id: 'ASC' } },
    })
    const page = data as unknown as T[]
    producers.push(...page)
    if (page.length < PER_PAGE) return producers.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
    after = page[page.length - 1].id
  }
}
