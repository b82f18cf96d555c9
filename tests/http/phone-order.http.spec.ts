/** A phone order: staff write it, its buyer pays it by a link or hands staff the money; each is said and booked as it was. */
import { Modules } from '@medusajs/framework/utils'
import { followChange } from '@shanzhen/checkout/pay/changed-order'
import { vi } from 'vitest'
import {
  checkoutBuyer,
  expireNow,
  heldOf,
  runSweep,
  stockCheckoutShop,
  type CheckoutShop,
} from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const outbox = openOutbox()

const ADDRESS = {
  ...{ first_name: '小山', last_name: '王', phone: '+86 138-1234-1234', country_code: 'cn' },
  ...{ province: '陕西省', city: '西安市', address_2: '雁塔区', address_1: '演示路 1 号' },
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection }) => {
    let shop: CheckoutShop
    let staff: Record<string, string>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      staff = await staffHeaders(getContainer())
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => {
      outbox.close()
      return gateway.close()
    })

    const post = (path: string, body: object = {}) =>
      api.post(path, body, { headers: staff, validateStatus: () => true })
    const get = (path: string) => api.get(path, { headers: staff, validateStatus: () => true })

    async function draft(more: object = {}, good = 'honey') {
      const [{ id: sales_channel_id }] = await getContainer().resolve(Modules.SALES_CHANNEL).listSalesChannels()
      const { data } = await post('/admin/draft-orders', {
        ...{ region_id: shop.region_id, sales_channel_id, shipping_address: ADDRESS },
        items: [{ variant_id: shop.variants[good], quantity: 1 }],
        shipping_methods: [{ name: '快递', shipping_option_id: shop.options.express, amount: 6 }],
        ...more,
      })
      return data.draft_order.id as string
    }
    async function phoneOrder(more: object = {}) {
      const id = await draft(more)
      const { status, data } = await post(`/admin/draft-orders/${id}/convert-to-order`)
      expect([status, data.message]).toEqual([200, undefined])
      const { checkout } = (await get(`/admin/checkout/orders/${id}`)).data
      const key = new URL(checkout.pay_link).searchParams.get('key') ?? ''
      const buyer = checkoutBuyer(api, shop, { 'x-order-key': key })
      const view = async () => (await buyer.get(`/orders/${id}`)).data.order
      const books = async () => {
        const { rows } = await dbConnection.raw(
          `select t.kind as what, a.kind, e.amount_fen from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
             join ledger_account a on a.id = e.account_id where t.reference_id = ? order by e.id`,
          [id],
        )
        return rows.map((row: { what: string; kind: string; amount_fen: string }) =>
          [row.what, row.kind, Number(row.amount_fen)].join(' '),
        )
      }
      const told = (template: string) =>
        outbox.messages().find((one) => one.template === template && one.data.order_id === id)?.text ?? ''
      return { id, checkout, buyer, view, books, told }
    }

    it('waits for its money until the term of the shop, with name, phone and place as our checkout writes them', async () => {
      const { id, checkout, view, told } = await phoneOrder()
      expect(checkout).toMatchObject({ state: 'open', due_fen: 7450 })
      const day_ms = Date.parse(checkout.expires_at) - Date.now()
      expect(day_ms).toBeGreaterThan(23 * 3_600_000)
      expect(await view()).toMatchObject({
        ...{ status: 'awaiting_payment', total_fen: 7450, expires_at: checkout.expires_at, cancelable: true },
        address: {
          ...{ name: '王小山', phone: '13812341234', province: '陕西省', city: '西安市' },
          ...{ district: '雁塔区', detail: '演示路 1 号' },
        },
      })
      expect(await heldOf(getContainer(), shop, 'honey')).toBe(1)
      await vi.waitFor(
        async () => expect(told('order-placed')).toMatch(/已为您下好，合计 ¥74.50，.*请在 .*前付款/),
        10_000,
      )
      const { rows } = await dbConnection.raw('select count(*) from placement where order_id = ?', [id])
      expect(Number(rows[0].count)).toBe(1)
    })

    it('is paid by its link like any other order, and ends when its term is over', async () => {
      const { id, buyer, view } = await phoneOrder()
      const { data } = await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' })
      expect(data.payment).toMatchObject({ amount_fen: 7450, code_url: expect.stringMatching(/^weixin:/) })
      gateway.pay([...gateway.ledger.orders.values()].at(-1)?.out_trade_no ?? '')
      await buyer.post(`/orders/${id}/refresh`, {})
      expect(await view()).toMatchObject({ status: 'paid', payment: { provider: 'wechatpay' } })

      const late = await phoneOrder()
      await expireNow(getContainer(), late.id)
      await runSweep(getContainer())
      expect(await late.view()).toMatchObject({ status: 'canceled', cancel_reason: 'expired' })
      expect(await heldOf(getContainer(), shop, 'honey')).toBe(1)
      await vi.waitFor(async () => expect(late.told('order-canceled')).toMatch(/已取消（超过付款时间）：/), 10_000)
    })

    it('keeps the term staff set before and after, and none that is over or endless', async () => {
      const pay_until = new Date(Date.now() + 3 * 86_400_000).toISOString()
      const { id, checkout } = await phoneOrder({ metadata: { pay_until } })
      expect(checkout.expires_at).toBe(pay_until)
      const later = new Date(Date.now() + 5 * 86_400_000).toISOString()
      expect((await post(`/admin/checkout/orders/${id}/term`, { pay_until: later })).data.checkout.expires_at).toBe(
        later,
      )
      for (const wrong of [new Date(Date.now() - 1000).toISOString(), '2099-01-01T00:00:00Z', 'soon']) {
        const { status, data } = await post(`/admin/checkout/orders/${id}/term`, { pay_until: wrong })
        expect({ status, fields: Object.keys(data.fields) }).toEqual({ status: 400, fields: ['pay_until'] })
      }
    })

    it('keeps the days its buyer was promised when staff change it, or a part of its money comes', async () => {
      const pay_until = new Date(Date.now() + 3 * 86_400_000).toISOString()
      const { id, buyer, view } = await phoneOrder({ metadata: { pay_until } })
      const desk = orderEditor(api, staff)
      await desk.add(id, shop.variants.mushroom, 1)
      await vi.waitFor(async () => expect(await view()).toMatchObject({ total_fen: 10450 }), 10_000)
      await followChange(getContainer(), id)
      expect(await view()).toMatchObject({ status: 'awaiting_payment', expires_at: pay_until })
      await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' })
      gateway.callbacks.shopOrigin = null
      gateway.pay([...gateway.ledger.orders.values()].at(-1)?.out_trade_no ?? '')
      await desk.add(id, shop.variants.mushroom, 1)
      await buyer.post(`/orders/${id}/refresh`, {})
      const { checkout } = (await get(`/admin/checkout/orders/${id}`)).data
      expect(checkout).toMatchObject({ due_fen: 3000 })
      expect(await view()).toMatchObject({ status: 'awaiting_payment', expires_at: pay_until })
    })

    it.each([
      ['cash', 'cash_on_hand'],
      ['transfer', 'bank_deposit'],
    ])(
      'is paid in %s by staff alone, named and booked as such, and handed back the same way',
      async (method, account) => {
        const { id, buyer, view, books } = await phoneOrder()
        const take = (more: object = {}) =>
          post(`/admin/checkout/orders/${id}/hand-payments`, { method, amount_fen: 7450, ...more })
        expect((await take({ amount_fen: 7000 })).status).toBe(409)
        expect((await take({ method: 'promise' })).status).toBe(400)
        await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' })
        expect((await take({ reference: '收据 12' })).status).toBe(201)
        expect((await take()).status).toBe(409)
        expect([...gateway.ledger.orders.values()].at(-1)?.state).toBe('CLOSED')
        expect(await view()).toMatchObject({ status: 'paid', payment: { provider: method, status: 'captured' } })
        const receipt = await buyer.get(`/orders/${id}/receipt.pdf`)
        expect(receipt.status).toBe(200)
        await vi.waitFor(
          async () =>
            expect(await books()).toEqual([
              `payment_captured ${account} 7450`,
              'payment_captured goods_sales -6850',
              'payment_captured freight_income -600',
            ]),
          10_000,
        )
        const { data } = await buyer.post(`/orders/${id}/cancel`, { reason: 'changed_mind' })
        expect(data.refund.message).toContain(method === 'cash' ? '以现金退还给您' : '以银行转账退还给您')
        expect((await view()).refunds).toMatchObject([{ amount_fen: 7450, status: 'processing' }])
        const [owed] = (await get(`/admin/checkout/orders/${id}`)).data.checkout.hand_refunds
        expect(owed).toMatchObject({ method, amount_fen: 7450, given: false })
        await vi.waitFor(async () => expect(await books()).toContain('payment_refunded refund_payable -7450'), 10_000)
        for (const _twice of [1, 2])
          expect((await post(`/admin/checkout/orders/${id}/hand-refunds/${owed.refund_id}`)).status).toBe(200)
        expect((await books()).slice(-2)).toEqual([
          'refund_handed_back refund_payable 7450',
          `refund_handed_back ${account} -7450`,
        ])
        expect((await view()).refunds).toMatchObject([{ status: 'succeeded' }])
      },
    )

    it('asks Medusa’s own button how the money came, and opens no such payment to a buyer', async () => {
      const { id, view } = await phoneOrder()
      const { order } = (await get(`/admin/orders/${id}?fields=payment_collections.id`)).data
      const [{ id: collection }] = order.payment_collections
      const mark = (more: object) =>
        post(`/admin/payment-collections/${collection}/mark-as-paid`, { order_id: id, ...more })
      expect(await mark({})).toMatchObject({
        status: 422,
        data: { code: 'method', message: expect.stringContaining('现金') },
      })
      for (const path of ['store', 'admin']) {
        const body = { provider_id: 'pp_offline_cash' }
        const headers = path === 'store' ? shop.headers : staff
        const url = `/${path}/payment-collections/${collection}/payment-sessions`
        expect((await api.post(url, body, { headers, validateStatus: () => true })).status).toBeGreaterThanOrEqual(400)
      }
      expect((await view()).status).toBe('awaiting_payment')
      expect((await mark({ provider_id: 'pp_offline_transfer' })).status).toBe(200)
      expect(await view()).toMatchObject({ status: 'paid', payment: { provider: 'transfer' } })
      expect((await checkoutBuyer(api, shop).get('/providers')).data.providers).not.toContain('cash')
    })

    it('sells nothing this way that may not be sold, and reaches its buyer', async () => {
      const convert = async (id: string) => post(`/admin/draft-orders/${id}/convert-to-order`)
      const wine = await draft({}, 'wine')
      expect((await convert(wine)).status).toBe(422)
      await post(`/admin/draft-orders/${wine}`, { metadata: { age_confirmed: true } })
      expect((await convert(wine)).status).toBe(200)
      const nobody = await draft({ shipping_address: { ...ADDRESS, phone: '12345' } })
      const { status, data } = await convert(nobody)
      expect({ status, fields: Object.keys(data.fields) }).toEqual({ status: 400, fields: ['shipping_address.phone'] })
      expect((await convert('order_none')).status).toBe(404)
    })

    it('gets its placement with the order, by whatever way the draft becomes one', async () => {
      const id = await draft()
      await getContainer()
        .resolve(Modules.ORDER)
        .updateOrders(id, { status: 'pending', is_draft_order: false } as never)
      const [placement] = await getContainer().resolve('checkout').listPlacements({ order_id: id })
      expect(placement).toMatchObject({ state: 'open' })
      await getContainer()
        .resolve(Modules.ORDER)
        .updateOrders(id, { status: 'draft', is_draft_order: true } as never)
      expect(await getContainer().resolve('checkout').listPlacements({ order_id: id })).toEqual([])
    })

    it('goes where staff send it later: one name, a phone, and no fresh goods where they would spoil', async () => {
      const shopper = checkoutBuyer(api, shop)
      const { id, key } = (await shopper.buy({ kiwi: 1 }, { fresh_notice_accepted: true })).data.order
      const move = (change: object) => post(`/admin/orders/${id}`, { shipping_address: { ...ADDRESS, ...change } })
      const wrong: [object, string][] = [
        [{ phone: '123' }, 'shipping_address.phone'],
        [{ first_name: '', last_name: '' }, 'shipping_address.first_name'],
      ]
      for (const [change, field] of wrong) {
        const { status, data } = await move(change)
        expect({ status, fields: Object.keys(data.fields) }).toEqual({ status: 400, fields: [field] })
      }
      const tibet = await move({ province: '西藏自治区', city: '拉萨市', address_2: '城关区' })
      expect([tibet.status, tibet.data.code]).toEqual([409, 'not_shippable'])
      expect((await move({ phone: '+86 139-1234-1234', address_1: '新路 2 号' })).status).toBe(200)
      const { address } = (await shopper.get(`/orders/${id}`, { 'x-order-key': key })).data.order
      expect(address).toMatchObject({ name: '王小山', phone: '13912341234', province: '陕西省', detail: '新路 2 号' })
    })

    it('asks for nothing where nothing is due', async () => {
      const free = { items: [{ variant_id: shop.variants.honey, quantity: 1, unit_price: 0 }], shipping_methods: [] }
      const { view, told } = await phoneOrder(free)
      expect(await view()).toMatchObject({ status: 'paid', total_fen: 0 })
      await vi.waitFor(async () => expect(told('order-placed')).toMatch(/正在为您备货/), 10_000)
    })
  },
})
