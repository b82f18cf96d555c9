/** Orders that were paid through WeChat's gateway and shipped, and what their buyer and staff may do after that. */
import { randomUUID } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { deliverParcel, shipParcel } from '@shanzhen/shipping/workflows'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import { type Answer, checkoutBuyer, type CheckoutShop } from './checkout-shop'
import { madeReady } from './made-ready'
import { newWaybill } from './waybills'

type Api = Parameters<typeof checkoutBuyer>[0]
type Line = { id: string; title: string; quantity: number; total_fen: number }
export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

export function afterSaleShop(api: Api, container: MedusaContainer, shop: CheckoutShop, gateway: Gateway) {
  const buyer = checkoutBuyer(api, shop)

  type Basket = Record<string, number>
  type Wanted = { shipped?: boolean; delivered?: boolean; more?: Record<string, unknown> }
  const ready = madeReady(make)

  async function make(basket: Basket, { shipped, delivered, more }: Required<Wanted>) {
    const { id, key } = (await buyer.buy(basket, more)).data.order as { id: string; key: string }
    const own = { 'x-order-key': key }
    const { data } = await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, own)
    const number = [...gateway.ledger.orders.values()].find((o) => data.payment.code_url.includes(o.pr))?.out_trade_no
    await fetch(`${gateway.url}/__sandbox/orders/${number}/pay`, { method: 'POST', body: '{}' })
    const { lines } = (await buyer.post(`/orders/${id}/refresh`, {}, own)).data.order as { lines: Line[] }
    if (shipped) {
      const fulfillment_id = await send(id, lines)
      if (delivered) await deliverParcel(container, { order_id: id, fulfillment_id, request_id: randomUUID() })
    }
    return { id, own, lines }
  }
  const send = (order_id: string, lines: Line[], quantities = lines.map(({ quantity }) => quantity)) =>
    shipParcel(container, {
      order_id,
      carrier_code: 'SF',
      tracking_number: newWaybill(),
      lines: lines.map(({ id }, i) => ({ line_item_id: id, quantity: quantities[i] ?? 0 })).filter((l) => l.quantity),
      created_by: 'staff',
      request_id: randomUUID(),
    })

  const wish = (
    basket: Basket,
    { shipped = true, delivered = true, more = {} }: Wanted = {},
  ): [Basket, Required<Wanted>] => [basket, { shipped, delivered, more }]
  /** `shipped`: all goods gone; `delivered`: the parcel arrived too. Both unless told otherwise. */
  async function order(...wanted: Parameters<typeof wish>) {
    const { id, own, lines } = await ready.take(...wish(...wanted))
    const at = (path: string) => `/store/after-sales/orders/${id}${path}`
    const config = (headers: Record<string, string> = own) => ({
      headers: { ...shop.headers, ...headers },
      validateStatus: () => true,
    })
    const post = (path: string, body: object = {}, headers?: Record<string, string>): Promise<Answer> =>
      api.post(at(path), body, config(headers))
    const claim = (quantity = 1, change: object = {}) => ({
      kind: 'return_refund',
      reason: 'changed_mind',
      lines: [{ line_item_id: lines[0]?.id ?? '', quantity }],
      ...change,
    })
    return {
      id,
      own,
      lines,
      ship: (quantities?: number[]) => send(id, lines, quantities),
      post,
      claim,
      look: (headers?: Record<string, string>): Promise<Answer> => api.get(at(''), config(headers)),
      photo: (id: string, headers?: Record<string, string>): Promise<Answer> =>
        api.get(at(`/photos/${id}`), config(headers)),
      ask: (quantity = 1, change: object = {}) => post('/requests', claim(quantity, change)),
      /** As the form of the shop sends it. */
      askWith: (key: string, quantity = 1, change: object = {}) =>
        post('/requests', claim(quantity, change), { ...own, 'idempotency-key': key }),
      view: async () => (await buyer.get(`/orders/${id}`, own)).data.order,
    }
  }

  function staff(headers: Record<string, string>) {
    const config = { headers, validateStatus: () => true }
    const act = (id: string, action: string, body: object): Promise<Answer> =>
      api.post(`/admin/after-sales/${id}/${action}`, body, config)
    const get = (path: string): Promise<Answer> => api.get(`/admin/after-sales${path}`, config)
    /** From approved to inspected, all of it sellable unless told otherwise. */
    async function takeBack(id: string, sellable?: number) {
      await act(id, 'approve', { version: 1 })
      await act(id, 'received', { version: 2 })
      const { lines } = (await get(`/${id}`)).data.request as { lines: { id: string; quantity: number }[] }
      return act(id, 'inspect', {
        ...{ version: 3, resell_damaged: true },
        lines: lines.map(({ id, quantity }) => ({ id, sellable: sellable ?? quantity, disposal: 'destroyed' })),
      })
    }
    return { act, get, takeBack }
  }
  /** In a file's beforeAll: orders that its tests begin with. */
  const ordersReady = (...orders: Parameters<typeof wish>[]) => ready.prepare(...orders.map((one) => wish(...one)))
  return { order, ordersReady, staff }
}
