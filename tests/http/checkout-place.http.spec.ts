/** 提交订单: what is asked becomes one order at the prices and stock of that moment, or nothing at all. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { updateProductsWorkflow, updateProductVariantsWorkflow } from '@medusajs/medusa/core-flows'
import { ADDRESS, checkoutBuyer, heldOf, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    const held = (sku: string) => heldOf(getContainer(), shop, sku)
    const orders = async () => (await getContainer().resolve(Modules.ORDER).listOrders({}, { take: 100 })).length

    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
    })

    it('quotes lines, freight and total in fen with all ways to ship', async () => {
      const { data } = await buyer.quote({ mushroom: 2, honey: 1 })
      expect(data.quote).toMatchObject({
        items_fen: 12850,
        freight_fen: 700,
        discount_fen: 0,
        total_fen: 13550,
        weight_g: 2000,
        shipping_option_id: shop.options.express,
        requires: { age_confirmation: false, fresh_notice: false },
        problems: [],
      })
      expect(data.quote.shipping_options.map((option: { type: string }) => option.type)).toEqual([
        'express',
        'cold_chain',
        'pickup',
      ])
    })

    it('places an order that holds its stock and waits for payment', async () => {
      const { status, data } = await buyer.buy(
        { mushroom: 3, honey: 1 },
        { note: '请轻放', email: 'buyer@example.com' },
      )
      expect(status).toBe(201)
      expect(data.order).toMatchObject({
        status: 'awaiting_payment',
        items_fen: 15850,
        freight_fen: 800,
        total_fen: 16650,
        note: '请轻放',
        email: 'buyer@example.com',
        address: ADDRESS,
        shipping: { type: 'express' },
        timeline: [{ code: 'placed' }],
      })
      expect(data.order.key).toMatch(/^[\w-]{43}$/)
      expect([await held('mushroom'), await held('honey')]).toEqual([3, 1])
    })

    it('keeps its lines as they stood in the basket', async () => {
      for (const basket of [
        ['honey', 'mushroom', 'box'],
        ['mushroom', 'box', 'honey'],
        ['box', 'honey', 'mushroom'],
      ]) {
        const { data } = await buyer.buy(Object.fromEntries(basket.map((sku) => [sku, 1])))
        const kept = data.order.lines.map((line: { variant_id: string }) => line.variant_id)
        expect(kept).toEqual(basket.map((sku) => shop.variants[sku]))
        const later = (await buyer.get(`/orders/${data.order.id}`, { 'x-order-key': data.order.key })).data.order.lines
        expect(later.map((line: { variant_id: string }) => line.variant_id)).toEqual(kept)
      }
    })

    it('gives the admin the same total, with tax lines inside the price', async () => {
      const { data } = await buyer.buy({ honey: 2 })
      const order = await getContainer()
        .resolve(Modules.ORDER)
        .retrieveOrder(data.order.id, { select: ['total', 'item_total', 'shipping_total'] })
      expect([order.total, order.item_total, order.shipping_total].map(Number)).toEqual([144, 137, 7])
    })

    it('opens gift boxes into their components and sums them over all lines', async () => {
      expect((await buyer.buy({ box: 3, mushroom: 4 })).status).toBe(201)
      expect([await held('mushroom'), await held('honey')]).toEqual([10, 3])
    })

    it('refuses gift boxes and single goods that only together are too many', async () => {
      const { status, data } = await buyer.buy({ box: 3, mushroom: 5 })
      expect(status).toBe(409)
      expect(data.changes).toMatchObject([{ code: 'insufficient', variant_id: shop.variants.mushroom, available: 4 }])
      expect([await held('mushroom'), await orders()]).toEqual([0, 0])
    })

    it('answers the same order to the same key and body, first with 201 and then with 200', async () => {
      const [key, body] = [randomUUID(), await buyer.body({ honey: 1 })]
      const first = await buyer.place(body, key)
      const again = await buyer.place({ ...body, items: body.items.map(({ ...item }) => item) }, key)
      expect([first.status, again.status]).toEqual([201, 200])
      expect(again.data).toEqual(first.data)
      expect([await held('honey'), await orders()]).toEqual([1, 1])
    })

    it('makes one order of five taps at once', async () => {
      const [key, body] = [randomUUID(), await buyer.body({ honey: 1 })]
      const answers = await Promise.all(Array.from({ length: 5 }, () => buyer.place(body, key)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201])
      expect(new Set(answers.map(({ data }) => data.order.id)).size).toBe(1)
      expect([await held('honey'), await orders()]).toEqual([1, 1])
    })

    it('refuses a key that was used for another body', async () => {
      const [key, body] = [randomUUID(), await buyer.body({ honey: 1 })]
      await buyer.place(body, key)
      const other = await buyer.place({ ...body, note: '另一单' }, key)
      expect(other).toMatchObject({ status: 409, data: { code: 'idempotency_key_reused' } })
    })

    it('says what changed when the price moved, and places nothing', async () => {
      const body = await buyer.body({ honey: 1 })
      const prices = [{ currency_code: 'cny', amount: 70 }]
      await updateProductVariantsWorkflow(getContainer()).run({
        input: { product_variants: [{ id: shop.variants.honey, prices }] },
      })
      const { status, data } = await buyer.place(body)
      expect({ status, code: data.code }).toEqual({ status: 409, code: 'changed' })
      expect(data.changes).toMatchObject([{ code: 'price_changed', was_fen: 6850, now_fen: 7000 }])
      expect(data.quote.total_fen).toBe(7600)
      expect([await held('honey'), await orders()]).toEqual([0, 0])
    })

    it('says that a good sold out between basket and order', async () => {
      const body = await buyer.body({ mushroom: 1 })
      expect((await buyer.buy({ mushroom: 10 })).status).toBe(201)
      const { status, data } = await buyer.place(body)
      expect({ status, changes: data.changes }).toMatchObject({
        status: 409,
        changes: [{ code: 'sold_out', available: 0 }],
      })
      expect([await held('mushroom'), await orders()]).toEqual([10, 1])
    })

    it('says that a good was taken off sale', async () => {
      const body = await buyer.body({ honey: 1 })
      await updateProductsWorkflow(getContainer()).run({
        input: { selector: { id: shop.products.honey }, update: { status: 'draft' } },
      })
      expect((await buyer.place(body)).data.changes).toMatchObject([{ code: 'gone' }])
    })

    it('refuses sums, prices and freight that a client made up', async () => {
      const body = await buyer.body({ honey: 1 })
      const cheap = { ...body, items: [{ ...body.items[0], unit_price_fen: 1 }] }
      expect((await buyer.place(cheap)).data.changes).toMatchObject([{ code: 'price_changed', was_fen: 1 }])
      expect((await buyer.place({ ...body, expected_total_fen: 1 })).data.changes).toMatchObject([
        { code: 'total_changed' },
      ])
      expect((await buyer.place({ ...body, shipping_option_id: 'so_made_up' })).data.changes).toMatchObject([
        { code: 'freight_changed' },
      ])
      expect(await orders()).toBe(0)
    })

    it.each([
      ['a fraction', { quantity: 1.5 }, 'items.0.quantity'],
      ['nothing', { quantity: 0 }, 'items.0.quantity'],
      ['less than nothing', { quantity: -3 }, 'items.0.quantity'],
      ['a thousand', { quantity: 1000 }, 'items.0.quantity'],
      ['a discount of their own', { discount_fen: 100 }, 'items.0.discount_fen'],
    ])('refuses a line with %s and names the field', async (_, change, field) => {
      const body = await buyer.body({ honey: 1 })
      const { status, data } = await buyer.place({ ...body, items: [{ ...body.items[0], ...change }] })
      expect({ status, fields: Object.keys(data.fields) }).toEqual({ status: 400, fields: [field] })
    })

    it('refuses unknown keys, a bad phone, a missing district and a missing key, each by name', async () => {
      const body = await buyer.body({ honey: 1 })
      const fields = async (more: object) => Object.keys((await buyer.place({ ...body, ...more })).data.fields)
      expect(await fields({ total_fen: 1 })).toEqual(['total_fen'])
      expect(await fields({ address: { ...ADDRESS, phone: '12345678901' } })).toEqual(['address.phone'])
      expect(await fields({ address: { ...ADDRESS, district: undefined } })).toEqual(['address.district'])
      expect((await buyer.post('/orders', body)).status).toBe(400)
    })

    it('refuses an address whose city lies in another province, which would pay the nearer freight', async () => {
      const body = await buyer.body({ honey: 1 })
      const far = { ...body, address: { ...ADDRESS, city: '乌鲁木齐市', district: '天山区' } }
      const { status, data } = await buyer.place(far)
      expect({ status, fields: Object.keys(data.fields) }).toEqual({ status: 400, fields: ['address.city'] })
      expect(data.message).toContain('乌鲁木齐市')
      const district = await buyer.place({ ...body, address: { ...ADDRESS, district: '天山区' } })
      expect(Object.keys(district.data.fields)).toEqual(['address.district'])
      expect([await held('honey'), await orders()]).toEqual([0, 0])
    })

    it('places the order without a coupon that nobody issued, and says so before', async () => {
      const { data: asked } = await buyer.quote({ honey: 1 }, { promotion_codes: ['FREE100'] })
      expect(asked.quote.problems).toEqual([
        {
          code: 'promotion_unusable',
          promotion_code: 'FREE100',
          reason: 'unknown',
          message: expect.stringContaining('没有'),
        },
      ])
      const { status, data } = await buyer.buy({ honey: 1 }, { promotion_codes: ['FREE100'] })
      expect({ status, total_fen: data.order?.total_fen }).toEqual({ status: 201, total_fen: 7450 })
    })

    it('sells alcohol only to those who confirm their age', async () => {
      const body = await buyer.body({ wine: 1 })
      expect(await buyer.place(body)).toMatchObject({
        status: 422,
        data: { fields: { age_confirmed: expect.any(String) } },
      })
      expect((await buyer.place({ ...body, age_confirmed: true })).status).toBe(201)
    })

    it('sends fresh goods cold, once the buyer knows the return rule, and keeps that with the order', async () => {
      const body = await buyer.body({ kiwi: 1 })
      expect(body.shipping_option_id).toBe(shop.options.cold_chain)
      expect((await buyer.place(body)).data.code).toBe('fresh_notice_required')
      const { data } = await buyer.place({ ...body, fresh_notice_accepted: true })
      const order = await getContainer().resolve(Modules.ORDER).retrieveOrder(data.order.id)
      expect(order.metadata).toMatchObject({ fresh_notice_accepted_at: expect.any(String) })
    })

    it('sends no fresh goods where they would not arrive fresh, but hands them out at the door', async () => {
      const address = { ...ADDRESS, province: '新疆维吾尔自治区', city: '乌鲁木齐市', district: '天山区' }
      const { data } = await buyer.quote({ kiwi: 1, honey: 1 }, { province: address.province })
      expect(data.quote.lines.map((line: { reason: string | null }) => line.reason)).toEqual(['not_shippable', null])
      const forced = await buyer.buy(
        { kiwi: 1 },
        { address, shipping_option_id: shop.options.cold_chain, expected_total_fen: 3990, fresh_notice_accepted: true },
      )
      expect({ status: forced.status, changes: forced.data.changes }).toMatchObject({
        status: 409,
        changes: [{ code: 'not_shippable' }],
      })
      const pickup = {
        address: { name: '王小山', phone: '13812341234' },
        shipping_option_id: shop.options.pickup,
        fresh_notice_accepted: true,
      }
      const { status, data: picked } = await buyer.buy({ kiwi: 1 }, pickup)
      expect({ status, ...picked.order }).toMatchObject({
        status: 'awaiting_payment',
        total_fen: 3990,
        shipping: { type: 'pickup' },
      })
    })
  },
})
