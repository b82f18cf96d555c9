/** The last boxes: however many buyers come at once, by whatever way, no more is sold than there is. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { checkoutBuyer, heldOf, runSweep, stockCheckoutShop, STOCK, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

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
      await post(`/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: 'pp_system_default' })
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
    ])('leaves nothing behind when %s fails, and the same key may try again', async (_, name, method) => {
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
    })

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
