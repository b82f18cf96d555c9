import catalogue from './products.json'
import texts from './goods-text.json'
import { categories } from './categories'
import type { GoodKind } from '@shanzhen/producers/types'

/** The county's demo catalogue: products.json for the facts, goods-text.json for words and opening stock. */
type RawProduct = {
  handle: string
  title: string
  category: string
  kind: string
  sc_category: string | null
  producer: string | null
  town: string | null
  variants: { option: string; price_cny: number; weight_g: number }[]
  aliases?: string[]
  gi?: string
  age_limit?: number
  not_food?: boolean
  no_reason_return?: boolean
  variable_weight?: boolean
  components?: (string | number)[][]
}
type Text = { title_en: string; text: string; text_en: string; stock?: number[]; aliases?: string[] }

export type SeedProduct = Omit<RawProduct, 'kind' | 'category' | 'components' | 'aliases'> & {
  kind: GoodKind
  category_handle: string
  aliases: string[]
  words: Text
  components: { handle: string; option: string; quantity: number }[]
}

const categoryByName = new Map(categories.map((category) => [category.name, category.handle]))
const words: Record<string, Text> = texts

export const seedProducts: SeedProduct[] = (catalogue.products as RawProduct[]).map(
  ({ kind, category, components, aliases, ...product }) => ({
    ...product,
    kind: kind as GoodKind,
    category_handle: categoryByName.get(category) ?? '',
    aliases: [...new Set([...(aliases ?? []), ...(words[product.handle].aliases ?? [])])],
    words: words[product.handle],
    components: (components ?? []).map(([handle, option, quantity]) => ({
      handle: String(handle),
      option: String(option),
      quantity: Number(quantity),
    })),
  }),
)

export const seedProducers = catalogue.producers

/** "xianggu-dry" and "80g×6" make "XIANGGU-DRY-80GX6"; packs without a size are STD. */
export function skuOf(handle: string, option: string): string {
  const size = option
    .replace('×', 'x')
    .replace('标准装', 'std')
    .replace('枚', 'pcs')
    .replace(/条.*$/, 'pc')
    .replace(/\s/g, '')
  return `${handle}-${size}`.toUpperCase()
}
