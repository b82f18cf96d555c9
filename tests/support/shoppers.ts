/** Shoppers who buy, pay, cancel, hesitate or give up, and who try again when the shop does not answer. */
import { randomUUID } from 'node:crypto'
import type { RunningShop } from './killable-shop'
import { staffSettleClaim, staffShip } from './packers'
import { again, patiently, PATIENCE_MS, request, staffHeaders } from './patience'

export const STORIES = [
  'pay',
  'refund',
  'pay',
  'cancel',
  'leave',
  'pay_while_canceling',
  'tap_twice',
  'give_up',
  'refund',
  'pay',
  'ship',
  'claim',
  'ship',
  'weigh',
] as const
export type Story = (typeof STORIES)[number]

/** What staff give back of an order whose story is `refund`, one part after the other. */
export const REFUND_PARTS_FEN = [130, 70]

export type Quote = {
  lines: { variant_id: string; quantity: number; unit_price_fen: number }[]
  shipping_option_id: string
  total_fen: number
}
type Order = { id: string; key: string }
type Basket = { variant_id: string; quantity: number }[]

export const ADDRESS = {
  name: '演示买家',
  phone: '13800138000',
  province: '陕西省',
  city: '西安市',
  district: '雁塔区',
  detail: '演示路1号',
}
/** One shopper's visit from basket to its end; the shop may die at any moment of it. */
export async function visit(shop: RunningShop, story: Story, basket: Basket): Promise<void> {
  const wanted = { items: basket, province: ADDRESS.province }
  const { quote } = await patiently<{ quote: Quote }>(shop, '/store/checkout/quote', wanted)
  const key = randomUUID()
  const place = () =>
    request<{ order: Order }>(shop, '/store/checkout/orders', orderOf(quote), { 'Idempotency-Key': key })
  // Whoever gives up never learns whether the order came to be.
  if (story === 'give_up') return void (await place().catch(() => null))
  if (story === 'tap_twice') await Promise.allSettled([place(), place()])
  const { order } = await again(place)
  if (story === 'leave') return
  const call = <T>(action: string, body: object = {}) =>
    patiently<T>(shop, `/store/checkout/orders/${order.id}/${action}`, body, { 'x-order-key': order.key })
  const { payment } = await call<{ payment: { code_url: string } }>('pay', { provider: 'wechatpay', channel: 'native' })
  if (story === 'cancel') return void (await call('cancel'))
  const paying = payAtGateway(shop, payment.code_url)
  if (story === 'pay_while_canceling') await call('cancel').catch(() => null)
  await paying
  await call('refresh').catch(() => null)
  if (story === 'refund') await staffRefund(shop, order.id, REFUND_PARTS_FEN)
  if (!['ship', 'claim', 'weigh'].includes(story)) return
  await staffShip(shop, order.id)
  if (story === 'claim') await claimAll(shop, order)
}

/** The buyer has the goods and sends all of them back. */
async function claimAll(shop: RunningShop, { id, key }: Order): Promise<void> {
  const at = `/store/after-sales/orders/${id}`
  const own = { 'x-order-key': key }
  await patiently(shop, `${at}/receipt`, {}, own)
  const { order } = await again(() =>
    request<{ order: { lines: { id: string; quantity: number }[] } }>(shop, `/store/checkout/orders/${id}`, null, own),
  )
  const lines = order.lines.map(({ id, quantity }) => ({ line_item_id: id, quantity }))
  const claim = { kind: 'return_refund', reason: 'changed_mind', lines }
  const once = { ...own, 'idempotency-key': randomUUID() }
  const { request: made } = await patiently<{ request: { id: string } }>(shop, `${at}/requests`, claim, once)
  await staffSettleClaim(shop, made.id)
}

type Paid = { payment_collections: { payments: { id: string; captured_at: string | null; refunds: object[] }[] }[] }

/**
 * Staff give back each part, looking before every try at what has been refunded, as a person would who did not see the
 * answer. A part that the shop refuses for now is tried again.
 */
async function staffRefund(shop: RunningShop, order_id: string, parts_fen: number[]): Promise<void> {
  const deadline = Date.now() + 2 * PATIENCE_MS
  for (;;) {
    try {
      const headers = await staffHeaders(shop)
      const fields = 'payment_collections.payments.*,payment_collections.payments.refunds.id'
      const { order } = await request<{ order: Paid }>(
        shop,
        `/admin/orders/${order_id}?fields=${fields}`,
        null,
        headers,
      )
      const payment = order.payment_collections.flatMap(({ payments }) => payments).find((paid) => paid.captured_at)
      const done = payment?.refunds.length ?? 0
      if (done >= parts_fen.length) return
      if (payment)
        await request(shop, `/admin/payments/${payment.id}/refund`, { amount: parts_fen[done] / 100 }, headers)
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

/** The buyer's own phone: it talks to WeChat, not to the shop. A closed order cannot be paid, and that is fine. */
async function payAtGateway({ wechat_gateway_url }: RunningShop, codeUrl: string): Promise<void> {
  const { orders } = (await (await fetch(`${wechat_gateway_url}/__sandbox/state`)).json()) as {
    orders: { out_trade_no: string; pr: string }[]
  }
  const order = orders.find(({ pr }) => codeUrl.includes(pr))
  if (!order) throw new Error(`the gateway knows no ${codeUrl}`)
  await fetch(`${wechat_gateway_url}/__sandbox/orders/${order.out_trade_no}/pay`, { method: 'POST', body: '{}' })
}

export const orderOf = (quote: Quote) => ({
  items: quote.lines.map(({ variant_id, quantity, unit_price_fen }) => ({ variant_id, quantity, unit_price_fen })),
  address: ADDRESS,
  shipping_option_id: quote.shipping_option_id,
  expected_total_fen: quote.total_fen,
  fresh_notice_accepted: true,
})
