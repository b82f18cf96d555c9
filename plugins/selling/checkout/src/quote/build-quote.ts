import type { MedusaContainer } from '@medusajs/framework/types'
import { toFen } from '@shanzhen/money-kit/fen'
import { reasonsAtOnce } from '../lib/gate'
import { type PricedOrder, priceOrder } from './price-order'
import { listShippingChoices, type ShippingChoice } from './freight'
import { describeLine } from './lines'
import { loadMarket, type Market } from './market'
import { isOnSale, readShelf } from './shelf'
import { onTerms } from './trade-terms'
import type { RefusedCode } from './promotion-codes'
import { allocate, type StockClaim } from './stock'
import type { Outlet } from '@shanzhen/ports/types'
import type { Quote, QuoteProblem } from '../types'

/** What a buyer asks about: goods, where to, which way, which coupons. */
export type QuoteRequest = {
  items: { variant_id: string; quantity: number }[]
  province?: string
  /** The rest of where to, once an address is written: freight looks whether its parts belong together. */
  city?: string
  district?: string
  detail?: string
  shipping_option_id?: string
  promotion_codes?: string[]
  email?: string
  /** Asks anew what goods are made of. */
  anew?: boolean
}
export type Buyer = {
  sales_channel_id: string
  customer_id: string | null
  /** Whom staff order for, and until when they promised the goods; null: the shop's own term. */
  by_staff?: { pay_until: string | null }
  /** Who buys on terms of their own and pays as they order; `reference`: their own record of this order. */
  trader?: { id: string; reference: string }
  /** At whose page of ours it is bought, at its prices. */
  outlet?: Outlet
  /** What their browser keeps of a link that somebody shared. */
  click?: string
}

/** A quote with what placing the order needs besides: claims on stock and amounts as Medusa takes them. */
export type Priced = {
  quote: Quote
  market: Market
  order: PricedOrder
  shipping: ShippingChoice | null
  claims: StockClaim[]
  refused_codes: RefusedCode[]
}

/** Reads prices, stock, facts and freight once and answers all a page or an order needs. Changes nothing. */
export async function buildQuote(container: MedusaContainer, buyer: Buyer, request: QuoteRequest): Promise<Priced> {
  const market = await loadMarket(container, buyer.sales_channel_id)
  const variantIds = request.items.map((item) => item.variant_id)
  const [{ shelf, prices }, refused] = await Promise.all([
    readShelf(container, market, variantIds, { anew: request.anew, onTerms: !!buyer.trader }).then(async (goods) => {
      const prices = new Map([...goods].map(([id, { calculated_price }]) => [id, calculated_price?.calculated_amount]))
      return { shelf: await onTerms(container, buyer, goods), prices }
    }),
    reasonsAtOnce(container, variantIds),
  ])
  const { available, claims } = allocate(request.items, shelf, market.location_ids)
  const onSale = request.items.flatMap((item) => {
    const good = shelf.get(item.variant_id)
    return isOnSale(good, market) ? [{ good, quantity: item.quantity }] : []
  })
  const paidForGoods = async () => {
    if (buyer.trader) return 0
    const { lines } = await priceOrder(container, market, buyer, onSale, null, request)
    // An outlet sets its own prices and keeps what is more: carriage is free from what the goods cost here.
    const most = (id: string, quantity: number) =>
      buyer.outlet ? toFen(Number(prices.get(id) ?? 0)) * quantity : Number.MAX_SAFE_INTEGER
    return [...lines].reduce((sum, [id, { total_fen, quantity }]) => sum + Math.min(total_fen, most(id, quantity)), 0)
  }
  const choices = onSale.length ? await listShippingChoices(container, market, onSale, request, paidForGoods) : []
  const shipping = pickChoice(choices, request.shipping_option_id)
  const order = await priceOrder(container, market, buyer, onSale, shipping, request)
  const lines = request.items.map((item) =>
    describeLine(
      item,
      shelf.get(item.variant_id),
      market,
      available.get(item.variant_id) ?? 0,
      order.lines.get(item.variant_id),
      {
        choices,
        chosen: shipping,
        province: request.province,
      },
      refused.get(item.variant_id)?.message,
    ),
  )
  const facts = onSale.map(({ good }) => good.product.good)
  const quote: Quote = {
    lines,
    shipping_options: choices.map(({ id, name, type, amount_fen, reason, free_from_fen }) => ({
      ...{ id, name, type, amount_fen, reason, free_from_fen: buyer.outlet ? null : free_from_fen },
    })),
    shipping_option_id: shipping?.id ?? null,
    items_fen: order.items_fen,
    discount_fen: order.discount_fen,
    freight_fen: order.freight_fen,
    total_fen: order.total_fen,
    currency_code: 'cny',
    weight_g: onSale.reduce((sum, { good, quantity }) => sum + (good.weight ?? 0) * quantity, 0),
    requires: {
      age_confirmation: facts.some((fact) => (fact?.age_limit ?? 0) > 0),
      fresh_notice: facts.some((fact) => fact?.perishable),
    },
    problems: [],
  }
  quote.problems = listProblems(quote, order.refused_codes)
  return { quote, market, order, shipping, claims, refused_codes: order.refused_codes }
}

/** The buyer's choice, else the first way that has a price; pickup is never chosen for a buyer. */
function pickChoice(choices: ShippingChoice[], wanted: string | undefined): ShippingChoice | null {
  if (wanted) return choices.find((choice) => choice.id === wanted) ?? null
  return choices.find((choice) => choice.amount_fen !== null && choice.type !== 'pickup') ?? null
}

function listProblems(quote: Quote, refusedCodes: RefusedCode[]): QuoteProblem[] {
  const problems: QuoteProblem[] = quote.lines.flatMap((line) =>
    line.reason ? [{ code: line.reason, message: line.message ?? '', variant_id: line.variant_id }] : [],
  )
  const chosen = quote.shipping_options.find((option) => option.id === quote.shipping_option_id)
  if (chosen?.reason) problems.push({ code: 'shipping_unavailable', message: chosen.reason })
  for (const { code, reason, message } of refusedCodes)
    problems.push({ code: 'promotion_unusable', message, promotion_code: code, reason })
  return problems
}
