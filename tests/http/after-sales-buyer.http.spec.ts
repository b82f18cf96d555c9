/** What a buyer may do after the goods left: confirm them, claim by the law's days, add photos, take a claim back, and hear of it. */
import { randomUUID } from 'node:crypto'
import announceSteps from '@shanzhen/after-sales/jobs/announce-steps'
import keepReceipts from '@shanzhen/after-sales/jobs/keep-receipts'
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { afterSaleShop, PNG } from '../support/after-sale-shop'
import { stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openOutbox } from '../support/outbox'
import { openGateway } from '../support/wechat-shop'

const outbox = openOutbox()
const gateway = await openGateway()
const DAY_MS = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let desk: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      desk = afterSaleShop(api, getContainer(), shop, gateway)
      await desk.ordersReady([{ honey: 1 }], [{ honey: 1 }], [{ honey: 3 }], [{ honey: 2 }, { delivered: false }])
    })
    beforeEach(() => void (gateway.callbacks.shopOrigin = null))
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })
    afterEach(() => void vi.restoreAllMocks())

    const toldOf = (id: string) =>
      outbox.messages().flatMap(({ template, data }) => (data.order_id === id ? [template] : []))
    const receivedAgo = (id: string, ms: number) =>
      getContainer()
        .resolve('afterSales')
        .keepReceipt(id, new Date(Date.now() - ms), 'buyer')
    const freshOrder = () =>
      desk.order(
        { kiwi: 2 },
        { delivered: false, more: { shipping_option_id: shop.options.cold_chain, fresh_notice_accepted: true } },
      )

    it('confirms receipt once, and only when everything has left', async () => {
      const order = await desk.order({ honey: 2 }, { shipped: false })
      expect((await order.look()).data.eligibility).toMatchObject({ receipt: null, can_confirm: false })
      expect((await order.post('/receipt')).data).toMatchObject({ code: 'not_shipped' })
      await order.ship([1])
      expect((await order.post('/receipt')).status).toBe(409)
      await order.ship([1])
      expect((await order.look()).data.eligibility).toMatchObject({ can_confirm: true })
      const [first, second] = [await order.post('/receipt'), await order.post('/receipt')]
      expect([first.status, first.data.receipt.received_by]).toEqual([200, 'buyer'])
      expect(second.data).toEqual(first.data)
      await order.ask(1)
      await vi.waitFor(() => expect(toldOf(order.id)).toContain('order-claim-requested'), 5000)
      expect(toldOf(order.id)).not.toContain('order-delivered')
    })

    it('counts a parcel marked delivered as received, and writes down what nobody confirmed in time', async () => {
      const arrived = await desk.order({ honey: 1 })
      expect((await arrived.look()).data.eligibility.receipt.received_by).toBe('carrier')
      const silent = await desk.order({ honey: 1 }, { delivered: false })
      await keepReceipts(getContainer())
      expect((await silent.look()).data.eligibility).toMatchObject({ receipt: null, can_confirm: true })
      const fulfillments = await getContainer()
        .resolve(Modules.FULFILLMENT)
        .listFulfillments({ delivered_at: null } as object)
      for (const { id } of fulfillments) {
        const shipped_at = new Date(Date.now() - 11 * DAY_MS)
        await getContainer()
          .resolve(Modules.FULFILLMENT)
          .updateFulfillment(id, { shipped_at } as object)
      }
      await keepReceipts(getContainer())
      await keepReceipts(getContainer())
      expect((await silent.look()).data.eligibility.receipt.received_by).toBe('auto')
    })

    it('tells each line’s rule and last moment, the day after receipt being the first of seven', async () => {
      const order = await desk.order({ honey: 2 }, { delivered: false })
      await getContainer().resolve('afterSales').keepReceipt(order.id, new Date('2026-11-20T15:30:00Z'), 'buyer')
      const { eligibility } = (await order.look()).data
      // 23:30 on the 20th in Beijing: the 21st to the 27th are the buyer's.
      expect(eligibility.lines[0]).toMatchObject({
        claimable: 2,
        bought: 2,
        seven_days: { until: '2026-11-27T16:00:00.000Z' },
      })
    })

    it('refuses claims after the window, and without the goods coming back where no reason is given', async () => {
      const order = await desk.order({ honey: 2 }, { delivered: false })
      const bare = await order.ask(1, { kind: 'refund_only' })
      expect([bare.status, bare.data.message]).toEqual([422, '无理由退货需要把商品寄回'])
      await receivedAgo(order.id, 9 * DAY_MS)
      const late = await order.ask()
      expect([late.status, late.data.message]).toMatchObject([422, expect.stringContaining('已超过收货次日起七天')])
      expect((await order.ask(1, { reason: 'damaged' })).status).toBe(422)
    })

    it('excludes fresh goods only as ticked at the purchase, and never what is spoiled within its hours', async () => {
      const ticked = await freshOrder()
      const refused = await ticked.ask()
      expect([refused.status, refused.data.message]).toMatchObject([422, expect.stringContaining('不适用七天无理由')])
      expect((await ticked.ask(1, { kind: 'refund_only', reason: 'spoiled' })).status).toBe(201)
      const late = await freshOrder()
      await receivedAgo(late.id, 3 * DAY_MS)
      expect((await late.ask(1, { reason: 'spoiled' })).status).toBe(422)
      const untold = await freshOrder()
      await getContainer()
        .resolve(Modules.ORDER)
        .updateOrders(untold.id, { metadata: { fresh_notice_accepted_at: null } })
      expect((await untold.ask()).status).toBe(201)
    })

    it('never lets more be claimed than was bought, also by two taps at once', async () => {
      const order = await desk.order({ honey: 2 })
      const tooMuch = await order.ask(3)
      expect([tooMuch.status, tooMuch.data.message]).toEqual([422, '土蜂蜜 最多还能申请 2 件'])
      const answers = await Promise.all([order.ask(2), order.ask(2), order.ask(1)])
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      const { requests } = (await order.look()).data as { requests: { lines: { quantity: number }[] }[] }
      expect(requests).toHaveLength(1)
    })

    it('pays back to the fen what was paid, over several claims, and freight with the last', async () => {
      const order = await desk.order({ honey: 3 })
      const paid = order.lines[0]?.total_fen ?? 0
      const { total_fen, freight_fen } = await order.view()
      const parts = []
      for (let i = 0; i < 3; i += 1) parts.push((await order.ask(1)).data.request)
      expect(parts.reduce((sum, part) => sum + part.goods_fen, 0)).toBe(paid)
      expect(parts.map((part) => part.freight_fen)).toEqual([0, 0, freight_fen])
      expect(parts.reduce((sum, part) => sum + part.goods_fen + part.freight_fen, 0)).toBe(total_fen)
    })

    it('takes photos by what they are, shows them to their buyer alone, and keeps them out of the open folder', async () => {
      const [order, other] = [await desk.order({ honey: 1 }), await desk.order({ honey: 1 })]
      const wrong = await order.post('/photos', { content: Buffer.from('<svg onload=alert(1)>').toString('base64') })
      expect([wrong.status, wrong.data.message]).toEqual([415, '照片只支持 JPEG、PNG 和 WebP'])
      const big = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(4 * 1024 * 1024)])
      expect((await order.post('/photos', { content: big.toString('base64') })).status).toBe(413)
      const { id } = (await order.post('/photos', { content: PNG })).data.photo
      const shown = await order.photo(id)
      expect([shown.status, (shown as unknown as { headers: Record<string, string> }).headers['content-type']]).toEqual(
        [200, 'image/jpeg'],
      )
      expect((await order.photo(id, other.own)).status).toBe(404)
      expect((await other.photo(id)).status).toBe(404)
      const [picture] = await getContainer().resolve('afterSales').listAfterSalePictures({ id })
      const open = await api.get(`/static/${picture?.file_id}`, { validateStatus: () => true })
      expect(open.status).toBe(404)
      expect((await other.ask(1, { photo_ids: [id] })).status).toBe(409)
      const { request } = (await order.ask(1, { reason: 'damaged', photo_ids: [id] })).data
      expect(request.photos).toEqual([{ id }])
    })

    it('names wrong fields, and knows nothing of another’s order or goods', async () => {
      const [order, other] = [await desk.order({ honey: 1 }), await desk.order({ honey: 1 })]
      const wrong = await order.post('/requests', { kind: 'gift', reason: 'x', lines: [] })
      expect([wrong.status, wrong.data.fields]).toEqual([
        400,
        { kind: '请选择售后方式', reason: '请选择原因', lines: '请选择商品' },
      ])
      const foreign = await order.ask(1, { lines: [{ line_item_id: other.lines[0]?.id, quantity: 1 }] })
      expect([foreign.status, foreign.data.message]).toEqual([400, '这不是本订单的商品'])
      expect((await order.look(other.own)).status).toBe(404)
      expect((await order.look({})).status).toBe(404)
      expect((await order.post('/requests', order.claim(), other.own)).status).toBe(404)
      const { id } = (await order.ask()).data.request
      expect((await other.post(`/requests/${id}/withdraw`)).status).toBe(404)
    })

    it('can be withdrawn until the goods are sent back, and claimed anew', async () => {
      const order = await desk.order({ honey: 1 })
      const { id } = (await order.ask()).data.request
      expect((await order.post(`/requests/${id}/withdraw`)).data.request).toMatchObject({ state: 'withdrawn' })
      expect((await order.post(`/requests/${id}/withdraw`)).data).toMatchObject({ code: 'state' })
      expect((await order.ask()).status).toBe(201)
    })

    it('makes one claim of a form sent again and again, also at once, and answers the later ones with it', async () => {
      const order = await desk.order({ honey: 3 })
      const key = randomUUID()
      const taps = await Promise.all([1, 2, 3].map(() => order.askWith(key, 1, { text: '碎了' })))
      expect(taps.map(({ status }) => status).sort()).toEqual([200, 200, 201])
      const again = await order.askWith(key, 1, { text: ' 碎了 ' })
      expect([again.status, again.data]).toEqual([200, taps[0]?.data])
      expect((await order.look()).data.requests).toHaveLength(1)
      const { id } = again.data.request
      await order.post(`/requests/${id}/withdraw`)
      expect((await order.askWith(key, 1, { text: '碎了' })).data.request).toMatchObject({ id, state: 'withdrawn' })
    })

    it('refuses a form’s key with other contents, and knows keys of its own order only', async () => {
      const [order, other] = [await desk.order({ honey: 3 }), await desk.order({ honey: 1 })]
      const key = randomUUID()
      expect((await order.askWith(key, 4)).status).toBe(422)
      expect((await order.askWith(key, 1)).status).toBe(201)
      const changed = await order.askWith(key, 2)
      expect([changed.status, changed.data.code, changed.data.message]).toEqual([
        409,
        'idempotency_key_reused',
        expect.stringContaining('已经提交过一次售后申请，内容与这次不同'),
      ])
      expect((await other.askWith(key, 1)).status).toBe(201)
      const odd = await order.askWith('1', 1)
      expect([odd.status, odd.data.message]).toEqual([400, 'Idempotency-Key 须为 UUID'])
      expect([(await order.ask(1)).status, (await order.ask(1)).status]).toEqual([201, 201])
    })

    it('reads that nothing goes back where only money does', async () => {
      const order = await desk.order({ honey: 4 })
      const { request } = (await order.ask(1, { kind: 'refund_only', reason: 'damaged' })).data
      await desk.staff(await staffHeaders(getContainer())).act(request.id, 'approve', { version: 1 })
      await vi.waitFor(() => expect(toldOf(order.id)).toContain('order-claim-approved-money'), 5000)
    })

    it('hears of each step once, also of those a crash left untold', async () => {
      const order = await desk.order({ honey: 4 })
      const told = () =>
        outbox
          .messages()
          .filter(({ template, data }) => template.startsWith('order-claim-') && data.order_id === order.id)
          .map(({ template }) => template)
      const later = async (ms: number) => {
        const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + ms)
        await Promise.all([announceSteps(getContainer()), announceSteps(getContainer())])
        clock.mockRestore()
      }
      const untold = () => getContainer().resolve('afterSales').listAfterSaleEvents({ announced_at: null })
      const dying = vi.spyOn(getContainer().resolve('afterSales'), 'announce').mockRejectedValue(new Error('killed'))
      const { id } = (await order.ask()).data.request
      await order.post(`/requests/${id}/withdraw`)
      dying.mockRestore()
      expect((await untold()).map(({ type }) => type)).toEqual(['requested', 'withdrawn'])
      await later(20_000)
      expect(await untold()).toHaveLength(2)
      await later(40_000)
      expect(await untold()).toEqual([])
      const both = ['order-claim-requested', 'order-claim-withdrawn']
      await vi.waitFor(() => expect(told().sort()).toEqual(both), { timeout: 10_000, interval: 50 })
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      await bus.emit({ name: 'after-sale.moved', data: { id, order_id: order.id, state: 'requested' } })
      await later(80_000)
      await new Promise((resolve) => setTimeout(resolve, 500))
      expect(told().sort()).toEqual(both)
    })
  },
})
