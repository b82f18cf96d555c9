import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { ageNotConfirmed, changed, fieldsInvalid, freshNoticeNotAccepted, keyReused, refusalOf } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import { type Buyer, buildQuote, type Priced } from '../quote/build-quote'
import { FullAddress, type PlaceBody } from '../wire'
import type { OrderView } from '../types'
import { placeOrderWorkflow } from '../workflows/workflows/place-order'
import { isOutOfStock } from '../workflows/steps/reserve-stock'
import { isRepacked } from '../workflows/steps/write-order'
import { listChanges } from './changes'
import { dropUnfinished } from './drop-unfinished'
import { freshView } from './fresh-view'
import { orderInput } from './order-input'
import type { PlacementInput } from './placement-input'
import { shortStock } from './short-stock'
import { placeTogether } from './write/place-together'
import { KeyUsed, type WrittenOrder } from './write/write-placements'

/** `order` is there when it was placed just now. */
export type Placed = { order_id: string; order: OrderView | null }

/**
 * 提交订单: the one moment at which price, stock, freight and coupons are read again and become an order. The same key
 * with the same body gives the same order, however often and however near together it is sent.
 * @param network whom `buyer` asks from, for the limits on what is held unpaid; another one is the same request
 * @throws Refusal 409 `changed`, with the fresh quote unless goods were sold out; nothing is held then. 503 where too many
 * are ordering.
 */
export async function placeOrder(
  container: MedusaContainer,
  buyer: Buyer,
  key: string,
  body: PlaceBody,
  network: string | null = null,
): Promise<Placed> {
  const hash = createHash('sha256')
    .update(JSON.stringify([buyer, canonical(body)]))
    .digest('hex')
  const { looking, placing } = container.resolve(CHECKOUT)
  const inTurn = async (): Promise<Placed> => {
    const known = await findPlaced(container, key, hash)
    if (known) return { order_id: known, order: null }
    await refuseSoldOut(container, body)
    try {
      const order = await place(container, buyer, { key, hash, network }, body)
      return { order_id: order.id, order }
    } catch (error) {
      const first = error instanceof KeyUsed ? await findPlaced(container, key, hash) : null
      if (!first) throw error
      return { order_id: first, order: null }
    }
  }
  await looking.run(() => glance(container, key, body))
  return container.resolve(Modules.LOCKING).execute([`checkout:${key}`], () => placing.run(inTurn), { timeout: 30 })
}

/** Before waiting for a turn: whoever comes too late is told at once, unless the order of this key is there, or on its way. */
async function glance(container: MedusaContainer, key: string, body: PlaceBody): Promise<void> {
  if (!(await container.resolve(CHECKOUT).findByKey(key))) await refuseSoldOut(container, body)
}

async function refuseSoldOut(container: MedusaContainer, { items }: PlaceBody): Promise<void> {
  const changes = await shortStock(container, items)
  if (changes.length) throw changed(changes)
}

/** A placement whose order never came to be is what a crash left: it is cleared, and the order placed anew. */
async function findPlaced(container: MedusaContainer, key: string, hash: string): Promise<string | null> {
  const placement = await container.resolve(CHECKOUT).findByKey(key)
  if (!placement) return null
  if (placement.request_hash !== hash) throw keyReused()
  return (await dropUnfinished(container, placement)) ? null : placement.order_id
}

async function place(
  container: MedusaContainer,
  buyer: Buyer,
  { key, hash, network }: { key: string; hash: string; network: string | null },
  body: PlaceBody,
  anew = false,
): Promise<OrderView> {
  const { address, promotion_codes, shipping_option_id, email } = body
  const { province, city, district, detail } = address
  const items = body.items.map(({ variant_id, quantity }) => ({ variant_id, quantity }))
  const request = { items, province, city, district, detail, shipping_option_id, promotion_codes, email, anew }
  const priced = await buildQuote(container, buyer, request)
  assertAcceptable(body, priced)
  const placedAt = new Date()
  const order = orderInput(priced, buyer, body, placedAt)
  const input = {
    order,
    claims: priced.claims,
    total: priced.order.total,
    key,
    hash,
    placed_at: placedAt.toISOString(),
    buyer: buyer.customer_id ? `customer:${buyer.customer_id}` : `guest:${address.phone}`,
    network,
  }
  const { result, error } = await write(container, input)
  if (result)
    return freshView(order, result, priced, container.resolve(CHECKOUT).expiresAt(placedAt, !buyer.customer_id))
  if (isRepacked(error) && !anew) return place(container, buyer, { key, hash, network }, body, true)
  if (isUsedUp(error)) {
    const { quote } = await buildQuote(container, buyer, request)
    const changes = listChanges(body, quote)
    throw changed(changes.length ? changes : [LAST_USE], quote)
  }
  if (isOutOfStock(error)) {
    const changes = await shortStock(container, body.items)
    throw changed(changes.length ? changes : [{ code: 'sold_out', message: '商品刚刚售罄' }])
  }
  if (error instanceof KeyUsed) throw error
  throw refusalOf(error) ?? workflowError(error)
}

/** Together with whoever places in the same moment, or alone by Medusa's own services where their rows are not known. */
async function write(
  container: MedusaContainer,
  input: PlacementInput,
): Promise<{ result: WrittenOrder | null; error?: unknown }> {
  if (!container.resolve(CHECKOUT).slowBecause)
    return placeTogether(container, input).then(
      (result) => ({ result }),
      (error: unknown) => ({ result: null, error }),
    )
  const { errors, result } = await placeOrderWorkflow(container).run({ input, throwOnError: false })
  return errors?.length ? { result: null, error: errors[0].error } : { result }
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
function assertAcceptable(body: PlaceBody, { quote, shipping }: Priced): void {
  const changes = listChanges(body, quote)
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
