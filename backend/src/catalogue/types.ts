import type { GoodKind, ReturnRule } from '@shanzhen/producers/types'
import type { Good, GoodCard, GoodVariant } from '../wire'

export type { GoodCard, LineProof } from '../wire'

export type StoredVariant = Omit<GoodVariant, 'available' | 'reason' | 'lot'>

/** What is stored of a good's page: stock, lots and papers are asked for when it is read. */
export type GoodDetail = Pick<Good, 'description' | 'images' | 'producer_detail' | 'facts' | 'components'> & {
  description_en: string
  variants: StoredVariant[]
  return_code: ReturnRule
}

/** What is stored about the card; names in both languages, highlighted at reading. */
export type StoredCard = Omit<GoodCard, 'title_html'> & { title_en: string; category_en: string }

/** One good in a search index: the fields searched and sorted by, and the finished card and page as JSON. */
export type GoodDocument = {
  id: string
  handle: string
  title: string
  title_en: string
  aliases: string[]
  pinyin: string[]
  initials: string[]
  /** Of the title, of its other names, and of where it comes from, its shelf and what a box holds. */
  grams: string[]
  alias_grams: string[]
  more_grams: string[]
  more_pinyin: string[]
  /** Words of the dictionary that are true of the good. */
  facts: string[]
  category: string | null
  category_name: string | null
  town: string | null
  producer: string | null
  producer_key: string | null
  kind: GoodKind
  price_fen: number
  sold_count: number
  created_ts: number
  card: string
  detail: string
  /** By it two writings of the same are told from a change. */
  print: string
}
