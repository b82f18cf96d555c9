/** Goods as lists, searches and their own page show them. Money is integer fen, weights are grams. */
import { FREIGHT_TYPES } from '@shanzhen/freight/wire'
import { fen, text } from '@shanzhen/http/wire'
import { LotMark, ShippingLot, UnsellableReason } from '@shanzhen/lots/wire'
import { z } from '@medusajs/framework/zod'
import { GOOD_KINDS, PRODUCER_KINDS, RETURN_RULES, ShownCertificate } from '@shanzhen/producers/wire'

const Shelf = z.object({ handle: z.string(), name: z.string() })

export const GoodCard = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  /** The title with search hits in <mark>; nothing else is markup. */
  title_html: z.string(),
  /** null until staff put the good on a shelf. */
  category: Shelf.nullable(),
  kind: z.enum(GOOD_KINDS),
  town: text,
  producer: text,
  price_fen: fen,
  price_max_fen: fen,
  variant_count: z.int(),
  default_variant_id: text,
  default_variant_title: text,
  thumbnail: text,
  gi: text,
  age_limit: z.int().nullable(),
  not_food: z.boolean(),
  in_stock: z.boolean(),
  /** Why it may not be sold now; null also where it is merely sold out by orders. */
  unsellable_reason: UnsellableReason.nullable(),
  sold_count: z.number(),
  licence_no: text,
  /** The lot the size on the card is now sent from; null where there is none, and for gift boxes. */
  lot: LotMark.nullable(),
})
export type GoodCard = z.infer<typeof GoodCard>

const FacetValue = z.object({ value: z.string(), label: z.string(), count: z.int() })
export type FacetValue = z.infer<typeof FacetValue>

const facets = {
  category: z.array(FacetValue),
  town: z.array(FacetValue),
  kind: z.array(FacetValue),
  price: z.array(FacetValue),
}
export type FacetName = keyof typeof facets

const SearchRead = z.object({
  /** What was searched for instead of what was typed. */
  searched: text,
  /** Only part of it was found. */
  partial: z.boolean(),
  /** What was asked of the goods and is said of none of them, 野生. */
  missing: z.array(z.string()),
  /** Nothing costs what was asked for; what comes nearest is listed. */
  price_missed: z.boolean(),
  /** Where an occasion or the county's name leads to. */
  shelves: z.array(Shelf),
})
export type SearchRead = z.infer<typeof SearchRead>

export const GoodsPage = z.object({
  goods: z.array(GoodCard),
  count: z.int(),
  page: z.int(),
  limit: z.int(),
  facets: z.object(facets),
  engine: z.string(),
  /** How a search was read; null where it was found as typed. */
  read: SearchRead.nullable(),
})
export type GoodsPage = z.infer<typeof GoodsPage>

const Suggestion = z.object({
  kind: z.enum(['good', 'category', 'town', 'producer']),
  text: z.string(),
  html: z.string(),
  href: z.string(),
})
export type Suggestion = z.infer<typeof Suggestion>
export const Suggestions = z.object({ suggestions: z.array(Suggestion) })
export type Suggestions = z.infer<typeof Suggestions>

/** What proves one line of a basket; `link` is the path of the lot's public story, null for goods without a number. */
const LineProof = z.object({
  variant_id: z.string(),
  kind: z.enum(GOOD_KINDS),
  town: text,
  /** Number of the licence in force today. */
  licence_no: text,
  lot: LotMark.extend({ link: text }).nullable(),
})
export type LineProof = z.infer<typeof LineProof>
export const LineProofs = z.object({ proofs: z.array(LineProof) })
export type LineProofs = z.infer<typeof LineProofs>

const GoodVariant = z.object({
  id: z.string(),
  title: z.string(),
  sku: text,
  weight_g: z.number(),
  price_fen: fen,
  available: z.number(),
  /** Why it may not be sold now, if anything but stock speaks against it. */
  reason: UnsellableReason.nullable(),
  lot: ShippingLot.nullable(),
})
export type GoodVariant = z.infer<typeof GoodVariant>

export const Good = GoodCard.extend({
  /** What a basket remembers; `title` is the one of the page's language. */
  names: z.object({ zh: z.string(), en: z.string() }),
  description: z.string(),
  images: z.array(z.object({ url: z.string() })),
  variants: z.array(GoodVariant),
  producer_detail: z
    .object({
      key: z.string(),
      name: z.string(),
      kind: z.enum(PRODUCER_KINDS),
      licence_no: text,
      licence_demo: z.literal(true),
      town: text,
    })
    .nullable(),
  certificates: z.array(ShownCertificate),
  facts: z.object({
    gi: text,
    age_limit: z.int().nullable(),
    not_food: z.boolean(),
    variable_weight: z.boolean(),
    aliases: z.array(z.string()),
    sc_category: text,
  }),
  return_rule: z.object({ code: z.enum(RETURN_RULES), text: z.string() }),
  /** Of a gift box. */
  components: z.array(
    z.object({
      handle: z.string(),
      title: z.string(),
      title_en: text,
      variant_title: z.string(),
      quantity: z.number(),
    }),
  ),
})
export type Good = z.infer<typeof Good>

const Category = Shelf.extend({ name_en: z.string(), count: z.int(), is_food: z.boolean() })
export type Category = z.infer<typeof Category>
export const Categories = z.object({ categories: z.array(Category) })
export type Categories = z.infer<typeof Categories>

const FreightOption = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(FREIGHT_TYPES),
  /** null where this way does not go there; `reason` then says why. */
  amount_fen: fen.nullable(),
  reason: text,
  /** From how much paid for the goods, coupons taken off, it costs nothing there; null where it always costs. */
  free_from_fen: fen.nullable(),
})
export type FreightOption = z.infer<typeof FreightOption>
export const FreightAnswer = z.object({ options: z.array(FreightOption), weight_g: z.number() })
export type FreightAnswer = z.infer<typeof FreightAnswer>

/** One size of a good as staff offer it on the phone. */
const PhoneGood = z.object({
  variant_id: z.string(),
  title: z.string(),
  variant_title: z.string(),
  unit_price_fen: fen,
  available: z.int(),
  /** Why it cannot be had now. */
  reason: text,
})
export type PhoneGood = z.infer<typeof PhoneGood>
export const PhoneGoods = z.object({ goods: z.array(PhoneGood) })
export type PhoneGoods = z.infer<typeof PhoneGoods>
