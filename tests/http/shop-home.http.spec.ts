/** The first page of a small shop: what waits, what it has, and its last thirty days; and its orders as a list tells of them. */
import type { ShopOrderFile, ShopOrders } from '@shanzhen/shop-orders/wire'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, openSmallShop } from '../support/small-shops'
import { fillDeposit, supplyAt } from '../support/trading-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      const staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      other = await openSmallShop(api, getContainer(), staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000, [goods.variants.honey]: 5000 })
      await fillDeposit(getContainer(), shop.id, 100_000)
    })

    it('says it of its own shop alone', async () => {
      await shop.owner.post('/orders', { number: 'S-1', receiver: ADDRESS, items: [{ sku: 'mushroom', quantity: 1 }] })
      type Summary = { days: { day: string; orders: number; spent_fen: number }[]; states: object; balance_fen: number }
      const summary = async ({ owner }: typeof shop) => (await owner.get('/summary')).data as Summary
      const { days, states, balance_fen } = await summary(shop)
      expect(days).toHaveLength(30)
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      expect(days.at(-1)).toEqual({ day: today, orders: 1, spent_fen: 100_000 - balance_fen })
      expect(days.slice(0, -1).every(({ orders }) => orders === 0)).toBe(true)
      expect(states).toEqual({ placed: 1 })
      expect(await summary(other)).toMatchObject({ states: {}, late: 0, balance_fen: 0 })
    })

    it('lists for whom and of what each order is, whether it is one by now or waits: no phone, no street', async () => {
      const send = (number: string, sku: string, quantity: number) =>
        shop.owner.post('/orders', { number, receiver: ADDRESS, items: [{ sku, quantity }] })
      const { data } = await send('S-1', 'mushroom', 2)
      await send('S-2', 'honey', 25)
      const receiver = { name: '王小山', province: '陕西省', city: '西安市', district: '雁塔区' }
      const of = (title: string, quantity: number) => [{ title, variant_title: '一份', quantity }]
      const listed = (await shop.owner.get('/orders')).data as unknown as ShopOrders
      expect(listed).toMatchObject({
        orders: [
          { number: 'S-2', state: 'held', order_number: null, shipping: null },
          { number: 'S-1', state: 'placed', order_number: expect.any(Number) as number, shipping: 'none' },
        ],
        sums: { placed: 1, held: 1 },
      })
      expect(listed.orders.map((order) => order.receiver)).toEqual([receiver, receiver])
      expect(listed.orders.map(({ lines }) => lines)).toEqual([of('土蜂蜜', 25), of('宁陕香菇', 2)])
      const { order } = data as unknown as { order: ShopOrderFile }
      expect(order).toMatchObject({ receiver, lines: of('宁陕香菇', 2), order_number: listed.orders[1]?.order_number })
      expect((await other.owner.get('/orders')).data).toMatchObject({ orders: [] })
    })
  },
})
