/** What links lead to: goods that are for sale, shelves, campaigns that run, pages of small shops that are open, the shop itself. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, ProductStatus } from '@medusajs/framework/utils'
import type { Outlets } from '@shanzhen/ports/types'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { SHARE_LINK } from '../keys'
import type { ShareLink } from '../modules/share-link/store/links'

type Target = Pick<ShareLink, 'target_kind' | 'target'>

export const keyOf = ({ target_kind, target }: Target): string => `${target_kind}:${target ?? ''}`

const ROOMS = { product: 'products', shelf: 'c', campaign: 'campaigns', shop_page: 's', home: '' } as const

/** As a page of this shop. */
export const pathOf = ({ target_kind, target }: Target): string => {
  if (!target) return '/'
  return `/${ROOMS[target_kind]}/${encodeURIComponent(target)}`
}

/** Names by {@link keyOf}; what is not for sale any more, and a campaign that does not run, is not among them. The shop's first page has no name of its own. */
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
  const shops = await shopNames(container, handles('shop_page'))
  const campaigns = handles('campaign')
  const running = campaigns.length ? await container.resolve(CAMPAIGN).runningNow(campaigns) : []
  return new Map([
    ...goods.data.map(({ handle, title }) => [keyOf({ target_kind: 'product', target: handle }), title] as const),
    ...running.map(({ handle, title }) => [keyOf({ target_kind: 'campaign', target: handle }), title] as const),
    ...shops.map(([handle, name]) => [keyOf({ target_kind: 'shop_page', target: handle }), name] as const),
    ...named.data.map(({ handle, name }) => [keyOf({ target_kind: 'shelf', target: handle }), name] as const),
  ])
}

/** Of those whose page is open now. */
async function shopNames(container: MedusaContainer, handles: string[]): Promise<[handle: string, name: string][]> {
  const key = container.resolve(SHARE_LINK).outlets
  if (!key || !handles.length) return []
  const outlets = container.resolve<Outlets>(key)
  const found = await Promise.all(handles.map((handle) => outlets.findOutlet(handle)))
  return found.flatMap((outlet) => (outlet ? [[outlet.handle, outlet.name] as [string, string]] : []))
}
