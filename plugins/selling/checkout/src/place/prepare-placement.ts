import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, MedusaError } from '@medusajs/framework/utils'
import type { OutletOrder, TradeOrder } from '@shanzhen/ports/types'
import { ageNotConfirmed, changed, fieldsInvalid, freshNoticeNotAccepted, refusalOf } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import { type Buyer, buildQuote, type Priced } from '../quote/build-quote'
import { FullAddress, type PlaceBody } from '../wire'
import { isOutOfStock } from '../workflows/steps/reserve-stock'
import { listChanges } from './changes'
import { type OrderInput, orderInput } from './order-input'
import { attributed } from './attributed'
import type { PlacementInput } from './placement-input'
import { shortStock } from './short-stock'
import { parseTerm } from './staff-term'
import { KeyUsed } from './write/write-placements'

/** What tells one request from another, and whom it came from. */
export type PlacingIds = { key: string; hash: string; network: string | null }
export type Prepared = { input: PlacementInput; priced: Priced; placedAt: Date }

/** What a key stands for: sent again by the same buyer, the same body is the same request; the body names the outlet. */
export const hashOf = ({ outlet: _, click: __, ...buyer }: Buyer, body: PlaceBody): string =>
  createHash('sha256')
    .update(JSON.stringify([buyer, canonical(body)]))
    .digest('hex')

/**
 * Priced anew and held against what the buyer saw. `known`: what a quote of this same request said in this same moment.
 * @throws Refusal where that is something else, or cannot be sold so
 */
export async function prepare(
  container: MedusaContainer,
  buyer: Buyer,
  { key, hash, network }: PlacingIds,
  body: PlaceBody,
  { anew = false, known }: { anew?: boolean; known?: Priced | null } = {},
): Promise<Prepared> {
  const priced = known ?? (await buildQuote(container, buyer, { ...requestOf(body), anew }))
  assertAcceptable(body, priced, buyer)
  const placedAt = new Date()
  const order = orderInput(priced, buyer, body, placedAt)
  const input = {
    order,
    claims: priced.claims,
    total: priced.order.total,
    key,
    hash,
    placed_at: placedAt.toISOString(),
    expires_at: expiresAt(container, buyer, placedAt).toISOString(),
    buyer: whose(buyer, body),
    network,
    by_staff: !!buyer.by_staff || !!buyer.trader,
    trade: tradeOrder(buyer, order.id, priced),
    outlet: outletOrder(buyer, order, priced),
    attribution: await attributed(container, buyer, order.id, body),
  }
  return { input, priced, placedAt }
}

const whose = ({ customer_id, by_staff, trader }: Buyer, { address }: PlaceBody): string =>
  (customer_id && `customer:${customer_id}`) ||
  (trader && `trader:${trader.id}`) ||
  `${by_staff ? 'staff' : 'guest'}:${address.phone}`

function tradeOrder({ trader }: Buyer, order_id: string, { order }: Priced): TradeOrder | null {
  if (!trader) return null
  const freight_fen = order.freight_fen ?? 0
  return {
    ...{ order_id, capture_id: generateEntityId(undefined, 'capt'), trader_id: trader.id, reference: trader.reference },
    ...{ goods_fen: (order.total_fen ?? 0) - freight_fen, freight_fen },
  }
}

function outletOrder({ outlet }: Buyer, { id: order_id, items }: OrderInput, { order }: Priced): OutletOrder | null {
  if (!outlet) return null
  const lines = items.map(({ id, variant_id, quantity }) => ({
    ...{ line_item_id: id, variant_id, quantity: Number(quantity) },
    paid_fen: order.lines.get(variant_id)?.total_fen ?? 0,
  }))
  return { order_id, outlet_id: outlet.id, lines }
}

function expiresAt(container: MedusaContainer, { customer_id, by_staff }: Buyer, placedAt: Date): Date {
  const checkout = container.resolve(CHECKOUT)
  if (!by_staff) return checkout.expiresAt(placedAt, !customer_id)
  return by_staff.pay_until ? parseTerm(by_staff.pay_until, placedAt, 'pay_until') : checkout.staffTerm(placedAt)
}

function requestOf({ address, promotion_codes, shipping_option_id, email, ...body }: PlaceBody) {
  const { province, city, district, detail } = address
  const items = body.items.map(({ variant_id, quantity }) => ({ variant_id, quantity }))
  return { items, province, city, district, detail, shipping_option_id, promotion_codes, email }
}

/** What a buyer is told where the writing refused an order that was fine a moment before. */
export async function explained(
  container: MedusaContainer,
  buyer: Buyer,
  body: PlaceBody,
  error: unknown,
): Promise<unknown> {
  if (isUsedUp(error)) {
    const { quote } = await buildQuote(container, buyer, { ...requestOf(body), anew: false })
    const changes = listChanges(body, quote, !!buyer.trader)
    return changed(changes.length ? changes : [LAST_USE], quote)
  }
  if (isOutOfStock(error)) {
    const changes = await shortStock(container, body.items)
    return changed(changes.length ? changes : [{ code: 'sold_out', message: '商品刚刚售罄' }])
  }
  if (error instanceof KeyUsed) return error
  return refusalOf(error) ?? workflowError(error)
}

const LAST_USE = { code: 'total_changed' as const, message: '优惠码刚刚被领完，请确认金额后再提交' }

/** Somebody else took the last use of a coupon between price and order; Medusa's module says so by words alone. */
const isUsedUp = (error: unknown): boolean =>
  /^Promotion usage exceeds/.test(String((error as { message?: unknown } | null)?.message))

/** A workflow hands a step's error back as plain data. */
export function workflowError(error: unknown): Error {
  if (error instanceof Error) return error
  const { type = MedusaError.Types.UNEXPECTED_STATE, message = '订单没有提交成功，请重试' } =
    error as Partial<MedusaError>
  return new MedusaError(type, message)
}

/** A coupon that takes nothing off stands in nobody's way: what counts is that the buyer saw this sum. */
function assertAcceptable(body: PlaceBody, { quote, shipping }: Priced, { trader }: Buyer): void {
  // A shop's order may wait for its money, and is placed by nobody at a screen.
  const changes = listChanges(body, quote, !!trader)
  if (changes.length) throw changed(changes, quote)
  const address = FullAddress.safeParse(body.address)
  if (shipping?.type !== 'pickup' && !address.success) {
    throw fieldsInvalid(
      Object.fromEntries(address.error.issues.map((issue) => [`address.${issue.path.join('.')}`, issue.message])),
    )
  }
  if (quote.requires.age_confirmation && !body.age_confirmed) throw ageNotConfirmed()
  if (quote.requires.fresh_notice && !body.fresh_notice_accepted) throw freshNoticeNotAccepted()
}

/** The body with its keys in one order, so that a client may write them in any. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([k, v]) => [k, canonical(v)]),
  )
}
