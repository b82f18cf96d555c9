/** The last boxes: however many buyers come at once, by whatever way, no more is sold than there is. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { checkoutBuyer, heldOf, runSweep, stockCheckoutShop, STOCK, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openGateway, PROVIDER } from '../support/wechat-shop'

await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
    })
    const held = (sku: string) => heldOf(getContainer(), shop, sku)
    const count = async () => (await getContainer().resolve(Modules.ORDER).listOrders({}, { take: 200 })).length
    const placements = () => getContainer().resolve('checkout').listPlacements({})
    afterEach(() => {
      getContainer().resolve('checkout').slowBecause = null
    })

    it('sells the last ten to fifty buyers, some of them in gift boxes, exactly', async () => {
      const [single, box] = [await buyer.body({ mushroom: 1 }), await buyer.body({ box: 1 })]
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => buyer.place(i % 5 === 0 ? box : single)))
      const sold = answers.filter(({ status }) => status === 201)
      const refused = answers.filter(({ status }) => status === 409)
      expect(answers.filter(({ status }) => ![201, 409].includes(status)).map(({ data }) => data)).toEqual([])
      expect(refused.every(({ data }) => data.code === 'changed')).toBe(true)
      const boxes = sold.filter(({ data }) => data.order.lines[0].handle === 'box').length
      expect(sold.length - boxes + boxes * 2).toBe(STOCK.mushroom)
      expect([await held('mushroom'), await held('honey')]).toEqual([STOCK.mushroom, boxes])
      expect([await count(), (await placements()).length]).toEqual([sold.length, sold.length])
    })

    it('tells two hundred buyers of the last ten at little cost, and lets the shop be read beside them', async () => {
      const body = await buyer.body({ mushroom: 1 })
      const priced = vi.spyOn(getContainer().resolve(Modules.PRICING), 'calculatePrices')
      let rushing = true
      const answers: Awaited<ReturnType<typeof buyer.place>>[] = []
      let coming = 200
      const shopper = async () => {
        while (coming-- > 0) answers.push(await buyer.place(body))
      }
      const rush = Promise.all(Array.from({ length: 40 }, shopper)).finally(() => (rushing = false))
      const waits_ms: number[] = []
      const begun = performance.now()
      while (rushing) {
        const asked = performance.now()
        await api.get('/store/products?limit=5&fields=id', { headers: shop.headers })
        waits_ms.push(performance.now() - asked)
      }
      const rush_ms = performance.now() - begun
      await rush
      expect(answers).toHaveLength(200)
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(STOCK.mushroom)
      const refused = answers.filter(({ status }) => status !== 201)
      expect(refused.every(({ status, data }) => status === 409 && data.changes[0].code === 'sold_out')).toBe(true)
      expect(refused[0].data.changes[0].message).toBe('宁陕香菇 一份：商品已售罄')
      // Ten were sold, and a few were under way when the last pieces went.
      expect(priced.mock.calls.length).toBeLessThanOrEqual(STOCK.mushroom * 2)
      expect(Math.max(...waits_ms)).toBeLessThan(Math.max(3000, rush_ms / 2))
      priced.mockRestore()
    })

    it('asks buyers to come again in a moment when too many are ordering already', async () => {
      const { placing } = getContainer().resolve('checkout')
      const body = await buyer.body({ honey: 1 })
      let open = () => {}
      const gate = new Promise<void>((resolve) => (open = resolve))
      const busy = Array.from({ length: 16 + 1000 }, () => placing.run(() => gate))
      const options = { headers: { ...shop.headers, 'idempotency-key': randomUUID() }, validateStatus: () => true }
      const { status, data, headers } = await api.post('/store/checkout/orders', body, options)
      expect([status, data.code, data.message, headers['retry-after']]).toEqual([
        503,
        'busy',
        '现在下单的人太多，请几秒后再试',
        '5',
      ])
      open()
      await Promise.all(busy)
      expect((await buyer.place(body)).status).toBe(201)
    })

    const post = (path: string, body: object) =>
      api.post(`/store${path}`, body, { headers: shop.headers, validateStatus: () => true })

    /** A cart of Medusa's own, filled and ready to be completed. */
    async function medusaCart(email: string, quantities: Record<string, number>): Promise<string> {
      const items = Object.entries(quantities).map(([sku, quantity]) => ({ variant_id: shop.variants[sku], quantity }))
      const { cart } = (await post('/carts', { region_id: shop.region_id, email, items })).data
      await post(`/carts/${cart.id}`, {
        shipping_address: { country_code: 'cn', province: '陕西省', first_name: '王' },
      })
      await post(`/carts/${cart.id}/shipping-methods`, { option_id: shop.options.express })
      const { payment_collection } = (await post('/payment-collections', { cart_id: cart.id })).data
      await post(`/payment-collections/${payment_collection.id}/payment-sessions`, {
        provider_id: PROVIDER,
        data: { channel: 'native' },
      })
      return String(cart.id)
    }

    it('counts a gift box and its loose component together in Medusa’s own cart too', async () => {
      const tooMuch = await medusaCart('greedy@example.com', { box: 4, mushroom: 3 })
      const refused = await post(`/carts/${tooMuch}/complete`, {})
      expect([refused.status, refused.data.type, refused.data.code]).toEqual([
        400,
        'invalid_data',
        'insufficient_inventory',
      ])
      expect([await held('mushroom'), await held('honey'), await count()]).toEqual([0, 0, 0])
      const fits = await medusaCart('modest@example.com', { box: 4, mushroom: 2 })
      expect((await post(`/carts/${fits}/complete`, {})).data.type).toBe('order')
      expect(await held('mushroom')).toBe(STOCK.mushroom)
    })

    it('shares the last ten with buyers who use Medusa’s own cart', async () => {
      const carts = await Promise.all(
        Array.from({ length: 8 }, (_, i) => medusaCart(`buyer${i}@example.com`, { box: 1 })),
      )
      const body = await buyer.body({ mushroom: 2 })
      const answers = await Promise.all([
        ...carts.map((id) =>
          post(`/carts/${id}/complete`, {}).then(({ data }: { data: { type: string } }) => data.type === 'order'),
        ),
        ...carts.map(() => buyer.place(body).then(({ status }) => status === 201)),
      ])
      expect(answers.filter(Boolean)).toHaveLength(STOCK.mushroom / 2)
      expect([await held('mushroom'), await count()]).toEqual([STOCK.mushroom, STOCK.mushroom / 2])
    })

    it.each([
      ['writing the order', Modules.ORDER, 'createOrders'],
      ['opening its payment', Modules.PAYMENT, 'createPaymentCollections'],
    ])(
      'leaves nothing behind when %s fails in Medusa’s own services, and the same key may try again',
      async (_, name, method) => {
        const checkout = getContainer().resolve('checkout')
        checkout.slowBecause = 'their rows are not known'
        const [key, body] = [randomUUID(), await buyer.body({ box: 2, honey: 1 })]
        const module = getContainer().resolve<Record<string, () => Promise<unknown>>>(name)
        const broken = vi.spyOn(module, method).mockRejectedValueOnce(new Error('the power went out'))
        expect((await buyer.place(body, key)).status).toBe(500)
        broken.mockRestore()
        expect([await held('mushroom'), await held('honey'), await count(), (await placements()).length]).toEqual([
          0, 0, 0, 0,
        ])
        expect((await buyer.place(body, key)).status).toBe(201)
        expect([await held('mushroom'), await held('honey'), await count()]).toEqual([4, 3, 1])
      },
    )

    /** What a kill -9 between holding the stock and writing the order leaves in the database. */
    async function crashAfterHolding(key: string) {
      const body = await buyer.body({ honey: 2 })
      const { data } = await buyer.place(body, key)
      await getContainer().resolve(Modules.ORDER).deleteOrders([data.order.id])
      expect(await held('honey')).toBe(2)
      return body
    }

    it('places the order anew when a crash had left its stock held without an order', async () => {
      const key = randomUUID()
      const body = await crashAfterHolding(key)
      expect((await buyer.place(body, key)).status).toBe(201)
      expect([await held('honey'), await count()]).toEqual([2, 1])
    })

    it('frees what a crash left held when the buyer never comes back', async () => {
      await crashAfterHolding(randomUUID())
      await runSweep(getContainer())
      expect(await held('honey')).toBe(2)
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 })
      await runSweep(getContainer())
      vi.useRealTimers()
      expect([await held('honey'), (await placements()).length]).toEqual([0, 0])
    })
  },
})
