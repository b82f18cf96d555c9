/** Staff change an order before and after it is paid: nobody pays a sum that is not due, and too much goes back by itself. */
import { Modules } from '@medusajs/framework/utils'
import { mendMoney } from '@shanzhen/checkout/pay/mend-money'
import { vi } from 'vitest'
import { type Answer, checkoutBuyer, expireNow, heldOf, runSweep, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { staffHeaders } from '../support/packing-shop'
import { paidOrders } from '../support/paid-orders'
import { broken } from '../support/promises'
import { moneyOf, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof stockCheckoutShop>>
    let buyer: ReturnType<typeof checkoutBuyer>
    let orders: ReturnType<typeof paidOrders>
    let editor: ReturnType<typeof orderEditor>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
      const staff = await staffHeaders(getContainer())
      orders = paidOrders({ api, container: getContainer(), gateway, buyer, staff })
      editor = orderEditor(api, staff)
    })
    beforeEach(() => {
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const numbers = () => [...gateway.ledger.orders.keys()]
    const refundedFen = () => [...gateway.ledger.refunds.values()].reduce((sum, { refund_fen }) => sum + refund_fen, 0)
    const own = ({ key }: { key: string }) => ({ 'x-order-key': key })
    const pay = (order: { id: string; key: string }): Promise<Answer> =>
      buyer.post(`/orders/${order.id}/pay`, { provider: 'wechatpay', channel: 'native' }, own(order))
    const receipt = ({ id, key }: { id: string; key: string }) =>
      api.get(`/store/checkout/orders/${id}/receipt.pdf?key=${key}`, {
        ...{ headers: shop.headers, responseType: 'arraybuffer', validateStatus: () => true },
      })
    const offer = (code: string, percent: number) =>
      getContainer()
        .resolve(Modules.PROMOTION)
        .createPromotions({
          ...{ code, type: 'standard', status: 'active' },
          application_method: {
            ...{ type: 'percentage', value: percent, target_type: 'items', allocation: 'across', currency_code: 'cny' },
          },
        })
    const isEven = async (id: string) => {
      const { summary } = await getContainer()
        .resolve(Modules.ORDER)
        .retrieveOrder(id, { select: ['id', 'summary'] })
      expect(Number((summary as { pending_difference?: number } | undefined)?.pending_difference)).toBe(0)
    }

    it('closes a payment that was opened before the price changed, and asks for the new one', async () => {
      const order = await orders.order({ honey: 1 })
      expect((await pay(order)).data.payment.amount_fen).toBe(7450)
      const old = numbers().at(-1) ?? ''
      await editor.price(order.id, 60)
      await vi.waitFor(() => expect(gateway.ledger.get(old).state).toBe('CLOSED'), 10_000)
      expect(await order.view()).toMatchObject({ status: 'awaiting_payment', total_fen: 6600, due_fen: 6600 })
      expect((await pay(order)).data.payment.amount_fen).toBe(6600)
      gateway.pay(numbers().at(-1) ?? '')
      await vi.waitFor(async () => expect((await order.view()).status).toBe('paid'), 15_000)
      expect(await order.view()).toMatchObject({ paid_fen: 6600, due_fen: 0, owed_fen: 0 })
    })

    it('gives back what was paid too much when the old sum arrives after the price was lowered', async () => {
      const order = await orders.order({ honey: 1 })
      await pay(order)
      gateway.faults.addApi({ mode: 'error', path: '/close', times: 50 })
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(numbers().at(-1) ?? '')
      const before = refundedFen()
      await editor.price(order.id, 60)
      await vi.waitFor(async () => expect((await order.view()).refunds[0]?.status).toBe('succeeded'), 15_000)
      await runSweep(getContainer())
      expect(await order.view()).toMatchObject({
        ...{ status: 'paid', total_fen: 6600, paid_fen: 7450, owed_fen: 0 },
        refunds: [{ amount_fen: 850, reason: 'excess' }],
      })
      expect(refundedFen() - before).toBe(850)
      await isEven(order.id)
      expect((await receipt(order)).status).toBe(200)
    })

    it('lets its buyer complete what is missing when the old sum arrives after the price was raised', async () => {
      const order = await orders.order({ honey: 1 })
      await pay(order)
      gateway.faults.addApi({ mode: 'error', path: '/close', times: 50 })
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(numbers().at(-1) ?? '')
      await editor.price(order.id, 80)
      await vi.waitFor(async () => expect((await order.view()).paid_fen).toBe(7450), 15_000)
      expect(await order.view()).toMatchObject({ status: 'awaiting_payment', total_fen: 8600, due_fen: 1150 })
      gateway.faults.clear()
      expect((await pay(order)).data.payment.amount_fen).toBe(1150)
      gateway.pay(numbers().at(-1) ?? '')
      await vi.waitFor(async () => expect((await order.view()).status).toBe('paid'), 15_000)
      expect(await order.view()).toMatchObject({ paid_fen: 8600, due_fen: 0, refunds: [] })
      expect((await order.ship()).status).toBe(201)
      await isEven(order.id)
    })

    it('gives a part of the money back when its buyer never completes it', async () => {
      const order = await orders.order({ honey: 1 })
      await pay(order)
      gateway.faults.addApi({ mode: 'error', path: '/close', times: 50 })
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(numbers().at(-1) ?? '')
      await editor.price(order.id, 80)
      await vi.waitFor(async () => {
        const [placement] = await getContainer().resolve('checkout').listPlacements({ order_id: order.id })
        expect(placement).toMatchObject({ state: 'open', paid_at: expect.any(Date) })
      }, 15_000)
      gateway.faults.clear()
      const held = await heldOf(getContainer(), shop, 'honey')
      await expireNow(getContainer(), order.id)
      await runSweep(getContainer())
      await vi.waitFor(async () => expect((await order.view()).status).toBe('refunded'), 15_000)
      expect(await heldOf(getContainer(), shop, 'honey')).toBe(held - 1)
      expect(await moneyOf(getContainer(), order.id)).toMatchObject({ captures: 1, refunds: 1 })
    })

    it('sends what is paid while an addition waits for its money, and the addition once that is there', async () => {
      const order = await orders.paid({ honey: 1 })
      const [first] = (await order.view()).lines
      await editor.add(order.id, shop.variants.mushroom, 1)
      await vi.waitFor(async () => expect((await order.view()).due_fen).toBe(3000), 10_000)
      const added = (await order.view()).lines.find(({ id }: { id: string }) => id !== first.id)
      expect((await editor.ship(order.id, added.id, 1)).status).toBe(409)
      expect((await editor.ship(order.id, first.id, 1)).status).toBe(201)
      expect(await order.view()).toMatchObject({ status: 'partially_shipped', due_fen: 3000, paid_fen: 7450 })
      // Its minute's own job must not take the addition for a refund whose total was never told.
      await mendMoney(getContainer(), new Date(Date.now() + 60_000))
      expect((await pay(order)).data.payment.amount_fen).toBe(3000)
      gateway.pay(numbers().at(-1) ?? '')
      await vi.waitFor(async () => expect(await order.view()).toMatchObject({ due_fen: 0, paid_fen: 10450 }), 15_000)
      expect(await pay(order)).toMatchObject({ status: 409, data: { code: 'paid' } })
      expect((await editor.ship(order.id, added.id, 1)).status).toBe(201)
      await isEven(order.id)
    })

    it('keeps an addition due after an earlier refund, however often money is mended', async () => {
      const order = await orders.paid({ honey: 1 })
      expect((await editor.refund(order.id, 40)).status).toBe(200)
      await editor.add(order.id, shop.variants.mushroom, 1)
      await vi.waitFor(async () => expect((await order.view()).due_fen).toBe(3000), 10_000)
      await mendMoney(getContainer(), new Date(Date.now() + 60_000))
      expect((await order.view()).due_fen).toBe(3000)
    })

    it('gives back what a paid order costs less, once, and the receipt says what was paid and what went back', async () => {
      const order = await orders.paid({ honey: 2 })
      const before = refundedFen()
      await editor.quantity(order.id, 1)
      await vi.waitFor(async () => expect((await order.view()).refunds).toHaveLength(1), 15_000)
      await Promise.all([runSweep(getContainer()), runSweep(getContainer())])
      const view = await order.view()
      expect(refundedFen() - before).toBe(view.paid_fen - view.total_fen)
      expect(view).toMatchObject({ owed_fen: 0, due_fen: 0, refunds: [{ reason: 'excess' }] })
      expect((await receipt(order)).status).toBe(200)
      await isEven(order.id)
      expect(await broken(getContainer(), '多收的钱没有退回')).toEqual([])
    })

    it('takes the coupon’s share off with the pieces that go, and leaves no line worth less than nothing', async () => {
      await offer('EIGHTY', 80)
      const order = await orders.paid({ mushroom: 5, honey: 1 }, { promotion_codes: ['EIGHTY'] })
      const lines = async () => {
        const { lines } = (await order.view()) as { lines: { id: string; quantity: number; total_fen: number }[] }
        return Object.fromEntries(lines.map(({ id, quantity, total_fen }) => [id, [quantity, total_fen]]))
      }
      const [line, honey] = Object.entries(await lines())
        .sort(([, [a]], [, [b]]) => b - a)
        .map(([id]) => id)
      expect(await lines()).toEqual({ [line]: [5, 3000], [honey]: [1, 1370] })
      await editor.begin(order.id)
      const at = `/order-edits/${order.id}/items/item/${line}`
      await editor.must(at, { quantity: 1 })
      await editor.must(at, { quantity: 3 })
      await editor.confirm(order.id)
      await vi.waitFor(async () => expect((await order.view()).refunds).toMatchObject([{ amount_fen: 1200 }]), 15_000)
      expect(await lines()).toEqual({ [line]: [3, 1800], [honey]: [1, 1370] })
      expect(await broken(getContainer(), '优惠多于商品价款')).toEqual([])

      await editor.begin(order.id)
      await editor.must(at, { quantity: 2, unit_price: 20 })
      await editor.confirm(order.id)
      await vi.waitFor(async () => expect((await order.view()).refunds).toHaveLength(2), 15_000)
      expect(await lines()).toEqual({ [line]: [2, 0], [honey]: [1, 1370] })
      expect((await receipt(order)).status).toBe(200)
      await isEven(order.id)
      const knex = getContainer().resolve('__pg_connection__')
      await knex.raw('update order_item set quantity = 1, unit_price = 1 where item_id = ?', [line])
      expect(await broken(getContainer(), '优惠多于商品价款')).toEqual([line])
    })

    it('pays the coupon’s share of pieces that come back by returns of Medusa’s own, to the fen with the last', async () => {
      await offer('THIRD', 33)
      const order = await orders.paid({ honey: 3 }, { promotion_codes: ['THIRD'] })
      const { total_fen: paid_fen } = (await order.view()).lines[0]
      const backFen = async () =>
        ((await order.view()).refunds as { amount_fen: number }[]).reduce((sum, { amount_fen }) => sum + amount_fen, 0)
      expect((await order.ship()).status).toBe(201)
      for (const piece of [1, 2, 3]) {
        await editor.takeBack(order.id, 1, shop.location_id)
        await vi.waitFor(async () => expect((await order.view()).refunds).toHaveLength(piece), 15_000)
        expect(await backFen()).toBe(Math.round((paid_fen * piece) / 3))
        expect((await receipt(order)).status).toBe(200)
        expect(await broken(getContainer(), '多收的钱没有退回')).toEqual([])
      }
    })

    it('holds what an exchange promises, ships it once it is paid, and asks no fen more when the goods arrive', async () => {
      await offer('HALF_FEN', 33)
      const order = await orders.paid({ honey: 2 }, { promotion_codes: ['HALF_FEN'] })
      expect((await order.view()).lines[0].total_fen).toBe(9179)
      expect((await order.ship()).status).toBe(201)
      const line = await editor.lineOf(order.id)
      const held = await heldOf(getContainer(), shop, 'mushroom')
      const at = `/exchanges/${(await editor.must('/exchanges', { order_id: order.id })).exchange.id}`
      await editor.must(`${at}/inbound/items`, { items: [{ id: line, quantity: 1 }] })
      await editor.must(`${at}/outbound/items`, { items: [{ variant_id: shop.variants.box, quantity: 1 }] })
      const asked = await editor.must(`${at}/request`)
      expect(await heldOf(getContainer(), shop, 'mushroom')).toBe(held + 2)
      await vi.waitFor(async () => expect((await order.view()).due_fen).toBe(7411), 15_000)
      await pay(order)
      gateway.pay(numbers().at(-1) ?? '')
      await vi.waitFor(async () => expect((await order.view()).due_fen).toBe(0), 15_000)
      const back = `/returns/${asked.return.id}`
      await editor.must(`${back}/receive`)
      await editor.must(`${back}/receive-items`, { items: [{ id: line, quantity: 1 }] })
      await editor.must(`${back}/receive/confirm`)
      expect(await order.view()).toMatchObject({ due_fen: 0, refunds: [] })
      const box = (await editor.read(order.id)).items.find(({ id }: { id: string }) => id !== line)
      expect((await editor.ship(order.id, box.id, 1)).status).toBe(201)
    })

    it('counts goods that came back by a return of Medusa’s own once, and pays them back', async () => {
      const order = await orders.paid({ honey: 2 })
      expect((await order.ship()).status).toBe(201)
      await editor.takeBack(order.id, 1, shop.location_id)
      await vi.waitFor(async () => expect((await order.view()).refunds).toHaveLength(1), 15_000)
      const view = await order.view()
      expect(view.refunds[0].amount_fen).toBe(6850)
      expect(view.lines[0]).toMatchObject({ quantity: 2, returned_quantity: 1, total_fen: 13700 })
      expect(view.items_fen).toBe(13700)
      expect((await receipt(order)).status).toBe(200)
      const config = { headers: { ...shop.headers, ...own(order) }, validateStatus: () => true }
      const claims = `/store/after-sales/orders/${order.id}`
      const seen = (await api.get(claims, config)).data
      expect(seen.eligibility.lines[0]).toMatchObject({ bought: 2, claimable: 1, paid_fen: 13700 })
      const claim = (quantity: number) => ({
        ...{ kind: 'return_refund', reason: 'changed_mind' },
        lines: [{ line_item_id: view.lines[0].id, quantity }],
      })
      expect((await api.post(`${claims}/estimate`, claim(2), config)).status).toBe(422)
      expect((await api.post(`${claims}/requests`, claim(1), config)).data.request.goods_fen).toBe(6850)
      await expect(editor.takeBack(order.id, 1, shop.location_id)).rejects.toThrow('件已申请售后，不能再退换')
      expect(await broken(getContainer(), '售后与退换多于购买')).toEqual([])
      await isEven(order.id)
    })

    it('proof finds money that was paid too much and did not go back', async () => {
      const order = await orders.paid({ honey: 1 })
      const knex = getContainer().resolve('__pg_connection__')
      await knex.raw(
        `update order_summary set updated_at = now() - interval '1 hour',
           totals = jsonb_set(totals, '{pending_difference}', '-3') where order_id = ?`,
        [order.id],
      )
      expect(await broken(getContainer(), '多收的钱没有退回')).toEqual([order.id])
    })
  },
})
