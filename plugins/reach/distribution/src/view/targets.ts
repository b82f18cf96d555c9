/** What links lead to: goods that are for sale, shelves, the shop itself. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, ProductStatus } from '@medusajs/framework/utils'
import type { ShareLink } from '../modules/share-link/store/links'

type Target = Pick<ShareLink, 'target_kind' | 'target'>

export const keyOf = ({ target_kind, target }: Target): string => `${target_kind}:${target ?? ''}`

/** As a page of this shop. */
export const pathOf = ({ target_kind, target }: Target): string => {
  if (!target) return '/'
  return `/${target_kind === 'product' ? 'products' : 'c'}/${encodeURIComponent(target)}`
}

/** Names by {@link keyOf}; what is not for sale any more is not among them. The shop's first page has no name of its own. */
export async function titlesOf(container: MedusaContainer, targets: Target[]): Promise<Map<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const handles = (kind: Target['target_kind']) => [
    ...new Set(targets.flatMap(({ target_kind, target }) => (target_kind === kind && target ? [target] : []))),
  ]
  const [products, shelves] = [handles('product'), handles('shelf')]
  const goods = products.length
    ? await query.graph({
        entity: 'product',
        fields: ['handle', 'title'],
        filters: { handle: products, status: ProductStatus.PUBLISHED },
      })
    : { data: [] }
  const named = shelves.length
    ? await query.graph({
        entity: 'product_category',
        fields: ['handle', 'name'],
        filters: { handle: shelves, is_active: true },
      })
    : { data: [] }
  return new Map([
    ...goods.data.map(({ handle, title }) => [keyOf({ target_kind: 'product', target: handle }), title] as const),
    ...named.data.map(({ handle, name }) => [keyOf({ target_kind: 'shelf', target: handle }), name] as const),
  ])
}
