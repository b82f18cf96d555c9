/** What orders of a shop would cost and when they would leave, before anything is taken in. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { buildQuote, type Buyer, type Priced } from '@shanzhen/checkout/quote/build-quote'
import { ownChannel } from '@shanzhen/checkout/quote/own-channel'
import type { PlaceBody } from '@shanzhen/checkout/wire'
import { yuan } from '@shanzhen/money-kit/fen'
import { SUPPLY_OFFER } from '../modules/supply-offer'
import type { InForce } from '../modules/supply-offer/store/prices'

export type Receiver = Required<Pick<PlaceBody['address'], 'name' | 'phone'>> & {
  province: string
  city: string
  district: string
  detail: string
}
/** An order as its shop writes it; sizes by id. */
export type Draft = {
  number: string
  items: { variant_id: string; quantity: number }[]
  receiver: Receiver
  note?: string
}
export type Trader = { id: string; tier: string }
/** `field`: of a draft, `items.<n>` or `receiver`. */
export type DraftFault = { field: string; code: string; message: string }
export type QuotedDraft = {
  draft: Draft
  faults: DraftFault[]
  /** null where it cannot be ordered so. */
  body: PlaceBody | null
  goods_fen: number
  freight_fen: number
  lead_hours: number
  /** Among it what it takes off the shelf, gift boxes opened, and what is there, whoever else of the same batch asks for it. */
  priced: Priced | null
}

/** ¥1,000,000: no order of the county's goods comes to more, and no column holds what a slip of the hand comes to. */
const MOST_FEN = 100_000_000

/** `reference` is the shop's record of an order; a quote has none yet. */
export const buyerOf = (sales_channel_id: string, shop_id: string, reference = ''): Buyer => ({
  ...{ sales_channel_id, customer_id: null, trader: { id: shop_id, reference } },
})

/**
 * Each by itself, all at once: what they share (goods, prices, stock) is read once.
 * @param known what of them is offered, where it was read just now @returns in the order given
 */
export async function quoteDrafts(
  container: MedusaContainer,
  shop: Trader,
  drafts: Draft[],
  known?: Map<string, InForce>,
): Promise<QuotedDraft[]> {
  const buyer = buyerOf(await ownChannel(container), shop.id)
  const ids = [...new Set(drafts.flatMap(({ items }) => items.map(({ variant_id }) => variant_id)))]
  const terms = known ?? (await container.resolve(SUPPLY_OFFER).inForce(shop.tier, ids))
  return Promise.all(
    drafts.map(async (draft): Promise<QuotedDraft> => {
      const { items, receiver, note } = draft
      const { province, city, district, detail } = receiver
      const priced = await buildQuote(container, buyer, { items, province, city, district, detail })
      const { quote } = priced
      const faults: DraftFault[] = quote.lines.flatMap(({ reason, message }, i) =>
        reason ? [{ field: `items.${i}`, code: reason, message: wordsFor(reason, message) }] : [],
      )
      const chosen = quote.shipping_options.find(({ id }) => id === quote.shipping_option_id)
      if (!faults.length && (!chosen || chosen.amount_fen === null)) {
        const why = quote.shipping_options.find(({ reason }) => reason)?.reason
        faults.push({ field: 'receiver', code: 'not_shippable', message: why ?? '这个地址送不到' })
      }
      const lead_hours = Math.max(1, ...items.map(({ variant_id }) => terms.get(variant_id)?.lead_hours ?? 1))
      const too_large = quote.items_fen + (quote.freight_fen ?? 0) > MOST_FEN
      if (too_large)
        faults.push({ field: 'items.0', code: 'too_large', message: `一单最多 ${yuan(MOST_FEN)}，请分成几单` })
      const [goods_fen, freight_fen] = too_large ? [0, 0] : [quote.items_fen, quote.freight_fen ?? 0]
      const body: PlaceBody = {
        items: quote.lines.map(({ variant_id, quantity, unit_price_fen }) => ({
          variant_id,
          quantity,
          unit_price_fen,
        })),
        address: receiver,
        shipping_option_id: quote.shipping_option_id ?? '',
        expected_total_fen: quote.total_fen ?? 0,
        // Whose buyers they are looks after both: it is what shops agree to (代发协议).
        ...{ age_confirmed: true, fresh_notice_accepted: true },
        ...(note && { note }),
      }
      return { draft, faults, body: faults.length ? null : body, goods_fen, freight_fen, lead_hours, priced }
    }),
  )
}

const wordsFor = (code: string, message: string | null): string =>
  code === 'gone' ? '这种规格现在不供货' : (message ?? code)
