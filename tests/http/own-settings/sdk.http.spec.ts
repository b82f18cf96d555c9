/** Medusa's official JavaScript SDK, unchanged, shops here: what we add breaks no standard store route. */
import Medusa from '@medusajs/js-sdk'
import { Modules } from '@medusajs/framework/utils'
import { updateProductVariantsWorkflow } from '@medusajs/medusa/core-flows'
import { vi } from 'vitest'
import { checkoutBuyer, heldOf, stockCheckoutShop, type CheckoutShop } from '../../support/checkout-shop'
import { staffHeaders } from '../../support/packing-shop'
import { medusaIntegrationTestRunner } from '../../support/medusa-runner'
import { openGateway, PROVIDER } from '../../support/wechat-shop'

await openGateway()
process.env.UNPAID_ORDERS_PER_BUYER = '2'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let sdk: Medusa
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      sdk = new Medusa({ baseUrl: api.defaults.baseURL, publishableKey: shop.headers['x-publishable-api-key'] })
    })

    it('lists the goods with their prices in yuan', async () => {
      const { products } = await sdk.store.product.list({
        region_id: shop.region_id,
        fields: '*variants.calculated_price',
      })
      const prices = products.map(({ handle, variants }) => [handle, variants?.[0].calculated_price?.calculated_amount])
      expect(Object.fromEntries(prices)).toEqual({ mushroom: 30, honey: 68.5, wine: 98, kiwi: 39.9, box: 120 })
    })

    it('fills a cart, pays freight by the county’s rates and places an order', async () => {
      const { cart } = await sdk.store.cart.create({ region_id: shop.region_id, email: 'buyer@example.com' })
      await sdk.store.cart.createLineItem(cart.id, { variant_id: shop.variants.box, quantity: 1 })
      await sdk.store.cart.update(cart.id, {
        shipping_address: {
          first_name: '王小山',
          phone: '13812341234',
          country_code: 'cn',
          province: '陕西省',
          city: '西安市',
          address_1: '演示路 1 号',
        },
      })
      const { shipping_options } = await sdk.store.fulfillment.listCartOptions({ cart_id: cart.id })
      expect(shipping_options.map((option) => option.id)).toContain(shop.options.express)
      const { cart: shipped } = await sdk.store.cart.addShippingMethod(cart.id, { option_id: shop.options.express })
      expect(shipped.total).toBe(127)
      await sdk.store.payment.initiatePaymentSession(shipped, { provider_id: PROVIDER, data: { channel: 'native' } })
      const done = await sdk.store.cart.complete(cart.id)
      expect(done).toMatchObject({ type: 'order', order: { total: 127 } })
      expect(await heldOf(getContainer(), shop, 'mushroom')).toBe(2)
    })

    it('opens any order with its secret key alone, which the buyer of a standard cart gets with the order', async () => {
      const buyer = checkoutBuyer(api, shop)
      const { order } = (await buyer.buy({ honey: 1 })).data
      const read = (id: string, headers = {}) =>
        api.get(`/store/orders/${id}`, { headers: { ...shop.headers, ...headers }, validateStatus: () => true })
      const plain = await fill('mushroom')
      if (plain.type !== 'order') throw new Error('no order')
      for (const { id, key } of [order, plain.order as typeof plain.order & { key: string }]) {
        expect((await read(id)).status).toBe(404)
        expect((await read(id, { 'x-order-key': 'guessed' })).status).toBe(404)
        expect((await read(id, { 'x-order-key': key })).data.order.id).toBe(id)
        expect((await sdk.store.order.retrieve(id, {}, { 'x-order-key': key })).order.id).toBe(id)
      }
    })

    it('counts a standard cart against what a guest may hold unpaid, and leaves nothing behind where it is too much', async () => {
      const held = async () => {
        const { rows } = await getContainer()
          .resolve('__pg_connection__')
          .raw('select order_id, guest, network, pieces from unpaid_order order by created_at')
        return rows
      }
      const done = await fill('honey')
      if (done.type !== 'order') throw new Error('no order')
      expect(await held()).toEqual([{ order_id: done.order.id, guest: true, network: expect.any(String), pieces: 1 }])
      const [placement] = await getContainer().resolve('checkout').listPlacements({ order_id: done.order.id })
      const minutes = (+new Date(placement.expires_at) - +new Date(placement.created_at)) / 60_000
      expect([placement.state, Math.round(minutes)]).toEqual(['open', 10])
      await fill('honey')
      await expect(fill('honey')).rejects.toThrow('您有几笔订单还没有付款')
      expect([(await held()).length, await heldOf(getContainer(), shop, 'honey')]).toEqual([2, 2])
      expect(await getContainer().resolve('checkout').listPlacements({})).toHaveLength(2)
    })

    it('takes nothing back by the standard way, where anyone could say that the goods had arrived', async () => {
      const done = await fill('mushroom')
      if (done.type !== 'order') throw new Error('no order')
      const levels = () => heldOf(getContainer(), shop, 'mushroom')
      const before = await levels()
      const items = [{ id: done.order.items?.[0].id ?? '', quantity: 1 }]
      const body = {
        ...{ order_id: done.order.id, items, receive_now: true, location_id: shop.location_id },
        return_shipping: { option_id: shop.options.express, price: -100 },
      }
      const refused = await api.post('/store/returns', body, { headers: shop.headers, validateStatus: () => true })
      expect([refused.status, refused.data.message]).toEqual([403, '请在订单页申请售后'])
      expect(await levels()).toBe(before)
      expect(
        (
          await getContainer()
            .resolve(Modules.ORDER)
            .listReturns({ order_id: done.order.id } as object)
        ).length,
      ).toBe(0)
    })

    it('takes no address whose parts lie apart, into a cart, an account or a draft, nor one part after the other', async () => {
      const apart = {
        first_name: '王',
        country_code: 'cn',
        province: '陕西省',
        city: '乌鲁木齐市',
        address_1: '解放路 1 号',
      }
      const post = (path: string, body: object, headers: object = shop.headers) =>
        api.post(path, body, { headers, validateStatus: () => true })
      const { cart } = await sdk.store.cart.create({ region_id: shop.region_id })
      const staff = await staffHeaders(getContainer())
      const answers = [
        await post('/store/carts', { region_id: shop.region_id, shipping_address: apart }),
        await post(`/store/carts/${cart.id}`, { shipping_address: apart }),
        await post('/admin/draft-orders', { region_id: shop.region_id, shipping_address: apart }, staff),
      ]
      await post(`/store/carts/${cart.id}`, { shipping_address: { ...apart, city: '西安市' } })
      answers.push(await post(`/store/carts/${cart.id}`, { shipping_address: { city: '乌鲁木齐市' } }))
      for (const { status, data } of answers) {
        expect({ status, fields: Object.keys(data.fields ?? {}) }).toEqual({
          ...{ status: 400, fields: ['shipping_address.city'] },
        })
      }
    })

    it('knows the goods of an order that staff wrote as a draft', async () => {
      const headers = await staffHeaders(getContainer())
      const items = [{ variant_id: shop.variants.kiwi, quantity: 1 }]
      const [{ id: sales_channel_id }] = await getContainer().resolve(Modules.SALES_CHANNEL).listSalesChannels()
      const draft = { region_id: shop.region_id, sales_channel_id, email: 'buyer@example.com', items }
      const { data } = await api.post('/admin/draft-orders', draft, { headers })
      await api.post(`/admin/draft-orders/${data.draft_order.id}/convert-to-order`, {}, { headers })
      const facts = async () => {
        const { order } = (await api.get(`/admin/orders/${data.draft_order.id}`, { headers })).data
        return order.items[0].metadata
      }
      await vi.waitFor(
        async () => expect(await facts()).toMatchObject({ perishable: true, variable_weight: false }),
        5000,
      )
    })

    const ADDRESS = {
      first_name: '王小山',
      phone: '13812341234',
      country_code: 'cn',
      province: '陕西省',
      city: '西安市',
    }
    const fill = async (
      good: keyof CheckoutShop['variants'],
      written: { cart?: object; line?: object } = {},
      by = shop.options.express,
    ) => {
      const { cart } = await sdk.store.cart.create({ region_id: shop.region_id, email: 'buyer@example.com' })
      await sdk.store.cart.createLineItem(cart.id, {
        ...{ variant_id: shop.variants[good], quantity: 1 },
        metadata: written.line as Record<string, unknown>,
      })
      const shipping_address = { ...ADDRESS, address_1: '演示路 1 号' }
      await sdk.store.cart.update(cart.id, { shipping_address, metadata: written.cart as Record<string, unknown> })
      const lies = { type: 'pickup', terms: { provider_id: 'none', option: {}, context: { items: [] } } }
      const { cart: shipped } = await sdk.store.cart.addShippingMethod(cart.id, {
        ...{ option_id: by, data: lies },
      })
      await sdk.store.payment.initiatePaymentSession(shipped, { provider_id: PROVIDER, data: { channel: 'native' } })
      return sdk.store.cart.complete(cart.id)
    }

    it('sells alcohol to nobody who did not confirm their age', async () => {
      await expect(fill('wine')).rejects.toThrow('请确认您已年满 18 周岁')
      await expect(fill('wine', { cart: { age_confirmed: 'yes' } })).rejects.toThrow('请确认您已年满 18 周岁')
      expect(await heldOf(getContainer(), shop, 'wine')).toBe(0)
      expect(await fill('wine', { cart: { age_confirmed: true } })).toMatchObject({ type: 'order' })
    })

    it('completes no cart with a good whose stock is not counted by lot', async () => {
      await updateProductVariantsWorkflow(getContainer()).run({
        input: { product_variants: [{ id: shop.variants.mushroom, manage_inventory: false }] },
      })
      await expect(fill('mushroom')).rejects.toThrow('没有按批次管理库存')
    })

    it('keeps what the shop knows of the goods, whatever the buyer writes into the cart', async () => {
      const line = { perishable: false, variable_weight: true, weight_g: 1, wish: '轻放' }
      const cart = { shipping_type: 'pickup', fresh_notice_accepted_at: '2020-01-01T00:00:00Z', note: '放门口' }
      const done = await fill('kiwi', { line, cart }, shop.options.cold_chain)
      if (done.type !== 'order') throw new Error('no order')
      const orders = getContainer().resolve(Modules.ORDER)
      const order = await orders.retrieveOrder(done.order.id, { relations: ['items', 'shipping_methods'] })
      expect(order.items?.[0].metadata).toEqual({
        ...{ perishable: true, variable_weight: false, weight_g: expect.any(Number), wish: '轻放' },
      })
      expect(order.items?.[0].metadata?.weight_g).toBeGreaterThan(100)
      expect(order.metadata).toMatchObject({ shipping_type: 'cold_chain', note: '放门口' })
      expect(order.metadata?.fresh_notice_accepted_at ?? null).toBe(null)
      expect(order.shipping_methods?.[0].data).toEqual({ type: 'cold_chain', terms: null })
    })
  },
})
