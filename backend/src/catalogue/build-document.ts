import { createHash } from 'node:crypto'
import type { LotMark } from '@shanzhen/lots/lot-types'
import type { UnsellableReason } from '@shanzhen/lots/sellable'
import type { ProductRow, VariantRow } from './read-products'
import { grams, initialWords, pinyinWords } from './text'
import type { GoodDetail, GoodDocument, StoredVariant, StoredCard } from './types'

/** Makes the search document of one product. Medusa's prices are decimal yuan; from here on money is fen. */
export const yuanToFen = (yuan: number) => Math.round(yuan * 100)

/** @returns null for what is not on sale: unpublished, deleted, without a price or without facts. */
export function buildDocument(
  row: ProductRow,
  availability: Record<string, number>,
  soldCount: number,
  reasons: Map<string, UnsellableReason | null> = new Map(),
  lots: Map<string, LotMark> = new Map(),
  factWords: string[] = [],
): GoodDocument | null {
  const good = row.good
  const priced = byRank(row.variants).filter((variant) => variant.calculated_price?.calculated_amount != null)
  if (!good || row.deleted_at || row.status !== 'published' || !priced.length) return null
  const variants = priced.map(toVariant)
  const prices = variants.map((variant) => variant.price_fen)
  const category = row.categories?.[0]
  const producer = good.producer
  const isThere = (variant: StoredVariant) => availability[variant.id] > 0 && !reasons.get(variant.id)
  const opening = variants.find(isThere) ?? variants[0]
  const card: StoredCard = {
    id: row.id,
    handle: row.handle,
    title: row.title,
    title_en: textOf(row.metadata?.title_en) || row.title,
    category: category ? { handle: category.handle, name: category.name } : null,
    category_en: textOf(category?.metadata?.name_en) || (category?.name ?? ''),
    kind: good.kind,
    town: good.town,
    producer: producer?.name ?? null,
    price_fen: Math.min(...prices),
    price_max_fen: Math.max(...prices),
    variant_count: variants.length,
    default_variant_id: opening.id,
    default_variant_title: opening.title,
    thumbnail: row.thumbnail,
    gi: good.gi,
    age_limit: good.age_limit,
    not_food: good.not_food,
    in_stock: variants.some(isThere),
    unsellable_reason: reasons.get(opening.id) ?? null,
    sold_count: soldCount,
    licence_no: good.sc_category ? (producer?.sc_licence ?? null) : null,
    lot: lots.get(opening.id) ?? null,
  }
  const names = [row.title, ...good.aliases].join(' ')
  const places = [good.town, good.village, producer?.name, category?.name, good.gi].filter(Boolean).join(' ')
  const contents = (good.kind === 'bundle' ? componentsOf(row) : []).map(({ title }) => title).join(' ')
  const document = {
    id: row.id,
    handle: row.handle,
    title: row.title,
    title_en: card.title_en,
    aliases: good.aliases,
    pinyin: pinyinWords(names),
    initials: initialWords(names),
    grams: grams(row.title),
    alias_grams: grams(good.aliases.join(' ')),
    more_grams: grams(`${places} ${contents}`),
    more_pinyin: [...pinyinWords(places), ...initialWords(places)],
    facts: [...factsOf(row, good, factWords), ...(card.licence_no ? [card.licence_no.toLowerCase()] : [])],
    category: category?.handle ?? null,
    category_name: category?.name ?? null,
    town: good.town,
    producer: producer?.name ?? null,
    producer_key: producer?.key ?? null,
    kind: good.kind,
    price_fen: card.price_fen,
    sold_count: soldCount,
    created_ts: new Date(row.created_at).getTime(),
    card: JSON.stringify(card),
    detail: JSON.stringify(toDetail(row, variants)),
  }
  return {
    ...document,
    print: printOf({ ...document, card: JSON.stringify({ ...card, sold_count: 0 }), sold_count: 0 }),
  }
}

/** The same for documents that say the same, but for how often the good was sold: that changes with every order. */
const printOf = (document: object) => createHash('sha1').update(JSON.stringify(document)).digest('base64')

function toDetail(row: ProductRow, variants: StoredVariant[]): GoodDetail {
  const good = row.good
  if (!good) throw new Error(`No facts for ${row.handle}`)
  const producer = good.producer
  return {
    description: row.description ?? '',
    description_en: textOf(row.metadata?.description_en) || (row.description ?? ''),
    images: [...(row.images ?? [])].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ url }) => ({ url })),
    variants,
    producer_detail: producer && {
      key: producer.key,
      name: producer.name,
      kind: producer.kind,
      licence_no: producer.sc_licence,
      licence_demo: true,
      town: producer.town,
    },
    facts: {
      gi: good.gi,
      age_limit: good.age_limit,
      not_food: good.not_food,
      variable_weight: good.variable_weight,
      aliases: good.aliases,
      sc_category: good.sc_category,
    },
    return_code: good.return_rule,
    components: good.kind === 'bundle' ? componentsOf(row) : [],
  }
}

/** What a gift box holds: an inventory item bears the SKU of the single good it was made for. */
function componentsOf(row: ProductRow): GoodDetail['components'] {
  return (row.variants[0]?.inventory_items ?? []).flatMap(({ required_quantity, inventory }) => {
    const single = inventory?.variants.find((variant) => variant.sku === inventory.sku)
    if (!single) return []
    const { handle, title, metadata } = single.product
    const title_en = textOf(metadata?.title_en) || null
    return [{ handle, title, title_en, variant_title: single.title, quantity: required_quantity }]
  })
}

/** What the facts say, and what staff wrote of it themselves; 仿野生 is not 野生. */
function factsOf(row: ProductRow, good: NonNullable<ProductRow['good']>, words: string[]): string[] {
  const known = [
    ...(good.kind === 'fresh' ? ['新鲜', '生鲜'] : []),
    ...(good.kind === 'primary-dried' ? ['干货'] : []),
    ...(good.gi ? ['地理标志', '地标'] : []),
    ...(good.cold_chain ? ['冷链'] : []),
  ]
  const said = [row.title, ...good.aliases, row.description ?? ''].join(' ')
  const written = words.filter((word) => new RegExp(`(?<![仿非不无未没])${escapeRegExp(word)}`).test(said))
  return [...new Set([...known, ...written])]
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const byRank = (variants: VariantRow[]) =>
  [...variants].sort((a, b) => (a.variant_rank ?? 0) - (b.variant_rank ?? 0) || amountOf(a) - amountOf(b))

const amountOf = (variant: VariantRow) => variant.calculated_price?.calculated_amount ?? 0
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

const toVariant = (variant: VariantRow): StoredVariant => ({
  id: variant.id,
  title: variant.title,
  sku: variant.sku,
  weight_g: variant.weight ?? 0,
  price_fen: yuanToFen(variant.calculated_price?.calculated_amount ?? 0),
})
