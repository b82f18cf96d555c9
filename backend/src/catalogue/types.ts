import type { LotMark } from '@shanzhen/lots/lot-types'
import type { UnsellableReason } from '@shanzhen/lots/sellable'
import type { GoodKind, ProducerKind, ReturnRule } from '@shanzhen/producers/types'

/** A good as lists and its page show it; money in fen, weights in grams. */
export type GoodCard = {
  id: string
  handle: string
  title: string
  title_html: string
  category: { handle: string; name: string } | null
  kind: GoodKind
  town: string | null
  producer: string | null
  price_fen: number
  price_max_fen: number
  variant_count: number
  default_variant_id: string | null
  default_variant_title: string | null
  thumbnail: string | null
  gi: string | null
  age_limit: number | null
  not_food: boolean
  in_stock: boolean
  /** Why it may not be sold now; null also where it is merely sold out by orders. */
  unsellable_reason: UnsellableReason | null
  sold_count: number
  licence_no: string | null
  /** The lot the size on the card is now sent from; null where there is none, and for gift boxes. */
  lot: LotMark | null
}

/** What proves one line of a basket; `link` is the path of the lot's public story, null for goods without a number. */
export type LineProof = {
  variant_id: string
  kind: GoodKind
  town: string | null
  /** Number of the licence in force today. */
  licence_no: string | null
  lot: (LotMark & { link: string | null }) | null
}

export type GoodVariant = { id: string; title: string; sku: string | null; weight_g: number; price_fen: number }

export type GoodDetail = {
  description: string
  description_en: string
  images: { url: string }[]
  variants: GoodVariant[]
  producer_detail: {
    key: string
    name: string
    kind: ProducerKind
    licence_no: string | null
    licence_demo: true
    town: string | null
  } | null
  facts: {
    gi: string | null
    age_limit: number | null
    not_food: boolean
    variable_weight: boolean
    aliases: string[]
    sc_category: string | null
  }
  return_code: ReturnRule
  components: { handle: string; title: string; title_en: string | null; variant_title: string; quantity: number }[]
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
