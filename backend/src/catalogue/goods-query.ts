import type { SearchTypes } from '@medusajs/framework/types'
import { z } from '@medusajs/framework/zod'
import { GOOD_KINDS } from '@shanzhen/traceability/types'
import type { EngineName } from './engine'
import { gramQuery } from './text'

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

export function toEngineQuery(
  params: GoodsParams,
  engine: EngineName,
  typo = false,
): Omit<SearchTypes.SearchQuery, 'entity'> {
  const filters = toFilters(params)
  const q = engine === 'postgres' && params.q ? gramQuery(params.q) || params.q : params.q
  const order = SORTS[params.sort] ?? (params.q ? undefined : { sold_count: 'DESC' as const })
  return {
    fields: ['card'],
    filters: { ...filters, ...(q && { q }) },
    pagination: { skip: (params.page - 1) * params.limit, take: params.limit, order },
    search_options: {
      count: 'estimated',
      match_strategy: engine === 'postgres' ? 'last' : 'all',
      disjunctive_facets: true,
      facets: [
        { field: 'category', limit: 100 },
        { field: 'town', limit: 100 },
        'kind',
        { field: 'price_fen', type: 'range', ranges: PRICE_STEPS },
      ],
      ...(typo && { typo_tolerance: true, min_score: 0.6 }),
    },
  }
}

function toFilters({ category, town, producer, kind, price }: GoodsParams): SearchTypes.SearchFilters {
  const [from, to] = (price ?? '-').split('-')
  return {
    ...(category && { category }),
    ...(town && { town }),
    ...(kind && { kind }),
    ...(producer && { $or: [{ producer }, { producer_key: producer }] }),
    ...((from || to) && { price_fen: { ...(from && { $gte: Number(from) }), ...(to && { $lt: Number(to) }) } }),
  }
}
