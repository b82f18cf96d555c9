/** What staff do with a claim: approve or refuse, take back, look at every piece, let the money go once. */
import finishRestocks from '@shanzhen/after-sales/jobs/finish-restocks'
import finishRefunds from '@shanzhen/after-sales/jobs/finish-refunds'
import { Modules } from '@medusajs/framework/utils'
import { refundPaymentsWorkflow } from '@medusajs/medusa/core-flows'
import { vi } from 'vitest'
import { afterSaleShop, PNG } from '../support/after-sale-shop'
import { stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { moneyOf, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection }) => {
    let shop: CheckoutShop
    let desk: ReturnType<typeof afterSaleShop>
    let staff: ReturnType<ReturnType<typeof afterSaleShop>['staff']>
    let headers: Record<string, string>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      desk = afterSaleShop(api, getContainer(), shop, gateway)
      await desk.ordersReady([{ honey: 1 }], [{ honey: 2 }])
      headers = await staffHeaders(getContainer())
      staff = desk.staff(headers)
    })
    beforeEach(() => {
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = null
    })
    afterAll(() => gateway.close())

    const stocked = async (sku: string) => {
      const [level] = await getContainer()
        .resolve(Modules.INVENTORY)
        .listInventoryLevels({ inventory_item_id: shop.inventory[sku] })
      return Number(level?.stocked_quantity)
    }
    const parcel = (id: string, act: string, body: object = { reason: '漏交给快递' }) =>
      api.post(`/admin/orders/${id}/${act}`, body, { headers, validateStatus: () => true })
    const refunds = async (id: string) => (await moneyOf(getContainer(), id)).refunds

    it('lets nobody unpack goods that are claimed until the claim is dropped', async () => {
      const order = await desk.order({ honey: 2 }, { delivered: false })
      const { id } = (await order.ask(1, { reason: 'not_received', kind: 'refund_only' })).data.request
      const { parcels } = await order.view()
      const unpack = () => parcel(order.id, `parcels/${parcels[0].id}/unpack`)
      const refused = await unpack()
      expect([refused.status, refused.data.code]).toEqual([409, 'claimed'])
      await staff.act(id, 'refuse', { version: 1, reason: '还没有寄出，马上补寄' })
      expect((await unpack()).status).toBe(200)
      expect(await order.view()).toMatchObject({ status: 'paid', parcels: [] })
    })

    it('unpacks what never left beside a claim of what arrived, but not beside one of what never came', async () => {
      for (const reason of ['changed_mind', 'not_received']) {
        const order = await desk.order({ honey: 3 }, { shipped: false })
        await parcel(order.id, `parcels/${await order.ship([1])}/delivered`, {})
        const second = await order.ship([2])
        const [kind, status] = reason === 'not_received' ? ['refund_only', 409] : ['return_refund', 200]
        expect((await order.ask(1, { reason, kind })).status).toBe(201)
        expect((await parcel(order.id, `parcels/${second}/unpack`)).status).toBe(status)
      }
    })

    it('takes one of two jars back and refunds its share; the buyer sees every step', async () => {
      const order = await desk.order({ honey: 2 })
      const before = await stocked('honey')
      const { id, goods_fen } = (await order.ask(1, { text: '买多了' })).data.request
      expect((await staff.act(id, 'approve', { version: 1 })).data.request.state).toBe('approved')
      const sent = await order.post(`/requests/${id}/sent`, { carrier: '顺丰速运', waybill: 'SF1' })
      expect(sent.data.request).toMatchObject({ state: 'sent_back', return_waybill: 'SF1' })
      expect((await order.post(`/requests/${id}/withdraw`)).status).toBe(409)
      await staff.act(id, 'received', { version: 3 })
      const { lines } = (await staff.get(`/${id}`)).data.request
      const inspected = await staff.act(id, 'inspect', { version: 4, lines: [{ id: lines[0].id, sellable: 1 }] })
      expect(inspected.data.request).toMatchObject({ state: 'inspected', restock: 'done' })
      expect(await stocked('honey')).toBe(before + 1)
      const paid = await staff.act(id, 'refund', { version: 5 })
      expect(paid.data.request).toMatchObject({ state: 'refunded', refund_fen: goods_fen })
      const [seen] = (await order.look()).data.requests
      expect(seen.events.map(({ type }: { type: string }) => type)).toEqual([
        'requested',
        'approved',
        'sent_back',
        'received',
        'inspected',
        'refunding',
        'refunded',
      ])
      expect((await order.view()).refunds).toMatchObject([{ amount_fen: goods_fen }])
      expect(await refunds(order.id)).toBe(1)
    })

    it('pays out the freight of a return the shop bears, asked with amount and picture, once and booked', async () => {
      const order = await desk.order({ honey: 2 })
      const { id } = (await order.ask(1, { reason: 'damaged' })).data.request
      const photo = async () => (await order.post('/photos', { content: PNG })).data.photo.id as string
      const ask = async (more: object = {}) =>
        order.post(`/requests/${id}/return-freight`, {
          ...{ amount_fen: 1850, payee: '微信 wangxs', photo_ids: [await photo()], ...more },
        })
      expect((await ask()).status).toBe(409)
      await staff.act(id, 'approve', { version: 1 })
      await order.post(`/requests/${id}/sent`, { carrier: '顺丰速运', waybill: 'SF1' })
      expect(Object.keys((await ask({ photo_ids: [] })).data.fields)).toEqual(['photo_ids'])
      expect(Object.keys((await ask({ photo_ids: ['aspho_made_up'] })).data.fields)).toEqual(['photo_ids'])
      expect((await ask({ amount_fen: 99_999_999 })).status).toBe(400)
      expect((await ask()).data.request.return_freight).toMatchObject({ state: 'requested', amount_fen: 1850 })
      expect((await ask()).status).toBe(409)
      expect((await staff.act(id, 'return-freight/refuse', { reason: '看不清凭证' })).status).toBe(200)
      expect((await ask({ amount_fen: 1800 })).status).toBe(201)
      const pay = (body: object) => staff.act(id, 'return-freight/pay', { method: 'transfer', ...body })
      expect((await pay({ amount_fen: 1801 })).status).toBe(400)
      expect((await pay({ amount_fen: 1500 })).status).toBe(400)
      const paid = await Promise.all([pay({}), pay({})])
      expect(paid.map(({ status }) => status).sort()).toEqual([200, 409])
      const [seen] = (await order.look()).data.requests
      expect(seen.return_freight).toMatchObject({ state: 'paid', paid_fen: 1800, method: 'transfer' })
      expect((await order.photo(seen.return_freight.photos[0].id)).status).toBe(200)
      const { rows } = await dbConnection.raw(
        `select a.kind, e.amount_fen from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
           join ledger_account a on a.id = e.account_id where t.kind = 'return_freight_paid' and t.reference_id = ? order by e.id`,
        [order.id],
      )
      expect(rows.map((row: { kind: string; amount_fen: string }) => [row.kind, Number(row.amount_fen)])).toEqual([
        ['return_freight', 1800],
        ['bank_deposit', -1800],
      ])
    })

    it('leaves the freight of a return without a reason with its buyer', async () => {
      const free = await desk.order({ honey: 1 })
      const own = (await free.ask(1)).data.request.id
      await staff.act(own, 'approve', { version: 1 })
      await free.post(`/requests/${own}/sent`, { carrier: '顺丰速运', waybill: 'SF2' })
      const picture = (await free.post('/photos', { content: PNG })).data.photo.id
      const body = { amount_fen: 1000, payee: '微信', photo_ids: [picture] }
      expect((await free.post(`/requests/${own}/return-freight`, body)).status).toBe(409)
    })

    it('puts only sellable pieces back, a gift box as its parts, and records what became of the rest', async () => {
      const order = await desk.order({ box: 2 })
      const before = [await stocked('mushroom'), await stocked('honey')]
      const { id } = (await order.ask(2)).data.request
      const done = await staff.takeBack(id, 1)
      expect(done.data.request.lines).toMatchObject([{ sellable: 1, unsellable: 1, disposal: 'destroyed' }])
      expect([await stocked('mushroom'), await stocked('honey')]).toEqual([before[0]! + 2, before[1]! + 1])
      const other = await desk.order({ honey: 1 })
      const second = (await other.ask()).data.request.id
      await staff.act(second, 'approve', { version: 1 })
      await staff.act(second, 'received', { version: 2 })
      const { lines } = (await staff.get(`/${second}`)).data.request
      const unsaid = await staff.act(second, 'inspect', { version: 3, lines: [{ id: lines[0].id, sellable: 0 }] })
      expect([unsaid.status, unsaid.data.message]).toEqual([400, '请选择不可售商品的处理方式'])
      const more = await staff.act(second, 'inspect', { version: 3, lines: [{ id: lines[0].id, sellable: 2 }] })
      expect([more.status, more.data.message]).toEqual([400, '最多 1 件'])
    })

    it('tells the second of two staff on the same request that somebody was faster', async () => {
      const order = await desk.order({ honey: 1 })
      const { id } = (await order.ask()).data.request
      const both = await Promise.all([
        staff.act(id, 'approve', { version: 1 }),
        staff.act(id, 'refuse', { version: 1, reason: '照片不清楚' }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(both.find(({ status }) => status === 409)?.data.message).toBe('这个申请刚刚有人处理过，请刷新后再操作')
      // Whoever won, the claim is past the step in which it can be approved.
      expect((await staff.act(id, 'approve', { version: 2 })).data.code).toBe('state')
    })

    it('puts goods back once when two inspect at once, and refunds once when two let the money go', async () => {
      const order = await desk.order({ honey: 1 })
      const before = await stocked('honey')
      const { id } = (await order.ask()).data.request
      await staff.act(id, 'approve', { version: 1 })
      await staff.act(id, 'received', { version: 2 })
      const { lines } = (await staff.get(`/${id}`)).data.request
      const body = { version: 3, lines: [{ id: lines[0].id, sellable: 1 }] }
      const looks = await Promise.all([staff.act(id, 'inspect', body), staff.act(id, 'inspect', body)])
      expect(looks.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(await stocked('honey')).toBe(before + 1)
      const pays = await Promise.all([staff.act(id, 'refund', { version: 4 }), staff.act(id, 'refund', { version: 4 })])
      expect(pays.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(await refunds(order.id)).toBe(1)
    })

    it('puts goods back once where a crash came between inspection and shelf', async () => {
      const order = await desk.order({ box: 1 })
      const before = [await stocked('mushroom'), await stocked('honey')]
      const { id } = (await order.ask()).data.request
      const service = getContainer().resolve('afterSales')
      const dying = vi.spyOn(service, 'openRestocks').mockResolvedValue([])
      expect((await staff.takeBack(id)).data.request).toMatchObject({ state: 'inspected', restock: 'started' })
      dying.mockRestore()
      expect([await stocked('mushroom'), await stocked('honey')]).toEqual(before)
      await Promise.all([finishRestocks(getContainer()), finishRestocks(getContainer())])
      await finishRestocks(getContainer())
      expect([await stocked('mushroom'), await stocked('honey')]).toEqual([before[0]! + 2, before[1]! + 1])
      expect((await staff.get(`/${id}`)).data.request).toMatchObject({ state: 'inspected', restock: 'done' })
    })

    it('gives carriage back with the last of the order, and keeps it where another claim was refused', async () => {
      const quality = { kind: 'refund_only', reason: 'damaged' }
      const order = await desk.order({ honey: 2 })
      const first = (await order.ask(1, quality)).data.request
      const second = (await order.ask(1, quality)).data.request
      expect([first.freight_fen, second.freight_fen > 0]).toEqual([0, true])
      await staff.act(first.id, 'refuse', { version: 1, reason: '照片看不出破损' })
      await staff.act(second.id, 'approve', { version: 1 })
      expect((await staff.get(`/${second.id}`)).data.request.freight_fen).toBe(0)
      const paid = await staff.act(second.id, 'refund', { version: 2 })
      expect(paid.data.request).toMatchObject({ refund_fen: second.goods_fen, freight_fen: 0, lowered_reason: null })
      const again = (await order.ask(1, quality)).data.request
      await staff.act(again.id, 'approve', { version: 1 })
      const last = await staff.act(again.id, 'refund', { version: 2 })
      expect(last.data.request).toMatchObject({ refund_fen: again.goods_fen + second.freight_fen })
      expect((await order.view()).status).toBe('refunded')
    })

    it('refuses with a reason the buyer reads, and what was refused may be claimed again', async () => {
      const order = await desk.order({ honey: 1 })
      const { id } = (await order.ask()).data.request
      expect((await staff.act(id, 'refuse', { version: 1 })).data.fields).toEqual({ reason: '请填写拒绝原因' })
      await staff.act(id, 'refuse', { version: 1, reason: '包装已拆' })
      expect((await order.look()).data.requests[0]).toMatchObject({ state: 'refused', refuse_reason: '包装已拆' })
      expect((await order.ask()).status).toBe(201)
    })

    it('pays less only with a reason, never more than asked, never more than is left', async () => {
      const order = await desk.order({ honey: 1 })
      const { id, goods_fen, freight_fen } = (
        await order.ask(1, { kind: 'refund_only', reason: 'damaged', text: '瓶子碎了' })
      ).data.request
      await staff.act(id, 'approve', { version: 1 })
      const total = goods_fen + freight_fen
      expect((await staff.act(id, 'refund', { version: 2, amount_fen: total + 1 })).data.fields).toHaveProperty(
        'amount_fen',
      )
      expect((await staff.act(id, 'refund', { version: 2, amount_fen: 100 })).data.fields).toEqual({
        lowered_reason: '少退请写明原因',
      })
      const [payment] = (await moneyOf(getContainer(), order.id)).payments
      await refundPaymentsWorkflow(getContainer()).run({ input: [{ payment_id: payment?.id ?? '', amount: 10 }] })
      expect((await staff.act(id, 'refund', { version: 2 })).data).toMatchObject({ code: 'more_than_left' })
      const less = { version: 2, amount_fen: 2000, lowered_reason: '协商部分退款' }
      expect((await staff.act(id, 'refund', less)).data.request).toMatchObject({ state: 'refunded', refund_fen: 2000 })
    })

    it('keeps a refund open while the channel is silent, and the job finishes it once', async () => {
      const order = await desk.order({ honey: 1 })
      const { id } = (await order.ask(1, { kind: 'refund_only', reason: 'missing' })).data.request
      await staff.act(id, 'approve', { version: 1 })
      const payments = getContainer().resolve(Modules.PAYMENT)
      const silent = vi.spyOn(payments, 'refundPayment').mockRejectedValueOnce(new Error('channel away'))
      expect((await staff.act(id, 'refund', { version: 2 })).data).toMatchObject({ code: 'channel' })
      silent.mockRestore()
      expect((await staff.get(`/${id}`)).data.request.state).toBe('refunding')
      await Promise.all([finishRefunds(getContainer()), finishRefunds(getContainer())])
      expect((await staff.get(`/${id}`)).data.request.state).toBe('refunded')
      expect(await refunds(order.id)).toBe(1)
    })

    it('does not refund twice when the backend died between the channel and the record', async () => {
      const order = await desk.order({ honey: 1 })
      const { id } = (await order.ask(1, { kind: 'refund_only', reason: 'missing' })).data.request
      await staff.act(id, 'approve', { version: 1 })
      const service = getContainer().resolve('afterSales')
      const move = service.moveRequest.bind(service)
      const dying = vi
        .spyOn(service, 'moveRequest')
        .mockImplementation((step) => (step.to === 'refunded' ? Promise.reject(new Error('killed')) : move(step)))
      expect((await staff.act(id, 'refund', { version: 2 })).status).toBe(500)
      dying.mockRestore()
      expect(await refunds(order.id)).toBe(1)
      await finishRefunds(getContainer())
      await finishRefunds(getContainer())
      expect((await staff.get(`/${id}`)).data.request.state).toBe('refunded')
      expect(await refunds(order.id)).toBe(1)
    })

    it('lists by state with counts, shows photos to staff, and nothing to strangers', async () => {
      const order = await desk.order({ honey: 2 })
      const photo = (await order.post('/photos', { content: PNG })).data.photo.id
      const { id } = (await order.ask(1, { reason: 'damaged', photo_ids: [photo] })).data.request
      const list = (await staff.get('?state=requested')).data
      expect([list.count, list.counts.requested, list.requests[0].id]).toEqual([1, 1, id])
      expect((await staff.get(`?order_id=${order.id}`)).data.requests).toHaveLength(1)
      expect((await staff.get('?state=nonsense')).status).toBe(400)
      expect((await staff.get(`/${id}/photos/${photo}`)).status).toBe(200)
      expect((await staff.get('/asale_none')).status).toBe(404)
      for (const path of ['', `/${id}`, `/${id}/photos/${photo}`]) {
        expect((await api.get(`/admin/after-sales${path}`, { validateStatus: () => true })).status).toBe(401)
      }
    })
  },
})
