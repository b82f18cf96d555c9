import { container } from '@medusajs/framework'
import { search } from '@medusajs/framework/utils'
import type { SearchTypes } from '@medusajs/framework/types'
import { buildDocument } from './build-document'
import { explainSellable } from '@shanzhen/lots/sellable'
import { readAvailability } from './availability'
import { type ProductRow, readProducts } from './read-products'
import { lotsOfVariants, toMark } from './shipping-lots'
import { readSoldCounts } from './sold-counts'
import type { GoodDocument } from './types'
import { searchWords } from './words'

/** What both engines hold of a good, and how an empty index is filled; later changes come by refresh.ts. */
export const MEILI_INDEX = 'goods'
export const POSTGRES_INDEX = 'goods_postgres'

/** Where a search of one or two signs looks: names only, or every place that begins so would be found. */
export const NAME_FIELDS = ['title_en', 'grams', 'aliases', 'alias_grams', 'pinyin', 'initials']

const BATCH = 100

export const goodFields = search.define({
  id: search.keyword().filterable(),
  handle: search.keyword().filterable(),
  title: search.text().searchable({ weight: 4 }),
  title_en: search.text().searchable({ weight: 3.5 }),
  grams: search.text().array().searchable({ weight: 3 }).retrievable(false),
  aliases: search.text().array().searchable({ weight: 2.5 }),
  alias_grams: search.text().array().searchable({ weight: 2 }).retrievable(false),
  pinyin: search.text().array().searchable({ weight: 1.9 }).retrievable(false),
  initials: search.text().array().searchable({ weight: 1.8 }).retrievable(false),
  category_name: search.text().searchable({ weight: 1.5 }),
  town: search.keyword().searchable({ weight: 1.4 }).filterable().facetable(),
  producer: search.keyword().searchable({ weight: 1.4 }).filterable().facetable(),
  more_grams: search.text().array().searchable({ weight: 1 }).retrievable(false),
  more_pinyin: search.text().array().searchable({ weight: 0.9 }).retrievable(false),
  facts: search.keyword().array().filterable(),
  producer_key: search.keyword().filterable(),
  category: search.keyword().filterable().facetable(),
  kind: search.keyword().filterable().facetable(),
  price_fen: search.integer().filterable().sortable().facetable(),
  sold_count: search.integer().sortable(),
  created_ts: search.float().sortable(),
  card: search.text(),
  detail: search.text(),
  print: search.keyword(),
})

type Query = Omit<SearchTypes.SearchContainer['query'], symbol>

/** Documents of these products, and the ids of those no longer on sale. */
export async function documentsOf(
  query: Query,
  rows: ProductRow[],
): Promise<{ documents: GoodDocument[]; gone: string[] }> {
  const live = rows.filter((row) => !row.deleted_at && row.status === 'published')
  const variantIds = live.flatMap((row) => row.variants.map((variant) => variant.id))
  const channelId = live.find((row) => row.sales_channels?.length)?.sales_channels[0].id
  const [availability, reasons, lots, sold, words] = await Promise.all([
    readAvailability(query, variantIds, channelId),
    explainSellable(container, variantIds),
    lotsOfVariants(container, variantIds),
    readSoldCounts(live.map((row) => row.id)),
    searchWords(container),
  ])
  const marks = new Map([...lots].map(([id, lot]) => [id, toMark(lot)]))
  const documents = live.flatMap(
    (row) => buildDocument(row, availability, sold.get(row.id) ?? 0, reasons, marks, words.facts) ?? [],
  )
  const kept = new Set(documents.map((document) => document.id))
  return { documents, gone: rows.map((row) => row.id).filter((id) => !kept.has(id)) }
}

/** All goods in batches by id, or what changed since a moment. */
export async function* seedGoodsIndex({ container, last_key, catchup }: SearchTypes.SearchSeedContext) {
  let after = last_key
  for (;;) {
    const rows = await readProducts(container.query, { after, since: catchup?.since, take: BATCH })
    if (!rows.length) return
    const { documents, gone } = await documentsOf(container.query, rows)
    yield [
      { action: 'upsert' as const, documents },
      ...(gone.length ? [{ action: 'delete' as const, filters: { id: gone } }] : []),
    ]
    if (rows.length < BATCH) return
    after = rows[rows.length - 1].id
  }
}
