import type { SearchTypes } from '@medusajs/framework/types'
import { z } from '@medusajs/framework/zod'
import { GOOD_KINDS } from '@shanzhen/producers/types'
import type { EngineName } from './engine'
import { NAME_FIELDS } from './index-definition'
import type { SearchPlan } from './plan-search'
import { gramQuery, phraseQuery } from './text'

/** What a buyer may ask of the list, and the same asked of a search engine. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `不超过 ${max} 字`)
    .optional()
    .transform((value) => value || undefined)
const count = (fallback: number, max: number, label: string) =>
  z.coerce
    .number({ error: `${label}须为数字` })
    .int(`${label}须为整数`)
    .min(1, `${label}须大于 0`)
    .max(max, `${label}过大`)
    .default(fallback)

export const GoodsParams = z.object({
  q: text(60),
  category: text(40),
  town: text(20),
  producer: text(60),
  kind: z.enum(GOOD_KINDS, { error: '没有这种商品性质' }).optional(),
  price: z
    .string()
    .regex(/^\d{0,9}-\d{0,9}$/, '价格范围写作 “最低-最高”，单位为分')
    .optional(),
  sort: z
    .enum(['relevance', 'price_asc', 'price_desc', 'new', 'sales'], { error: '没有这种排序' })
    .default('relevance'),
  page: count(1, 1000, '页码'),
  limit: count(24, 100, '每页数量'),
  locale: text(10),
})
export type GoodsParams = z.infer<typeof GoodsParams>

/** Price steps offered as a facet, in fen; the upper end is not included. */
export const PRICE_STEPS: { key: string; from?: number; to?: number }[] = [
  { key: '0-3000', to: 3000 },
  { key: '3000-6000', from: 3000, to: 6000 },
  { key: '6000-10000', from: 6000, to: 10000 },
  { key: '10000-20000', from: 10000, to: 20000 },
  { key: '20000-', from: 20000 },
]

const SORTS: Record<GoodsParams['sort'], Record<string, SearchTypes.SearchOrderBy> | undefined> = {
  relevance: undefined,
  price_asc: { price_fen: 'ASC' },
  price_desc: { price_fen: 'DESC' },
  new: { created_ts: 'DESC' },
  sales: { sold_count: 'DESC' },
}

/** @param plan what was meant by `params.q`; without one all goods are asked for. */
export function toEngineQuery(
  params: GoodsParams,
  engine: EngineName,
  plan?: SearchPlan,
): Omit<SearchTypes.SearchQuery, 'entity'> {
  const sort = params.sort === 'relevance' && plan?.cheapest ? 'price_asc' : params.sort
  const order = SORTS[sort] ?? (plan?.text ? undefined : { sold_count: 'DESC' as const })
  return {
    fields: ['card'],
    filters: { ...toFilters(params, plan), ...toWords(engine, plan) },
    pagination: { skip: (params.page - 1) * params.limit, take: params.limit, order },
    search_options: {
      ...toMatching(engine, plan),
      count: 'estimated',
      disjunctive_facets: true,
      facets: [
        { field: 'category', limit: 100 },
        { field: 'town', limit: 100 },
        'kind',
        { field: 'price_fen', type: 'range', ranges: PRICE_STEPS },
      ],
    },
  }
}

/** Whether the plan finds anything at all, whatever the page was narrowed by. */
export const toProbe = (engine: EngineName, plan: SearchPlan): Omit<SearchTypes.SearchQuery, 'entity'> => ({
  fields: ['handle'],
  filters: { ...toFilters(undefined, plan), ...toWords(engine, plan) },
  pagination: { take: 1 },
  search_options: { ...toMatching(engine, plan), count: 'none' },
})

function toWords(engine: EngineName, plan: SearchPlan | undefined) {
  if (!plan?.text) return {}
  return { q: engine === 'postgres' ? gramQuery(plan.text) || plan.text : phraseQuery(plan.text) || plan.text }
}

/** Postgres finds a word's beginning only for the last one, and 菇 must not find 菇酱; one or two signs look at names only. */
const toMatching = (engine: EngineName, plan: SearchPlan | undefined) => ({
  match_strategy: engine === 'postgres' && /[a-z\d]$/.test(plan?.text ?? '') ? ('last' as const) : ('all' as const),
  ...(plan && isShort(plan.text) && { attributes_to_search_on: NAME_FIELDS }),
})
const isShort = (text: string) => /^(?:\p{Script=Han}|[a-z\d]{1,2})$/u.test(text)

function toFilters(params: GoodsParams | undefined, plan: SearchPlan | undefined): SearchTypes.SearchFilters {
  const { category, town, producer, kind, price } = params ?? {}
  const [from, to] = (price ?? plan?.price ?? '-').split('-')
  const shelves = category ? [category] : plan?.shelves
  return {
    ...(shelves?.length && { category: { $in: shelves } }),
    ...(town && { town }),
    ...(kind && { kind }),
    ...(producer && { $or: [{ producer }, { producer_key: producer }] }),
    ...((from || to) && { price_fen: { ...(from && { $gte: Number(from) }), ...(to && { $lt: Number(to) }) } }),
    ...(plan?.facts.length && { $and: plan.facts.map((facts) => ({ facts })) }),
  }
}
