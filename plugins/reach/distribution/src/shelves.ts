import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** By product the shelves it stands on, with those above them. */
export async function shelvesOf(container: MedusaContainer, product_ids: string[]): Promise<Map<string, string[]>> {
  if (!product_ids.length) return new Map()
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['id', 'categories.id', 'categories.mpath'],
    filters: { id: product_ids },
  })
  type Row = { id: string; categories?: ({ id: string; mpath?: string | null } | null)[] }
  return new Map(
    (data as unknown as Row[]).map(({ id, categories }) => [
      id,
      (categories ?? []).flatMap((shelf) =>
        shelf ? [shelf.id, ...(shelf.mpath ?? '').split('.').filter(Boolean)] : [],
      ),
    ]),
  )
}
