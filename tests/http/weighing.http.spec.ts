/** Goods sold by about so much: weighed when packed, the difference goes back once, heavier pieces cost nothing more. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import {
  cancelOrderFulfillmentWorkflow,
  createOrderFulfillmentWorkflow,
  createPromotionsWorkflow,
  refundPaymentWorkflow,
} from '@medusajs/medusa/core-flows'
import { readMoneyRecords } from '@shanzhen/checkout/pay/money-record'
import { receiptFacts } from '@shanzhen/checkout/receipt/receipt-facts'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'

const outbox = openOutbox()
const { weighingShop } = await import('../support/weighing-shop')
const { openGateway } = await import('../support/wechat-shop')

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof weighingShop>>
    beforeAll(async () => {
      shop = await weighingShop(api, getContainer(), gateway)
    })
    beforeEach(() => {
      outbox.clear()
      gateway.callbacks.shopOrigin = null
    })
    afterEach(async () => expect(await shop.faults()).toEqual([]))
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    type Order = Awaited<ReturnType<typeof shop.bought>>
    const heard = (template: string) => outbox.messages().filter((message) => message.template === template)

    it('tells the buyer before, asks staff for grams, and gives back what is missing, carriage too, once', async () => {
      const order = await shop.bought({ kiwi: 2 })
      expect(await order.view()).toMatchObject({ lines: [{ weight: { nominal_g: 2500, weighed: null } }] })
      expect((await shop.packing(order)).lines).toMatchObject([{ nominal_g: 2500 }])
      const shipped = await shop.ship(order, [shop.kiwis(order, 2, 3900)])
      expect(shipped.status).toBe(201)
      // 7980 × 1100 / 5000 = 1755.6; carriage of 4 kg instead of 5.
      const correction = { state: 'refunded', goods_fen: 1756, freight_fen: 100 }
      expect(shipped.data.parcel).toMatchObject({
        correction,
        lines: [{ weighed: { nominal_g: 5000, actual_g: 3900, back_fen: 1756 } }],
      })
      await Promise.all([shop.settle(), shop.settle()])
      const view = await order.view()
      const weighed = { quantity: 2, nominal_g: 5000, actual_g: 3900, back_fen: 1756 }
      expect(view).toMatchObject({
        status: 'shipped',
        owed_fen: 0,
        lines: [{ weight: { nominal_g: 2500, weighed } }],
        refunds: [{ amount_fen: 1856, reason: 'weight' }],
      })
      expect(view.timeline.map(({ text }: { text: string }) => text)).toContain('称重后退差价 ¥18.56，原路退回')
      expect(await shop.refundsOf(order)).toEqual({ fen: [1856], pending_fen: 0 })
      expect(await shop.book(order)).toEqual([{ sales_refunds: 1756, freight_income: 100, channel_receivable: -1856 }])
      const receipt = receiptFacts(view, { name: '网货供应中心' }, new Date())
      expect(receipt.lines[0]?.[1]).toContain('约重 5000 克，实重 3900 克')
      expect([receipt.refunds[0]?.[0].startsWith('称重退差价'), receipt.remaining_fen]).toEqual([true, 10180 - 1856])
      await vi.waitFor(() => expect(heard('order-weight-refunded')).toHaveLength(1), 10_000)
      expect(heard('order-weight-refunded')[0]?.text).toContain('差价 ¥18.56 正在处理，将原路退回')
      expect(heard('order-refunded')).toEqual([])
    })

    it('asks nothing more for heavier goods, and no grams of goods sold by the piece', async () => {
      const order = await shop.bought({ kiwi: 1, honey: 1 })
      const honey = { line_item_id: order.lines.find(({ title }) => title === '土蜂蜜')?.id ?? '', quantity: 1 }
      const both = await shop.ship(order, [{ ...honey, weighed_g: 1000 }, shop.kiwis(order, 1, 2900)])
      expect([both.status, both.data.fields]).toEqual([400, { 'lines.0.weighed_g': '这种商品按件计价，不用填实重' }])
      expect((await shop.ship(order, [honey, shop.kiwis(order, 1, 2900)])).status).toBe(201)
      await shop.settle()
      expect(await shop.corrections(order)).toEqual([{ state: 'even', goods_fen: 0, freight_fen: 0 }])
      expect(await shop.refundsOf(order)).toEqual({ fen: [], pending_fen: 0 })
    })

    it('refuses a parcel without grams, with part of one, or with grams that cannot be right; nothing changes', async () => {
      const order = await shop.bought({ kiwi: 2 })
      const missing = await shop.ship(order, [shop.kiwis(order, 2)])
      expect([missing.status, missing.data.fields]).toEqual([
        400,
        { 'lines.0.weighed_g': '请填写 鲜猕猴桃 的实重（克）' },
      ])
      expect((await shop.ship(order, [shop.kiwis(order, 2, 3900.5)])).data.fields).toEqual({
        'lines.0.weighed_g': '实重须为整数（克）',
      })
      for (const absurd of [2499, 7501, 39]) {
        const { status, data } = await shop.ship(order, [shop.kiwis(order, 2, absurd)])
        expect([status, data.fields['lines.0.weighed_g'].includes('请重新称重')]).toEqual([400, true])
      }
      const byMedusa = await api.post(
        `/admin/orders/${order.id}/fulfillments`,
        { items: [{ id: order.lines[0]?.id, quantity: 2 }] },
        shop.options(),
      )
      expect([byMedusa.status, byMedusa.data.code]).toEqual([409, 'weigh_first'])
      expect(await shop.packing(order)).toMatchObject({ parcels: [], lines: [{ left: 2 }] })
      expect(await shop.weighings().listParcelWeighings({ order_id: order.id })).toEqual([])
    })

    it('weighs each parcel by itself; shares and carriage add up', async () => {
      const order = await shop.bought({ kiwi: 3 })
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2000)])).status).toBe(201)
      expect((await shop.ship(order, [shop.kiwis(order, 2, 2900)])).status).toBe(201)
      // 7.0 kg instead of 7.5 costs ¥36 instead of ¥37; 4.9 kg only one cold step, ¥22.
      expect(await shop.corrections(order)).toEqual(
        expect.arrayContaining([
          { state: 'refunded', goods_fen: 798, freight_fen: 100 },
          { state: 'refunded', goods_fen: 3352, freight_fen: 1400 },
        ]),
      )
      expect((await shop.refundsOf(order)).fen.sort((a, b) => a - b)).toEqual([898, 4752])
      const rows = await shop.weighings().listParcelWeighings({ order_id: order.id })
      expect(rows.reduce((sum, { share_fen }) => sum + share_fen, 0)).toBe(order.lines[0]?.total_fen)
      expect((await order.view()).lines[0].weight.weighed).toEqual({
        ...{ quantity: 3, nominal_g: 7500, actual_g: 4900, back_fen: 4150 },
      })
      const moved = (await shop.book(order)).map(({ freight_income }) => freight_income)
      expect(moved.sort()).toEqual([100, 1400])
    })

    it('unpacks a parcel that gave nothing back and weighs it anew; one that did is sent as it is', async () => {
      const order = await shop.bought({ kiwi: 2 })
      const unpack = (id: string) =>
        api.post(`/admin/orders/${order.id}/parcels/${id}/unpack`, { reason: '没赶上快递' }, shop.options())
      const heavy = await shop.ship(order, [shop.kiwis(order, 2, 5100)])
      expect((await unpack(heavy.data.parcel.id)).status).toBe(200)
      expect(await order.view()).toMatchObject({ status: 'paid', lines: [{ weight: { weighed: null } }] })
      const light = await shop.ship(order, [shop.kiwis(order, 2, 3900)])
      const { status, data } = await unpack(light.data.parcel.id)
      expect([status, data.code]).toEqual([409, 'weight_paid_back'])
      expect(await shop.refundsOf(order)).toEqual({ fen: [1856], pending_fen: 0 })
    })

    it('forgets the weighing of a parcel that did not leave, and weighs the next one anew', async () => {
      const order = await shop.bought({ kiwi: 2 })
      const broken = vi
        .spyOn(getContainer().resolve(Modules.ORDER), 'registerShipment')
        .mockRejectedValueOnce(new Error('database away'))
      const packed = vi.spyOn(getContainer().resolve(Modules.FULFILLMENT), 'createFulfillment')
      expect((await shop.ship(order, [shop.kiwis(order, 2, 3000)])).status).toBe(500)
      const { metadata } = packed.mock.calls[0][0]
      broken.mockRestore()
      packed.mockRestore()
      expect(await shop.weighings().listWeightCorrections({ order_id: order.id })).toEqual([])
      expect(await order.view()).toMatchObject({ owed_fen: 0, lines: [{ weight: { weighed: null } }] })
      // A parcel that was packed and never left; staff unpack it.
      const { result: left } = await createOrderFulfillmentWorkflow(getContainer()).run({
        input: {
          order_id: order.id,
          items: [{ id: order.lines[0]?.id ?? '', quantity: 2 }],
          metadata: metadata ?? undefined,
        },
      })
      await shop.settle()
      const state = async () => (await shop.weighings().listWeightCorrections({ fulfillment_id: left.id }))[0]?.state
      expect([await state(), (await shop.refundsOf(order)).fen]).toEqual(['weighed', []])
      await cancelOrderFulfillmentWorkflow(getContainer()).run({
        input: { order_id: order.id, fulfillment_id: left.id },
      })
      await shop.settle()
      expect(await state()).toBe('void')
      expect((await shop.ship(order, [shop.kiwis(order, 2, 4900)])).status).toBe(201)
      // 7980 × 100 / 5000 = 159.6
      expect(await shop.refundsOf(order)).toEqual({ fen: [160], pending_fen: 0 })
      const kept = await shop.weighings().listParcelWeighings({ order_id: order.id })
      expect(kept.map(({ actual_g }) => actual_g).sort()).toEqual([3000, 4900])
    })

    it('writes down from the parcel itself what a crash kept from being written', async () => {
      const order = await shop.bought({ kiwi: 1 })
      const dying = vi.spyOn(shop.weighings(), 'weigh').mockResolvedValue(undefined)
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2400)])).status).toBe(201)
      dying.mockRestore()
      expect(await shop.corrections(order)).toEqual([null])
      await shop.settle()
      expect(await shop.corrections(order)).toEqual([{ state: 'refunded', goods_fen: 160, freight_fen: 0 }])
      expect((await shop.refundsOf(order)).fen).toEqual([160])
    })

    it('owes the difference while the channel is silent, and the job pays it once', async () => {
      const order = await shop.bought({ kiwi: 1 })
      const payments = getContainer().resolve(Modules.PAYMENT)
      const silent = vi.spyOn(payments, 'refundPayment').mockRejectedValueOnce(new Error('channel away'))
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2000)])).status).toBe(201)
      silent.mockRestore()
      // 3990 × 500 / 2500 = 798; 2.0 kg instead of 2.5: ¥1 less.
      expect(await shop.corrections(order)).toEqual([{ state: 'refunding', goods_fen: 798, freight_fen: 100 }])
      expect(await order.view()).toMatchObject({ status: 'shipped', owed_fen: 898, refunds: [] })
      await Promise.all([shop.settle(), shop.settle()])
      expect(await shop.refundsOf(order)).toEqual({ fen: [898], pending_fen: 0 })
      expect(await order.view()).toMatchObject({ owed_fen: 0 })
    })

    it('does not pay twice when the backend died between the channel and the record', async () => {
      const order = await shop.bought({ kiwi: 1 })
      const move = shop.weighings().move.bind(shop.weighings())
      const dying = vi
        .spyOn(shop.weighings(), 'move')
        .mockImplementation((step) => (step.to === 'refunded' ? Promise.reject(new Error('killed')) : move(step)))
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2400)])).status).toBe(201)
      dying.mockRestore()
      expect((await shop.refundsOf(order)).fen).toEqual([160])
      await shop.settle()
      await shop.settle()
      expect(await shop.corrections(order)).toMatchObject([{ state: 'refunded' }])
      expect((await shop.refundsOf(order)).fen).toEqual([160])
    })

    it('pays once at the channel when its answer was lost', async () => {
      const order = await shop.bought({ kiwi: 1 })
      const number = [...gateway.ledger.orders.keys()].at(-1) ?? ''
      gateway.faults.addApi({ mode: 'drop_after', path: '/v3/refund', times: 2 })
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2400)])).status).toBe(201)
      expect(await shop.corrections(order)).toMatchObject([{ state: 'refunding' }])
      gateway.faults.clear()
      await shop.settle()
      expect(await shop.corrections(order)).toMatchObject([{ state: 'refunded' }])
      expect([(await shop.refundsOf(order)).fen, gateway.ledger.refundedFen(number)]).toEqual([[160], 160])
    })

    it('gives back no more than a payment still holds', async () => {
      const [order, other] = [await shop.bought({ kiwi: 1 }), await shop.bought({ kiwi: 1 })]
      const giveBack = async ({ id }: Order, amount: number) => {
        const payment_id = (await readMoneyRecords(getContainer(), [id]))[0]?.movements[0]?.payment_id ?? ''
        await refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount } })
      }
      // 3990 + carriage of 3 kg, kept cold: 2000.
      await giveBack(order, 59.4)
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2000)])).status).toBe(201)
      expect((await shop.refundsOf(order)).fen.sort((a, b) => a - b)).toEqual([50, 5940])
      const payments = getContainer().resolve(Modules.PAYMENT)
      const silent = vi.spyOn(payments, 'refundPayment').mockRejectedValueOnce(new Error('channel away'))
      await shop.ship(other, [shop.kiwis(other, 1, 2000)])
      silent.mockRestore()
      await giveBack(other, 59.9)
      await shop.settle()
      expect(await shop.corrections(other)).toMatchObject([{ state: 'even' }])
      expect((await shop.refundsOf(other)).fen).toEqual([5990])
    })

    it('counts from what was paid with a coupon', async () => {
      const whole = { target_type: 'order' as const, allocation: 'across' as const, currency_code: 'cny' }
      const application_method = { type: 'percentage' as const, value: 15, ...whole }
      const promotion = { code: 'HARVEST', type: 'standard', status: 'active', is_tax_inclusive: true } as const
      await createPromotionsWorkflow(getContainer()).run({
        input: { promotionsData: [{ ...promotion, application_method }] },
      })
      const order = await shop.bought({ kiwi: 2 }, { promotion_codes: ['HARVEST'], expected_total_fen: 8983 })
      expect(order.lines).toMatchObject([{ total_fen: 6783 }])
      expect((await shop.ship(order, [shop.kiwis(order, 2, 3900)])).status).toBe(201)
      // 6783 × 1100 / 5000 = 1492.26
      expect(await shop.corrections(order)).toEqual([{ state: 'refunded', goods_fen: 1493, freight_fen: 100 }])
    })

    it('lets a recall give back what was finally paid, with its carriage', async () => {
      const order = await shop.bought({ kiwi: 2 })
      await shop.ship(order, [shop.kiwis(order, 2, 3900)])
      const lots = getContainer().resolve('lot')
      const [kiwi] = await lots.orderLots(order.id)
      const [lot] = await lots.listLots({ code: kiwi?.code ?? '' })
      const act = (path: string, body: object) => api.post(`/admin/recalls${path}`, body, shop.options())
      const { recall } = (await act('', { lot_id: lot?.id, reason: '农残超标', class: 'first' })).data
      const rows = (await api.get(`/admin/recalls/${recall.id}`, shop.options())).data.recall.affected
      const row = rows.find(({ order_id }: { order_id: string }) => order_id === order.id)
      expect((await act(`/${recall.id}/affected/${row.id}`, { action: 'refund' })).status).toBe(200)
      expect((await shop.refundsOf(order)).fen.sort((a, b) => a - b)).toEqual([1856, 7980 - 1756 + 2200 - 100])
    })

    it('lets claims give back what was finally paid, to the last fen of the order', async () => {
      const order = await shop.bought({ kiwi: 2 })
      const { data } = await shop.ship(order, [shop.kiwis(order, 2, 3900)])
      await api.post(`/admin/orders/${order.id}/parcels/${data.parcel.id}/delivered`, {}, shop.options())
      expect((await order.look()).data.eligibility.lines).toMatchObject([{ paid_fen: 7980 - 1756 }])
      const broken = { kind: 'refund_only', reason: 'spoiled' }
      const first = (
        await order.post('/requests', order.claim(1, broken), { ...order.own, 'idempotency-key': randomUUID() })
      ).data.request
      expect(first).toMatchObject({ goods_fen: 3112, freight_fen: 0 })
      const second = (await order.ask(1, broken)).data.request
      expect(second).toMatchObject({ goods_fen: 3112, freight_fen: 2100 })
      for (const { id } of [first, second]) {
        await shop.sales.act(id, 'approve', { version: 1 })
        expect((await shop.sales.act(id, 'refund', { version: 2 })).data.request.state).toBe('refunded')
      }
      expect(await order.view()).toMatchObject({ status: 'refunded', owed_fen: 0 })
      const { fen } = await shop.refundsOf(order)
      expect(fen.reduce((sum, one) => sum + one, 0)).toBe(7980 + 2200)
      const freight = (await shop.book(order)).reduce((sum, { freight_income = 0 }) => sum + freight_income, 0)
      expect(freight).toBe(2200)
    })
  },
})
