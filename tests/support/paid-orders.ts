/** Orders paid by WeChat at the local gateway, with what their buyer and the packing table may do with them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { expect, vi } from 'vitest'
import type { Gateway } from '../../plugins/money/payment-wechatpay/sandbox/start'
import type { Answer, checkoutBuyer } from './checkout-shop'
import { moneyOf } from './wechat-shop'
import { newWaybill } from './waybills'

type Api = { post(path: string, body: object, config: object): Promise<{ status: number; data: never }> }
type Means = {
  api: Api
  container: MedusaContainer
  gateway: Gateway
  buyer: ReturnType<typeof checkoutBuyer>
  staff: Record<string, string>
}

export function paidOrders({ api, container, gateway, buyer, staff }: Means) {
  const options = { headers: staff, validateStatus: () => true }

  async function order(basket: Record<string, number> = { honey: 1 }, more?: Record<string, unknown>) {
    const { data } = await buyer.buy(basket, more)
    const { id, key, lines } = data.order as { id: string; key: string; lines: { id: string; quantity: number }[] }
    const own = { 'x-order-key': key }
    const before = new Set(gateway.ledger.orders.keys())
    const pay = async () => {
      await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, own)
      const number = [...gateway.ledger.orders.keys()].find((known) => !before.has(known)) ?? ''
      gateway.pay(number)
      await vi.waitFor(async () => expect((await moneyOf(container, id)).captures).toBe(1), 15_000)
      await buyer.post(`/orders/${id}/refresh`, {}, own)
    }
    return {
      id,
      key,
      pay,
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
  const paid = async (...args: Parameters<typeof order>) => {
    const placed = await order(...args)
    await placed.pay()
    return placed
  }
  return { order, paid }
}
