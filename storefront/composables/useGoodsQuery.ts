// What a list of goods is asked for, read from the page's address alone: shareable, and it works without scripts.
import type { FacetName } from '@shanzhen/backend/wire'

export const FACETS: FacetName[] = ['category', 'kind', 'town', 'price']
export const SORTS = ['relevance', 'sales', 'new', 'price_asc', 'price_desc'] as const
export const PAGE_SIZE = 24
const FILTERS = [...FACETS, 'producer'] as const
const NAMES = [...FILTERS, 'q', 'sort', 'page']

/** `fixed` are filters the address path already says (a category page's category). */
export function useGoodsQuery(fixed: () => Partial<Record<FacetName, string>>) {
  const route = useRoute()
  const { $getLocale } = useNuxtApp()
  const chosen = computed(() => Object.fromEntries(NAMES.map((name) => [name, listParam(name, route.query[name])])))
  const page = computed(() => Math.max(1, Math.trunc(Number(chosen.value.page)) || 1))
  const query = computed(() => ({
    ...chosen.value,
    ...fixed(),
    page: page.value,
    limit: PAGE_SIZE,
    locale: $getLocale(),
  }))

  /** The same list with one thing changed; a change of filter or order starts at page one again. */
  function withChange(change: Record<string, string | undefined>) {
    const next: Record<string, string | undefined> = { ...chosen.value, page: undefined, ...change }
    return { path: route.path, query: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) }
  }
  const active = computed(() => FILTERS.filter((name) => chosen.value[name] && !(name in fixed())))
  return { chosen, page, query, withChange, active }
}
