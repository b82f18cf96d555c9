// The shapes the backend's store routes answer with. Money is integer fen, weights are grams.
import type { Refusal } from '@shanzhen/http/wire'
import type { LotMark, ShippingLot } from '@shanzhen/lots/wire'
import type { GoodKind, ProducerKind, ShownCertificate } from '@shanzhen/producers/wire'

/** One of our own always says of which type it is. */
export type ApiProblem = Refusal & { type: string }

/** Vouchers and services: nothing of them was grown, so there is no lot and no test. */
export const isLotless = (kind: GoodKind): boolean => kind === 'voucher' || kind === 'service'

export type UnsellableReason =
  | 'facts_missing'
  | 'lots_missing'
  | 'certificate_missing'
  | 'certificate_expired'
  | 'awaiting_inspection'
  | 'recalled'
  | 'out_of_date'
  | 'out_of_stock'

export interface GoodCard {
  id: string
  handle: string
  title: string
  /** The title with search hits in <mark>; nothing else is markup. */
  title_html: string
  /** null until staff put the good on a shelf. */
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
  unsellable_reason: UnsellableReason | null
  sold_count: number
  licence_no: string | null
  lot: LotMark | null
}

/** What proves one line of a basket; `link` leads to the lot's public story. */
export interface LineProof {
  variant_id: string
  kind: GoodKind
  town: string | null
  licence_no: string | null
  lot: (LotMark & { link: string | null }) | null
}

export interface FacetValue {
  value: string
  label: string
  count: number
}

export type FacetName = 'category' | 'town' | 'kind' | 'price'

export interface GoodsPage {
  goods: GoodCard[]
  count: number
  page: number
  limit: number
  facets: Record<FacetName, FacetValue[]>
  engine: string
  /** How a search was read; null where it was found as typed. */
  read: SearchRead | null
}

export interface SearchRead {
  /** What was searched for instead of what was typed. */
  searched: string | null
  /** Only part of it was found. */
  partial: boolean
  /** What was asked of the goods and is said of none of them. */
  missing: string[]
  /** Nothing costs what was asked for; what comes nearest is listed. */
  price_missed: boolean
  shelves: { handle: string; name: string }[]
}

export interface Suggestion {
  kind: 'good' | 'category' | 'town' | 'producer'
  text: string
  html: string
  href: string
}

export interface GoodVariant {
  id: string
  title: string
  sku: string | null
  weight_g: number | null
  price_fen: number
  available: number
  /** Why it may not be sold now, if anything but stock speaks against it. */
  reason: UnsellableReason | null
  lot: ShippingLot | null
}

export interface ProducerDetail {
  key: string
  name: string
  kind: ProducerKind
  licence_no: string | null
  licence_demo: true
  town: string | null
}

export interface Good extends GoodCard {
  /** What a basket remembers; `title` is the one of the page's language. */
  names: { zh: string; en: string }
  description: string | null
  images: { url: string }[]
  variants: GoodVariant[]
  producer_detail: ProducerDetail | null
  certificates: ShownCertificate[]
  facts: {
    gi: string | null
    age_limit: number | null
    not_food: boolean
    variable_weight: boolean
    aliases: string[]
    sc_category: string | null
  }
  return_rule: { code: 'seven_days' | 'fresh_excluded'; text: string }
  components: { handle: string; title: string; title_en: string | null; variant_title: string; quantity: number }[]
}

export interface Category {
  handle: string
  name: string
  name_en: string
  count: number
  is_food: boolean
}

export interface FreightOption {
  id: string
  name: string
  type: 'express' | 'cold_chain' | 'pickup'
  amount_fen: number | null
  reason: string | null
}

export interface FreightAnswer {
  options: FreightOption[]
  weight_g: number
}
