/** A buyer, staff and the channel around one order, and what leads up to each of their acts. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import { PNG } from './after-sale-shop'
import { type Answer, checkoutBuyer, type CheckoutShop } from './checkout-shop'
import { bringGoods } from './lots'
import { orderEditor } from './order-editor'

type Api = Parameters<typeof checkoutBuyer>[0] & Parameters<typeof orderEditor>[0]
export type Run = () => Promise<Answer | void>

/** How far an order is: what the earlier ones allow is tried at the later ones too. */
export const STAGES = ['unpaid', 'paid', 'sent', 'arrived'] as const
export type Stage = (typeof STAGES)[number]
export interface Order {
  id: string
  own: { 'x-order-key': string }
  total_fen: number
  /** Of two of the honey, once it is sent. */
  parcel: string
  /** Its lines. */
  honey: string
  mushroom: string
  kiwi: string
  view: () => Promise<Answer['data']>
}

export const PARCEL = { carrier_code: 'SF', tracking_number: 'SF1234567890123' }

export function orderDesk(
  api: Api,
  container: MedusaContainer,
  shop: CheckoutShop,
  gateway: Gateway,
  headers: Record<string, string>,
) {
  const buyer = checkoutBuyer(api, shop)
  const editor = orderEditor(api, headers)
  const admin = editor.ask
  const store = (path: string, body: object, own: object): Promise<Answer> =>
    api.post(`/store${path}`, body, { headers: { ...shop.headers, ...own }, validateStatus: () => true }) as never

  async function openPayment({ id, own }: { id: string; own: Record<string, string> }) {
    const { data } = await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, own)
    const code = String(data.payment?.code_url)
    const number = [...gateway.ledger.orders.values()].find(({ pr }) => code.includes(pr))?.out_trade_no
    return async () => {
      if (number) await fetch(`${gateway.url}/__sandbox/orders/${number}/pay`, { method: 'POST', body: '{}' })
      return buyer.post(`/orders/${id}/refresh`, {}, own)
    }
  }

  async function open(stage: Stage, { weighed = false, more = {} } = {}): Promise<Order> {
    const basket = { honey: 3, mushroom: 1, ...(weighed && { kiwi: 2 }) }
    const { data } = await buyer.buy(basket, { fresh_notice_accepted: true, ...more })
    type Placed = { id: string; key: string; total_fen: number; lines: { id: string; title: string }[] }
    const { id, key, lines, total_fen } = data.order as Placed
    const line = (title: string) => lines.find((one) => one.title === title)?.id ?? ''
    const own = { 'x-order-key': key }
    const order: Order = {
      ...{ id, own, total_fen, parcel: '' },
      ...{ honey: line('土蜂蜜'), mushroom: line('宁陕香菇'), kiwi: line('鲜猕猴桃') },
      view: async () => (await buyer.get(`/orders/${id}`, own)).data.order,
    }
    const reached = STAGES.indexOf(stage)
    if (reached >= 1) await (await openPayment(order))()
    if (reached >= 2) order.parcel = (await ship(order, order.honey, 2)).data.parcel.id
    if (reached >= 3) await admin(`/orders/${id}/parcels/${order.parcel}/delivered`)
    return order
  }
  const ship = ({ id }: { id: string }, line_item_id: string, quantity: number, more = {}) =>
    admin(`/orders/${id}/parcels`, { ...PARCEL, lines: [{ line_item_id, quantity, ...more }] })

  async function begunEdit(order: Order, change: (at: string) => Promise<unknown>): Promise<Run> {
    await editor.begin(order.id)
    const at = `/order-edits/${order.id}`
    await change(at)
    return async () => {
      const asked = await admin(`${at}/request`)
      return asked.status === 200 ? admin(`${at}/confirm`) : asked
    }
  }
  const editHoney = (set: object) => (order: Order) =>
    begunEdit(order, (at) => editor.must(`${at}/items/item/${order.honey}`, set))

  async function recall() {
    const inventory_item_id = shop.inventory.honey
    const [lot] = await container.resolve('lot').listLots({ inventory_item_id, state: 'released' })
    const opened = await admin('/recalls', { lot_id: lot.id, reason: '水分超标', class: 'second' })
    await bringGoods(container, shop.location_id, [{ inventory_item_id, quantity: 20 }])
    return opened
  }
  async function packed({ id, honey }: Order) {
    const items = [{ id: honey, quantity: 1 }]
    await editor.must(`/orders/${id}/fulfillments`, { items, location_id: shop.location_id })
    const { fulfillments } = await editor.read(id)
    const made = fulfillments.find((one: { shipped_at: unknown; canceled_at: unknown }) => !one.shipped_at)
    return { items, at: `/orders/${id}/fulfillments/${made.id}` }
  }
  async function exchange({ id, honey }: Order) {
    const at = `/exchanges/${(await editor.must('/exchanges', { order_id: id })).exchange.id}`
    await editor.must(`${at}/inbound/items`, { items: [{ id: honey, quantity: 1 }] })
    await editor.must(`${at}/outbound/items`, { items: [{ variant_id: shop.variants.mushroom, quantity: 1 }] })
    return at
  }
  async function takeBack({ id, honey }: Order) {
    const at = `/returns/${(await editor.must('/returns', { order_id: id, location_id: shop.location_id })).return.id}`
    await editor.must(`${at}/request-items`, { items: [{ id: honey, quantity: 1 }] })
    return at
  }
  const claimAt = ({ id }: Order) => `/after-sales/orders/${id}`
  async function claimOf(order: Order) {
    const { data } = await store(`${claimAt(order)}/photos`, { content: PNG }, order.own)
    const claim = { kind: 'refund_only', reason: 'damaged', text: '瓶口漏', photo_ids: [data.photo?.id] }
    return () =>
      store(`${claimAt(order)}/requests`, { ...claim, lines: [{ line_item_id: order.honey, quantity: 1 }] }, order.own)
  }
  async function claimed(order: Order) {
    const { data } = await (await claimOf(order))()
    return `/after-sales/${data.request.id}`
  }
  async function claimedBack(order: Order) {
    const lines = [{ line_item_id: order.honey, quantity: 1 }]
    const claim = { kind: 'return_refund', reason: 'changed_mind', lines }
    const { data } = await store(`${claimAt(order)}/requests`, claim, order.own)
    const at = `/after-sales/${data.request.id}`
    await editor.must(`${at}/approve`, { version: 1 })
    return at
  }
  return {
    ...{ api, container, shop, headers },
    buyer,
    editor,
    admin,
    store,
    openPayment,
    open,
    ship,
    begunEdit,
    editHoney,
    recall,
    packed,
    exchange,
    takeBack,
    claimAt,
    claimOf,
    claimed,
    claimedBack,
  }
}
