import type { MedusaContainer, SearchTypes } from '@medusajs/framework/types'
import { askEngine, currentEngine, type EngineName } from './engine'
import { categoryNames, type CategoryNames } from './categories'
import { type GoodsParams, PRICE_STEPS, toEngineQuery } from './goods-query'
import { highlight } from './highlight'
import type { SearchPlan } from './plan-search'
import { readSearch, type SearchRead } from './read-search'
import type { FacetValue, GoodsPage } from '../wire'
import type { GoodCard, StoredCard } from './types'

/** The list of goods: found, counted by facet, with what was typed marked. */
export type GoodsList = GoodsPage & { engine: EngineName }

const KIND_LABELS: Record<string, [zh: string, en: string]> = {
  fresh: ['生鲜', 'Fresh'],
  'primary-dried': ['干货', 'Dried'],
  processed: ['加工食品', 'Processed'],
  medicinal: ['药材（非食品）', 'Medicinal (not food)'],
  bundle: ['礼盒', 'Gift boxes'],
  voucher: ['卡券', 'Vouchers'],
  service: ['服务', 'Services'],
}

/** Finds goods by what was meant (`read-search.ts`), narrowed and sorted as asked. */
export async function listGoods(container: MedusaContainer, params: GoodsParams): Promise<GoodsList> {
  const english = isEnglish(params.locale)
  const ask = (plan?: SearchPlan) => askEngine(container, (each) => toEngineQuery(params, each, plan))
  const [search, names] = await Promise.all([
    params.q ? readSearch(container, params.q, isNarrowed(params), ask) : null,
    categoryNames(container),
  ])
  if (search && !search.found) return { ...nothing(params), read: toRead(search, names, english) }
  const { engine, result } = search?.found ?? (await ask())
  return {
    goods: result.hits.map((hit) => toCard(hit.document, search?.plan?.text || params.q, english)),
    count: result.metadata.count ?? result.hits.length,
    page: params.page,
    limit: params.limit,
    facets: toFacets(result, names, english),
    engine,
    read: search && toRead(search, names, english),
  }
}

const isNarrowed = ({ page, category, town, producer, kind, price }: GoodsParams) =>
  page > 1 || Boolean(category ?? town ?? producer ?? kind ?? price)

const nothing = ({ page, limit }: GoodsParams): Omit<GoodsList, 'read'> => ({
  goods: [],
  count: 0,
  page,
  limit,
  facets: { category: [], town: [], kind: [], price: [] },
  engine: currentEngine(),
})

/** Told to the shopper where the search was not taken word by word. */
function toRead({ meant, plan }: SearchRead, names: CategoryNames, english: boolean): GoodsList['read'] {
  const everything = plan?.partial && !plan.text && !plan.shelves.length
  const open = meant.shelves ?? (everything ? [] : null)
  const meantShelves = open && (open.length ? open : [...names.keys()])
  const shelves = (meantShelves ?? []).flatMap((handle) => {
    const shelf = names.get(handle)
    return shelf ? [{ handle, name: english ? shelf.name_en : shelf.name }] : []
  })
  const missing = meant.facts.filter((fact) => plan && plan.text !== meant.literal && !plan.facts.includes(fact))
  const searched = plan && plan.text !== meant.literal ? plan.text : null
  const price_missed = Boolean(meant.price && plan && !plan.price)
  if (!searched && !missing.length && !shelves.length && !price_missed) return null
  return { searched, partial: Boolean(plan?.partial), missing, price_missed, shelves }
}

export const isEnglish = (locale: string | undefined) => Boolean(locale?.toLowerCase().startsWith('en'))

/** What the good is called in both languages. */
export function namesOf(document: Record<string, unknown>): { zh: string; en: string } {
  const { title, title_en } = JSON.parse(String(document.card)) as StoredCard
  return { zh: title, en: title_en }
}

/** The stored card in the reader's language. */
export function toCard(document: Record<string, unknown>, q: string | undefined, english: boolean): GoodCard {
  const { title_en, category_en, ...card } = JSON.parse(String(document.card)) as StoredCard
  const title = english ? title_en : card.title
  return {
    ...card,
    title,
    title_html: highlight(title, q),
    category: card.category && { handle: card.category.handle, name: english ? category_en : card.category.name },
  }
}

function toFacets(result: SearchTypes.SearchResult, names: CategoryNames, english: boolean): GoodsList['facets'] {
  const values = (field: string, label: (value: string) => string): FacetValue[] => {
    const facet = result.facets?.[field]
    if (facet?.type !== 'value') return []
    return facet.values.map(({ value, count }) => ({ value, label: label(value), count }))
  }
  const prices = result.facets?.price_fen
  return {
    category: values('category', (handle) => names.get(handle)?.[english ? 'name_en' : 'name'] ?? handle),
    town: values('town', (town) => town),
    kind: values('kind', (kind) => KIND_LABELS[kind]?.[english ? 1 : 0] ?? kind),
    price:
      prices?.type === 'range'
        ? prices.ranges
            .filter((range) => range.count > 0)
            .map(({ key, count }) => ({ value: key, label: priceLabel(key, english), count }))
        : [],
  }
}

function priceLabel(key: string, english: boolean): string {
  const step = PRICE_STEPS.find((candidate) => candidate.key === key)
  const yuan = (fen: number) => `¥${fen / 100}`
  if (step?.from === undefined) return english ? `under ${yuan(step?.to ?? 0)}` : `${yuan(step?.to ?? 0)} 以下`
  if (step.to === undefined) return english ? `${yuan(step.from)} and up` : `${yuan(step.from)} 以上`
  return `${yuan(step.from)}–${yuan(step.to)}`
}
