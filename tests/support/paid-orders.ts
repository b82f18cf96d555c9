/** Orders paid by WeChat at the local gateway, with what their buyer and the packing table may do with them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { expect, vi } from 'vitest'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import type { Answer, checkoutBuyer } from './checkout-shop'
import { madeReady } from './made-ready'
import { moneyOf } from './wechat-shop'
import { newWaybill } from './waybills'

type Api = {
  defaults: { baseURL?: string }
  post(path: string, body: object, config: object): Promise<{ status: number; data: never }>
}
type Means = {
  api: Api
  container: MedusaContainer
  gateway: Gateway
  buyer: ReturnType<typeof checkoutBuyer>
  staff: Record<string, string>
}

export function paidOrders({ api, container, gateway, buyer, staff }: Means) {
  const options = { headers: staff, validateStatus: () => true }

  type Placed = { id: string; key: string; lines: { id: string; quantity: number }[] }
  type Basket = Record<string, number>
  const ready = madeReady(async (basket: Basket, more: Record<string, unknown>) => {
    const placed: Placed = (await buyer.buy(basket, more)).data.order as never
    await pay(placed)
    return placed
  })

  async function pay({ id, key }: Placed) {
    const own = { 'x-order-key': key }
    const before = new Set(gateway.ledger.orders.keys())
    gateway.callbacks.shopOrigin ??= api.defaults.baseURL ?? null
    await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, own)
    const number = [...gateway.ledger.orders.keys()].find((known) => !before.has(known)) ?? ''
    gateway.pay(number)
    await vi.waitFor(async () => expect((await moneyOf(container, id)).captures).toBe(1), 15_000)
    await buyer.post(`/orders/${id}/refresh`, {}, own)
  }
  const order = async (basket: Basket = { honey: 1 }, more?: Record<string, unknown>) =>
    actsOn((await buyer.buy(basket, more)).data.order as Placed)
  const paid = async (basket: Basket = { honey: 1 }, more: Record<string, unknown> = {}) =>
    actsOn(await ready.take(basket, more))

  function actsOn(placed: Placed) {
    const { id, key, lines } = placed
    const own = { 'x-order-key': key }
    return {
      id,
      key,
      pay: () => pay(placed),
      view: async () => (await buyer.get(`/orders/${id}`, own)).data.order,
      cancel: (body: object = { reason: 'changed_mind' }): Promise<Answer> =>
        buyer.post(`/orders/${id}/cancel`, body, own),
      /** Staff hand `quantity` of its first line to the carrier, all of it where not said. */
      ship: (quantity = lines[0]?.quantity, carrier_code = 'SF'): Promise<Answer> =>
        api.post(
          `/admin/orders/${id}/parcels`,
          {
            carrier_code,
            ...(carrier_code === 'SF' && { tracking_number: newWaybill() }),
            lines: [{ line_item_id: lines[0]?.id, quantity }],
          },
          options,
        ),
    }
  }
  /** In a file's beforeAll: paid orders that its tests begin with. */
  const paidReady = (...baskets: Basket[]) =>
    ready.prepare(...baskets.map((basket): [Basket, Record<string, unknown>] => [basket, {}]))
  return { order, paid, paidReady }
}
