import type { MedusaContainer, SearchTypes } from '@medusajs/framework/types'
import { askEngine, type EngineName } from './engine'
import { categoryNames, type CategoryNames } from './categories'
import { type GoodsParams, PRICE_STEPS, toEngineQuery } from './goods-query'
import { highlight } from './highlight'
import { soundOf } from './text'
import type { GoodCard, StoredCard } from './types'

/** The list of goods: found, counted by facet, with what was typed marked. */
type FacetValue = { value: string; label: string; count: number }
export type GoodsList = {
  goods: GoodCard[]
  count: number
  page: number
  limit: number
  facets: Record<'category' | 'town' | 'kind' | 'price', FacetValue[]>
  engine: EngineName
}

const KIND_LABELS: Record<string, [zh: string, en: string]> = {
  fresh: ['生鲜', 'Fresh'],
  'primary-dried': ['干货', 'Dried'],
  processed: ['加工食品', 'Processed'],
  medicinal: ['药材（非食品）', 'Medicinal (not food)'],
  bundle: ['礼盒', 'Gift boxes'],
  voucher: ['卡券', 'Vouchers'],
  service: ['服务', 'Services'],
}

/** Finds goods; where nothing matches as typed, tries what it sounds like and then forgives a typo. */
export async function listGoods(container: MedusaContainer, params: GoodsParams): Promise<GoodsList> {
  let found = await ask(container, params)
  const sound = params.q ? soundOf(params.q) : null
  if (!found.result.hits.length && params.page === 1 && sound) found = await ask(container, { ...params, q: sound })
  if (!found.result.hits.length && params.q && found.engine === 'postgres') {
    found = await ask(container, { ...params, q: sound ?? params.q }, true)
  }
  const { engine, result } = found
  const english = isEnglish(params.locale)
  return {
    goods: result.hits.map((hit) => toCard(hit.document, params.q, english)),
    count: result.metadata.count ?? result.hits.length,
    page: params.page,
    limit: params.limit,
    facets: toFacets(result, await categoryNames(container), english),
    engine,
  }
}

const ask = (container: MedusaContainer, params: GoodsParams, typo = false) =>
  askEngine(container, (engine) => toEngineQuery(params, engine, typo && engine === 'postgres'))

export const isEnglish = (locale: string | undefined) => Boolean(locale?.toLowerCase().startsWith('en'))

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
