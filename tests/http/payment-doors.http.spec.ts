/** Medusa's standard doors to payments and orders: through none of them is an order paid without money, read or blocked. */
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import {
  capturePaymentWorkflow,
  createPromotionsWorkflow,
  markPaymentCollectionAsPaid,
} from '@medusajs/medusa/core-flows'
import { mendMoney } from '@shanzhen/checkout/pay/mend-money'
import { vi } from 'vitest'
import {
  type Answer,
  checkoutBuyer,
  heldOf,
  runSweep,
  stockCheckoutShop,
  type CheckoutShop,
} from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { moneyOf, openGateway, PROVIDER } from '../support/wechat-shop'

const gateway = await openGateway()
const STAND_IN = 'pp_system_default'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    let staff: Record<string, string>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
      staff = await staffHeaders(getContainer())
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const post = (path: string, body: object = {}, headers: Record<string, string> = shop.headers): Promise<Answer> =>
      api.post(path, body, { headers, validateStatus: () => true })
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const payments = () => getContainer().resolve(Modules.PAYMENT)
    const open = (collection: string, provider_id: string) =>
      post(`/store/payment-collections/${collection}/payment-sessions`, { provider_id, data: { channel: 'native' } })

    async function order() {
      const { data } = await buyer.buy({ honey: 1 })
      const { id, key } = data.order as { id: string; key: string }
      const own = { 'x-order-key': key }
      const found = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: 'order', fields: ['payment_collections.id'], filters: { id } })
      return {
        id,
        own,
        collection: found.data[0]?.payment_collections?.[0]?.id ?? '',
        view: async () => (await buyer.get(`/orders/${id}`, own)).data.order,
        refresh: async () => (await buyer.post(`/orders/${id}/refresh`, {}, own)).data.order,
      }
    }
    /** A session of the stand-in, as a shop may still have one from before its doors were closed. */
    const plant = (collection: string) =>
      payments().createPaymentSession(collection, {
        ...{ provider_id: STAND_IN, amount: 74.5, currency_code: 'cny', data: {} },
      })
    async function cart(items: object[], option_id = shop.options.express, more: object = {}) {
      const body = { region_id: shop.region_id, email: 'buyer@example.com', items, ...more }
      const { data } = await post('/store/carts', body)
      const shipping_address = { country_code: 'cn', province: '陕西省', city: '西安市', first_name: '王' }
      await post(`/store/carts/${data.cart.id}`, { shipping_address })
      await post(`/store/carts/${data.cart.id}/shipping-methods`, { option_id })
      return String(data.cart.id)
    }
    const honey = () => [{ variant_id: shop.variants.honey, quantity: 1 }]
    const collectionOf = async (cart_id: string) =>
      String((await post('/store/payment-collections', { cart_id })).data.payment_collection?.id)

    it('every standard door to payments is named in this file', () => {
      const root = dirname(createRequire(import.meta.url).resolve('@medusajs/medusa/package.json'))
      const doors = ['payment-collections', 'payment-providers', 'orders'].flatMap((name) =>
        globSync(`${name}/**/route.js`, { cwd: join(root, 'dist/api/store') }),
      )
      expect(doors.map((door) => dirname(door)).sort()).toEqual([
        'orders',
        'orders/[id]',
        'orders/[id]/transfer/accept',
        'orders/[id]/transfer/cancel',
        'orders/[id]/transfer/decline',
        'orders/[id]/transfer/request',
        'payment-collections',
        'payment-collections/[id]/payment-sessions',
        'payment-providers',
      ])
    })

    it.each([STAND_IN, PROVIDER])('opens no payment of %s on an order at Medusa’s own route', async (provider_id) => {
      const placed = await order()
      const refused = await open(placed.collection, provider_id)
      const unknown = await open('pay_col_nobody', provider_id)
      expect([refused.status, refused.data]).toEqual([unknown.status, unknown.data])
      expect(refused.status).toBe(404)
      expect((await moneyOf(getContainer(), placed.id)).session).toBeUndefined()
      await placed.refresh()
      await runSweep(getContainer())
      expect((await placed.view()).status).toBe('awaiting_payment')
    })

    it('keeps the stand-in off: at every start, in every region, at its hook', async () => {
      const enabled = async () => (await payments().listPaymentProviders({ id: STAND_IN }))[0]?.is_enabled
      expect(await enabled()).toBe(false)
      await knex().raw('update payment_provider set is_enabled = true')
      expect(await enabled()).toBe(false)
      const region = (body: object) => post(`/admin/regions/${shop.region_id}`, body, staff)
      expect((await region({ payment_providers: [PROVIDER, STAND_IN] })).status).toBe(404)
      const link = getContainer().resolve(ContainerRegistrationKeys.LINK)
      const pair = { region: { region_id: shop.region_id }, payment: { payment_provider_id: STAND_IN } }
      await expect(link.create(pair)).rejects.toThrow('占位支付收不到钱')
      expect((await post('/hooks/payment/system_default', {}, {})).status).toBe(404)
      expect(await broken(getContainer(), '占位支付没有关掉')).toEqual([])
      await knex().raw('alter table payment_provider disable trigger checkout_switch_off')
      await knex().raw(`update payment_provider set is_enabled = true where id = ?`, [STAND_IN])
      await knex().raw('alter table payment_provider enable trigger checkout_switch_off')
      expect(await broken(getContainer(), '占位支付没有关掉')).toEqual([STAND_IN])
    })

    it('never asks the stand-in whether an order is paid, and pays by a real channel beside it', async () => {
      const placed = await order()
      await plant(placed.collection)
      expect((await placed.refresh()).status).toBe('awaiting_payment')
      await runSweep(getContainer())
      expect((await placed.view()).status).toBe('awaiting_payment')
      expect(await moneyOf(getContainer(), placed.id)).toMatchObject({ captures: 0, payments: [] })
      const { data } = await buyer.post(
        `/orders/${placed.id}/pay`,
        { provider: 'wechatpay', channel: 'native' },
        placed.own,
      )
      expect(data.payment.amount_fen).toBe(7450)
      gateway.pay([...gateway.ledger.orders.keys()].at(-1) ?? '')
      await vi.waitFor(async () => expect((await placed.view()).status).toBe('paid'), 15_000)
    })

    it('takes off by itself what was booked twice on an order, and proof names it until then', async () => {
      const placed = await order()
      await buyer.post(`/orders/${placed.id}/pay`, { provider: 'wechatpay', channel: 'native' }, placed.own)
      gateway.pay([...gateway.ledger.orders.keys()].at(-1) ?? '')
      await vi.waitFor(async () => expect((await placed.view()).status).toBe('paid'), 15_000)
      const orders = getContainer().resolve(Modules.ORDER)
      const bookings = () => orders.listOrderTransactions({ order_id: placed.id })
      const [{ reference, reference_id }] = await vi.waitFor(async () => {
        const found = await bookings()
        expect(found).toHaveLength(1)
        return found
      }, 10_000)
      await orders.addOrderTransactions({
        ...{ order_id: placed.id, amount: 74.5, currency_code: 'cny' },
        ...{ reference: reference ?? '', reference_id: reference_id ?? '' },
      })
      await knex().raw(`update order_transaction set created_at = now() - interval '6 minutes'`)
      expect(await broken(getContainer(), '一笔钱在订单上记了两次')).toEqual([placed.id])
      await mendMoney(getContainer(), new Date(Date.now() + 60_000))
      expect(await broken(getContainer(), '一笔钱在订单上记了两次')).toEqual([])
      const { summary } = await orders.retrieveOrder(placed.id, { select: ['id', 'summary'] as never })
      expect([(await bookings()).length, Number(summary?.paid_total)]).toEqual([1, 74.5])
    })

    it('captures nothing without a channel unless somebody of staff says so with their name', async () => {
      const placed = await order()
      const session = await plant(placed.collection)
      const payment = await payments().authorizePaymentSession(session.id, {})
      const payment_id = payment?.id ?? ''
      await expect(capturePaymentWorkflow(getContainer()).run({ input: { payment_id } })).rejects.toThrow()
      await placed.refresh()
      expect((await placed.view()).status).toBe('awaiting_payment')
      const taken = await post(`/admin/payments/${payment_id}/capture`, {}, staff)
      expect(taken.status).toBe(200)
      await vi.waitFor(async () => expect((await placed.view()).status).toBe('paid'), 10_000)
    })

    it('counts cash that staff marked as paid, and nothing marked as paid without saying how', async () => {
      const placed = await order()
      const input = { payment_collection_id: placed.collection, order_id: placed.id }
      await expect(markPaymentCollectionAsPaid(getContainer()).run({ input })).rejects.toThrow()
      const other = await order()
      const mark = (more: object) =>
        post(`/admin/payment-collections/${other.collection}/mark-as-paid`, { order_id: other.id, ...more }, staff)
      expect((await mark({})).status).toBe(422)
      expect((await other.view()).status).toBe('awaiting_payment')
      expect((await mark({ provider_id: 'pp_offline_cash' })).status).toBe(200)
      await vi.waitFor(async () => expect((await other.view()).status).toBe('paid'), 10_000)
    })

    it('takes the stand-in for no cart', async () => {
      const id = await cart(honey())
      const collection = await collectionOf(id)
      expect((await open(collection, STAND_IN)).status).toBe(400)
      expect((await open(collection, 'pp_nobody_here')).status).toBe(400)
      await plant(collection)
      const refused = await post(`/store/carts/${id}/complete`)
      expect([refused.status, refused.data.type]).toEqual([400, 'invalid_data'])
      expect(await heldOf(getContainer(), shop, 'honey')).toBe(0)
    })

    it('shows and reopens no payment of a cart that was bought', async () => {
      const id = await cart(honey())
      const collection = await collectionOf(id)
      expect((await open(collection, PROVIDER)).status).toBe(200)
      expect((await post(`/store/carts/${id}/complete`)).data.type).toBe('order')
      expect((await open(collection, PROVIDER)).status).toBe(404)
      expect((await post('/store/payment-collections', { cart_id: id })).status).toBe(404)
    })

    it('gives a cart that costs nothing an order that is paid, and one without any payment none', async () => {
      const rule = { type: 'percentage' as const, target_type: 'order' as const, value: 100, currency_code: 'cny' }
      const promotion = { code: 'GIFT', type: 'standard' as const, status: 'active' as const }
      await createPromotionsWorkflow(getContainer()).run({
        input: { promotionsData: [{ ...promotion, application_method: rule }] },
      })
      const free = await cart(honey(), shop.options.pickup, { promo_codes: ['GIFT'] })
      const { data } = await post(`/store/carts/${free}/complete`)
      expect(data).toMatchObject({ type: 'order', order: { total: 0 } })
      await vi.waitFor(async () => {
        const [placement] = await getContainer().resolve('checkout').listPlacements({ order_id: data.order.id })
        expect(placement?.state).toBe('paid')
      }, 10_000)
      const costly = await cart(honey())
      expect((await post(`/store/carts/${costly}/complete`)).data.type).not.toBe('order')
    })

    it.each(['request', 'accept', 'decline', 'cancel'])('tells nobody of an order at transfer/%s', async (step) => {
      const placed = await order()
      const at = (id: string) => post(`/store/orders/${id}/transfer/${step}`, { token: 'x', description: 'x' })
      const [real, none] = [await at(placed.id), await at('order_nobody')]
      expect(real.status).toBeGreaterThanOrEqual(401)
      expect([real.status, real.data]).toEqual([none.status, none.data])
      const changes = await getContainer().resolve(Modules.ORDER).listOrderChanges({ order_id: placed.id })
      expect(changes).toEqual([])
    })

    it('lets staff hand no order to another account, which nobody could accept', async () => {
      const placed = await order()
      const refused = await post(`/admin/orders/${placed.id}/transfer`, { customer_id: 'cus_other' }, staff)
      expect([refused.status, refused.data.code]).toEqual([409, 'not_transferable'])
    })

    it('lets nobody write off what an order costs, so that it is paid by nobody', async () => {
      const placed = await order()
      for (const amount of [0.001, 74.5]) {
        const credit = { amount, reference: 'gift', reference_id: 'x' }
        const refused = await post(`/admin/orders/${placed.id}/credit-lines`, credit, staff)
        expect([amount, refused.status, refused.data.code]).toEqual([amount, 409, 'no_credit'])
      }
      await runSweep(getContainer())
      expect(await placed.view()).toMatchObject({ status: 'awaiting_payment' })
    })

    it('takes nothing away that a buyer may be paying by, nor begins another payment there, by hand', async () => {
      const placed = await order()
      await buyer.post(`/orders/${placed.id}/pay`, { provider: 'wechatpay', channel: 'native' }, placed.own)
      const at = `/admin/payment-collections/${placed.collection}`
      const answers = [
        await api.delete(at, { headers: staff, validateStatus: () => true }),
        await post(`${at}/payment-sessions`, { provider_id: STAND_IN, data: {} }, staff),
        await post('/admin/payment-collections', { order_id: placed.id, amount: 5 }, staff),
        await post(`/admin/orders/${placed.id}/payment-sessions/authorize`, { payment_session_id: 'payses_1' }, staff),
      ]
      expect(answers.map(({ status, data }) => [status, data.code])).toEqual(answers.map(() => [409, 'no_collections']))
      gateway.pay([...gateway.ledger.orders.keys()].at(-1) ?? '')
      await vi.waitFor(async () => expect(await placed.refresh()).toMatchObject({ status: 'paid' }), 15_000)
    })

    it('gives a buyer’s order to no other mailbox', async () => {
      const placed = await order()
      const before = (await placed.view()).email
      const given = await post(`/admin/orders/${placed.id}/transfer/guest`, { email: 'other@example.com' }, staff)
      expect([given.status, given.data.code]).toEqual([409, 'not_transferable'])
      expect((await placed.view()).email).toBe(before)
    })

    it('proof names an order whose money no channel took', async () => {
      const placed = await order()
      const session = await plant(placed.collection)
      const payment = await payments().authorizePaymentSession(session.id, {})
      await knex().raw('alter table capture disable trigger checkout_refuse_capture')
      await payments().capturePayment({ payment_id: payment?.id ?? '' })
      await knex().raw('alter table capture enable trigger checkout_refuse_capture')
      await knex().raw(`update placement set state = 'paid', paid_at = now() where order_id = ?`, [placed.id])
      expect(await broken(getContainer(), '没有经过渠道的收款')).toEqual([placed.id])
      expect(await broken(getContainer(), '订单标为已付却没有钱')).toEqual([placed.id])
      expect((await placed.view()).payment?.paid_at ?? null).toBe(null)
    })
  },
})
