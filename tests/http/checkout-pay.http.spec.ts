/** Order first, then pay: the money is taken once, a closed order frees its stock, and late money goes back. */
import { Modules } from '@medusajs/framework/utils'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'
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
import { moneyOf, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
// The runner reads the backend's settings before its own `env` is applied.

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
    })
    beforeEach(() => {
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const held = () => heldOf(getContainer(), shop, 'honey')
    const money = (id: string) => moneyOf(getContainer(), id)
    const sweep = () => runSweep(getContainer())

    /** An unpaid order for one jar of honey (74.50 with freight) and what its buyer may do with it. */
    async function order() {
      const { data } = await buyer.buy({ honey: 1 })
      const { id, key } = data.order as { id: string; key: string }
      const own = { 'x-order-key': key }
      const pay = (more: object = {}) =>
        buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native', ...more }, own)
      const numbers = () =>
        [...gateway.ledger.orders.values()]
          .filter((o) => o.attach.length > 0)
          .slice(-2)
          .map((o) => o.out_trade_no)
      return {
        id,
        pay,
        view: async () => (await buyer.get(`/orders/${id}`, own)).data.order,
        refresh: async () => (await buyer.post(`/orders/${id}/refresh`, {}, own)).data.order,
        cancel: () => buyer.post(`/orders/${id}/cancel`, {}, own),
        /** The WeChat number opened last. */
        number: () => numbers().at(-1) ?? '',
      }
    }

    it('gives the buyer a code to scan and marks the order paid when WeChat reports it', async () => {
      const { id, pay, view, number } = await order()
      const { data } = await pay()
      expect(data.payment).toMatchObject({
        provider: 'wechatpay',
        channel: 'native',
        amount_fen: 7450,
        code_url: expect.stringMatching(/^weixin:/),
      })
      gateway.pay(number())
      await vi.waitFor(async () => expect(await money(id)).toMatchObject({ captures: 1, transactions: [74.5] }), 15_000)
      expect((await view()).status).toBe('paid')
      expect((await view()).timeline.map((entry: { code: string }) => entry.code)).toEqual(['placed', 'paid'])
    })

    it('finds the money by asking when the notification was lost, however often it is asked', async () => {
      const { id, pay, refresh, number } = await order()
      await pay()
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(number())
      const seen = await Promise.all([refresh(), refresh(), refresh()])
      expect(seen.map((view) => view.status)).toEqual(['paid', 'paid', 'paid'])
      await sweep()
      expect(await money(id)).toMatchObject({ captures: 1, transactions: [74.5] })
    })

    it('finds the money by its sweep when neither notification nor buyer come back', async () => {
      const { id, pay, view, number } = await order()
      await pay()
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(number())
      await sweep()
      expect((await view()).status).toBe('paid')
      expect(await money(id)).toMatchObject({ captures: 1 })
    })

    it('shows the same code again, and closes it before another channel opens', async () => {
      const { pay, number } = await order()
      const first = await pay()
      expect((await pay()).data.payment.code_url).toBe(first.data.payment.code_url)
      const old = number()
      const h5 = await pay({ channel: 'h5' })
      expect(h5.data.payment.h5_url).toMatch(/^http/)
      expect([gateway.ledger.get(old).state, gateway.ledger.get(number()).state]).toEqual(['CLOSED', 'NOTPAY'])
    })

    it('takes a payment found while switching the channel instead of asking for a second one', async () => {
      const { id, pay, view, number } = await order()
      await pay()
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(number())
      expect(await pay({ channel: 'h5' })).toMatchObject({ status: 409, data: { code: 'paid' } })
      expect((await view()).status).toBe('paid')
      expect(await money(id)).toMatchObject({ captures: 1 })
    })

    it('ends an unpaid order when its time is over: closed at WeChat, canceled, stock free', async () => {
      const { id, pay, view, number } = await order()
      await pay()
      expect(await held()).toBe(1)
      await expireNow(getContainer(), id)
      await sweep()
      expect(await view()).toMatchObject({ status: 'canceled', cancel_reason: 'expired', expires_at: null })
      expect([gateway.ledger.get(number()).state, await held()]).toEqual(['CLOSED', 0])
      expect(await pay()).toMatchObject({ status: 409, data: { code: 'canceled' } })
    })

    it('ends it the moment its buyer looks, before any sweep', async () => {
      const { id, view } = await order()
      await expireNow(getContainer(), id)
      expect((await view()).status).toBe('canceled')
      expect(await held()).toBe(0)
    })

    it('keeps an order that was paid in the very second its time ran out', async () => {
      const { id, pay, view, number } = await order()
      await pay()
      await expireNow(getContainer(), id)
      gateway.pay(number())
      await Promise.all([sweep(), view()])
      expect((await view()).status).toBe('paid')
      expect([(await money(id)).captures, await held()]).toEqual([1, 1])
    })

    it('keeps stock and order while WeChat is silent, and ends them once it answers', async () => {
      const { id, pay, view } = await order()
      await pay()
      await expireNow(getContainer(), id)
      gateway.faults.addApi({ mode: 'error', times: 50 })
      await sweep()
      expect([(await view()).status, await held()]).toEqual(['awaiting_payment', 1])
      gateway.faults.clear()
      await sweep()
      expect([(await view()).status, await held()]).toEqual(['canceled', 0])
    })

    it('gives money back once when it reached an order staff had canceled', async () => {
      const { id, pay, view, number } = await order()
      await pay()
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(number())
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id: id } })
      await vi.waitFor(async () => expect((await view()).status).toBe('refunded'), 15_000)
      await Promise.all([sweep(), sweep()])
      const seen = await view()
      expect(seen).toMatchObject({ cancel_reason: 'staff', refunds: [{ amount_fen: 7450 }] })
      expect(seen.timeline.map((entry: { code: string }) => entry.code).sort()).toEqual([
        'canceled',
        'paid',
        'placed',
        'refunded',
      ])
      expect(await money(id)).toMatchObject({
        captures: 1,
        refunds: 1,
        transactions: expect.arrayContaining([74.5, -74.5]),
      })
      expect([...gateway.ledger.refunds.values()].filter((refund) => refund.out_trade_no === number())).toHaveLength(1)
    })

    it('lets the buyer cancel while unpaid, and not after', async () => {
      const first = await order()
      expect((await first.cancel()).data.order).toMatchObject({ status: 'canceled', cancel_reason: 'buyer' })
      expect(await held()).toBe(0)
      const second = await order()
      await second.pay()
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(second.number())
      expect(await second.cancel()).toMatchObject({ status: 409, data: { code: 'paid' } })
      expect((await second.view()).status).toBe('paid')
    })

    it('refuses providers nobody set up and fields nobody asked for', async () => {
      const { pay } = await order()
      expect((await pay({ provider: 'stripe' })).status).toBe(400)
      expect((await pay({ provider: 'default' })).status).toBe(400)
      expect(await pay({ amount_fen: 1 })).toMatchObject({
        status: 400,
        data: { fields: { amount_fen: expect.any(String) } },
      })
      expect((await buyer.get('/providers')).data).toEqual({ providers: ['wechatpay'] })
    })

    it('hides an order from everyone but its buyer', async () => {
      const { id } = await order()
      const other = await order()
      const { data } = await buyer.get(`/orders/${other.id}`)
      expect(data.code).toBe('order_not_found')
      const strangers: Record<string, string>[] = [{}, { 'x-order-key': 'x'.repeat(43) }, { 'x-order-key': '' }]
      for (const headers of strangers) {
        expect((await buyer.get(`/orders/${id}`, headers)).status).toBe(404)
        for (const path of ['pay', 'refresh', 'cancel']) {
          const body = path === 'pay' ? { provider: 'wechatpay', channel: 'native' } : {}
          expect((await buyer.post(`/orders/${id}/${path}`, body, headers)).status).toBe(404)
        }
      }
    })

    it('gives an order from Medusa’s own cart its time to pay as well', async () => {
      const { headers, region_id, variants, options } = shop
      const post = async (path: string, body: object) => (await api.post(`/store${path}`, body, { headers })).data
      const shipping_address = {
        first_name: '王小山',
        phone: '13812341234',
        country_code: 'cn',
        province: '陕西省',
        city: '西安市',
        address_1: '演示路',
      }
      const items = [{ variant_id: variants.honey, quantity: 2 }]
      const { cart } = await post('/carts', { region_id, email: 'buyer@example.com', shipping_address, items })
      await post(`/carts/${cart.id}/shipping-methods`, { option_id: options.express })
      const { payment_collection } = await post('/payment-collections', { cart_id: cart.id })
      await post(`/payment-collections/${payment_collection.id}/payment-sessions`, {
        provider_id: 'pp_wechatpay_wechatpay',
        data: { channel: 'native' },
      })
      const { order: placed } = await post(`/carts/${cart.id}/complete`, {})
      expect(await held()).toBe(2)
      await vi.waitFor(() => expireNow(getContainer(), placed.id), 15_000)
      await sweep()
      const { status } = await getContainer().resolve(Modules.ORDER).retrieveOrder(placed.id)
      expect([status, await held()]).toEqual(['canceled', 0])
    })
  },
})
