/** A parcel that was written down as sent and never handed over is unpacked: lot, hold and order are as before, on record. */
import { createHmac } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { LOT } from '@shanzhen/lots/modules/lot'
import { withParcels } from '@shanzhen/workflow-kit/order-lock'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { openOutbox } from '../support/outbox'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'

const outbox = openOutbox()
const ANY = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>
    beforeAll(async () => {
      shop = await openPackingShop(getContainer(), [4, 6])
      headers = await staffHeaders(getContainer())
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    type Order = Awaited<ReturnType<typeof shop.placeOrder>>
    const post = (path: string, body: object = {}, own: object = { headers }) =>
      api.post(`/admin/orders/${path}`, body, { ...own, ...ANY })
    const admin = (path: string, body: object) => api.post(`/admin${path}`, body, { headers, ...ANY })
    const ship = async ({ id, line_item_id }: Order, quantity: number, tracking_number = 'SF1234567890123') => {
      const lines = [{ line_item_id, quantity }]
      const parcel = { carrier_code: 'SF', tracking_number, lines }
      return (await post(`${id}/parcels`, parcel)).data.parcel.id as string
    }
    const unpack = (order: { id: string }, id: string, change: object = {}, own?: object) =>
      post(`${order.id}/parcels/${id}/unpack`, { reason: '装箱时发现破损', ...change }, own)
    const look = async ({ id }: Order) => (await api.get(`/admin/orders/${id}/parcels`, { headers })).data
    const said = async (answer: ReturnType<typeof post>) => {
      const { status, data } = await answer
      return [status, data.message]
    }
    const inLots = async () => {
      const lots = await getContainer()
        .resolve(LOT)
        .listLots({}, { order: { code: 'asc' } })
      const stock = await Promise.all(lots.map(({ id }) => getContainer().resolve(LOT).movements({ lot_id: id })))
      return stock.map((rows) => rows.reduce((sum, { delta }) => sum + Number(delta), 0))
    }
    const buyerSees = async (order: Order) => {
      const key = createHmac('sha256', 'order-link-secret-of-the-test').update(order.id).digest('base64url')
      const own = { ...(await shop.storeHeaders()), 'x-order-key': key }
      return (await api.get(`/store/checkout/orders/${order.id}`, { headers: own })).data.order
    }

    it('goes back to its own lots and is held for its order again; the buyer hears of it once, and it is sent anew', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const before = await inLots()
      const id = await ship(order, 5)
      expect([await shop.stockBook(), await inLots()]).not.toEqual([{ stocked: 10, reserved: 5 }, before])
      const answers = await Promise.all([unpack(order, id), unpack(order, id)])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      expect(await shop.stockBook()).toEqual({ stocked: 10, reserved: 5 })
      expect(await inLots()).toEqual(before)
      const record = {
        carrier: '顺丰速运',
        waybill: 'SF1234567890123',
        reason: '装箱时发现破损',
        by: expect.any(String),
      }
      expect(await look(order)).toMatchObject({ lines: [{ left: 5 }], parcels: [{ canceled: true }] })
      expect((await look(order)).unpackings).toEqual([{ ...record, at: expect.any(String) }])
      const seen = await buyerSees(order)
      expect(seen).toMatchObject({ status: 'paid', parcels: [] })
      expect(seen.timeline.slice(-2).map(({ code, text }: { code: string; text: string }) => [code, text])).toEqual([
        ['shipped', '已发货 顺丰速运 SF1234567890123'],
        ['unpacked', '包裹没有交出去，之前的单号作废；我们会重新安排，寄出后告诉您'],
      ])
      const { data } = await api.get(`/admin/orders?id=${order.id}&fields=id,status,fulfillment_status`, { headers })
      expect(data.orders).toMatchObject([{ status: 'pending', fulfillment_status: 'not_fulfilled' }])
      await vi.waitFor(
        () => expect(outbox.messages().map(({ template }) => template)).toContain('order-parcel-unpacked'),
        15_000,
      )
      const heard = outbox.messages().filter(({ template }) => template === 'order-parcel-unpacked')
      expect(heard.map(({ text }) => text.includes('还没有寄出'))).toEqual([true])

      await ship(order, 5)
      expect(await shop.stockBook()).toEqual({ stocked: 5, reserved: 0 })
      expect(await buyerSees(order)).toMatchObject({ status: 'shipped', lines: [{ shipped_quantity: 5 }] })
      const service = getContainer().resolve('shipping')
      const [kept] = await service.listParcelUnpackings({ fulfillment_id: id })
      await expect(service.updateParcelUnpackings({ id: kept?.id ?? '', reason: '别的' })).rejects.toThrow('只能新增')
    })

    it('unpacks one of two parcels and leaves the other under way', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const [first, second] = [await ship(order, 2), await ship(order, 3)]
      expect((await unpack(order, second)).status).toBe(200)
      expect(await shop.stockBook()).toEqual({ stocked: 8, reserved: 3 })
      expect(await buyerSees(order)).toMatchObject({
        ...{ status: 'partially_shipped', lines: [{ shipped_quantity: 2 }] },
        parcels: [{ id: first }],
      })
    })

    it('unpacks a parcel though a piece of another one came back, which lies in the lots of what arrived', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const first = await ship(order, 2)
      await post(`${order.id}/parcels/${first}/delivered`)
      const second = await ship(order, 3)
      const [location] = await getContainer().resolve(Modules.STOCK_LOCATION).listStockLocations({})
      await orderEditor(api, headers).takeBack(order.id, 1, location?.id ?? '')
      const moved = await getContainer().resolve(LOT).movements({ order_id: order.id })
      const back = moved.filter(({ reason }) => reason === 'return')
      expect(back.map(({ fulfillment_id, delta }) => [fulfillment_id, Number(delta)])).toEqual([[first, 1]])
      expect(await said(unpack(order, first))).toEqual([409, '包裹已送达，不能拆包；买家要退请走售后'])
      expect((await unpack(order, second)).status).toBe(200)
      expect(await shop.stockBook()).toEqual({ stocked: 9, reserved: 3 })
      expect((await inLots()).reduce((sum, pieces) => sum + pieces, 0)).toBe(9)
      await ship(order, 3)
      expect(await shop.stockBook()).toEqual({ stocked: 6, reserved: 0 })
    })

    it('takes its turn after whoever hung up before theirs, and counts what they did', async () => {
      const order = await shop.placeOrder({ quantity: 2 })
      const id = await ship(order, 2)
      const { location_id } = shop.shelf
      const begun = await admin('/returns', { order_id: order.id, location_id })
      const at = `/returns/${begun.data.return.id}`
      await admin(`${at}/request-items`, { items: [{ id: order.line_item_id, quantity: 1 }] })
      const asked = vi.spyOn(getContainer().resolve(Modules.LOCKING), 'execute')
      const cut = new AbortController()
      await withParcels(getContainer(), order.id, async () => {
        asked.mockClear()
        const gone = api.post(`/admin${at}/request`, {}, { headers, signal: cut.signal }).catch(() => null)
        await vi.waitFor(() => expect(asked).toHaveBeenCalled(), 15_000)
        cut.abort()
        await gone
        // Answered after the server has heard that the other one is gone.
        await api.get('/health')
      })
      asked.mockRestore()
      expect(await said(unpack(order, id))).toEqual([409, '包裹里有商品正在退货或已经退回，不能拆包；请先处理退货'])
      expect(await look(order)).toMatchObject({ lines: [{ shipped: 2 }], parcels: [{ canceled: false }] })
    })

    it.each(['shipment', 'cancel'])('is not touched at Medusa’s own %s of a parcel alone', async (act) => {
      const order = await shop.placeOrder({ quantity: 2 })
      const items = [{ id: order.line_item_id, quantity: 2 }]
      await post(`${order.id}/fulfillments`, { items, location_id: shop.shelf.location_id })
      const [{ id }] = (await look(order)).parcels
      expect(await said(admin(`/fulfillments/${id}/${act}`, { labels: [] }))).toEqual([
        409,
        '包裹请在它的订单里装箱、发出和取消',
      ])
      expect(await look(order)).toMatchObject({ parcels: [{ id, canceled: false, shipped_at: null }] })
    })

    async function recall() {
      const [lot] = await getContainer().resolve(LOT).listLots({ code: 'LOT-1' })
      const body = { lot_id: lot?.id, reason: '水分超标', class: 'second' }
      const { data } = await api.post('/admin/recalls', body, { headers, ...ANY })
      const at = `/admin/recalls/${data.recall.id}`
      const rows = async (kind: string) =>
        (await api.get(at, { headers })).data.recall.affected.filter((row: { kind: string }) => row.kind === kind)
      return { rows }
    }

    it('stays as it is where a recall paid for what is in it, so that nothing is sent and paid back too', async () => {
      const order = await shop.placeOrder({ quantity: 3 })
      const id = await ship(order, 3)
      const packed = await shop.placeOrder({ quantity: 1 })
      await post(`${packed.id}/fulfillments`, {
        items: [{ id: packed.line_item_id, quantity: 1 }],
        location_id: shop.shelf.location_id,
      })
      const [inside] = (await look(packed)).parcels
      const { rows } = await recall()
      for (const { id, recall_id } of await rows('buyer')) {
        const paid = await api.post(`/admin/recalls/${recall_id}/affected/${id}`, { action: 'refund' }, { headers })
        expect(paid.status).toBe(200)
      }
      const refused = [409, '包裹里有商品因召回已退款，不能拆包：取出召回的商品封存，其余按原包裹寄出']
      expect(await said(unpack(order, id))).toEqual(refused)
      expect(await said(post(`${packed.id}/fulfillments/${inside.id}/cancel`))).toEqual(refused)
      expect(await shop.stockBook()).toEqual({ stocked: 6, reserved: 0 })
    })

    it('refuses strangers, no reason, another order’s parcel, what arrived; and points Medusa’s button here', async () => {
      const [order, other] = [await shop.placeOrder({ quantity: 2 }), await shop.placeOrder({ quantity: 1 })]
      const id = await ship(order, 2)
      expect((await unpack(order, id, {}, {})).status).toBe(401)
      expect(await said(unpack(order, id, { reason: ' ' }))).toEqual([400, '请填写拆包原因'])
      expect(await said(unpack(other, id))).toEqual([404, '没有找到这个包裹'])
      expect(await said(unpack({ id: 'order_none' }, id))).toEqual([404, '没有找到这个订单'])
      const medusas = (act: string) => said(post(`${order.id}/fulfillments/${id}/${act}`))
      expect(await medusas('cancel')).toEqual([
        409,
        '包裹已标记发出。没有交给快递的，请在本页“发货”里点“没交出去，拆包”',
      ])
      await post(`${order.id}/parcels/${id}/delivered`)
      expect(await said(unpack(order, id))).toEqual([409, '包裹已送达，不能拆包；买家要退请走售后'])
      expect(await medusas('mark-as-delivered')).toEqual([409, '包裹已标记送达'])
      expect(await shop.stockBook()).toEqual({ stocked: 8, reserved: 1 })
    })

    /** Pieces of a line by Medusa's count: all, fulfilled, shipped, asked back. */
    const counts = async ({ id }: Order) => {
      const { data } = await api.get(`/admin/orders/${id}?fields=*items,*items.detail`, { headers })
      const { quantity, detail } = data.order.items[0]
      return [quantity, detail.fulfilled_quantity, detail.shipped_quantity, detail.return_requested_quantity]
    }
    const store = async (order: Order, path: string, body: object = {}) => {
      const key = createHmac('sha256', 'order-link-secret-of-the-test').update(order.id).digest('base64url')
      const own = { ...(await shop.storeHeaders()), 'x-order-key': key }
      return api.post(`/store/after-sales/orders/${order.id}${path}`, body, { headers: own, ...ANY })
    }

    it('keeps the counts of its pieces where an edit or a return of Medusa’s own is confirmed at the same moment', async () => {
      const [sent, edited] = [await shop.placeOrder({ quantity: 2 }), await shop.placeOrder({ quantity: 3 })]
      const [back, parcel] = [await ship(sent, 2), await ship(edited, 2, 'SF1234567890124')]
      const { data } = await admin('/returns', { order_id: sent.id, location_id: shop.shelf.location_id })
      const items = [{ id: sent.line_item_id, quantity: 1 }]
      await admin(`/returns/${data.return.id}/request-items`, { items })
      const asking = () => admin(`/returns/${data.return.id}/request`, {})
      await admin('/order-edits', { order_id: edited.id })
      const price = { quantity: 3, unit_price: 30 }
      await admin(`/order-edits/${edited.id}/items/item/${edited.line_item_id}`, price)
      await admin(`/order-edits/${edited.id}/request`, {})
      const confirming = () => admin(`/order-edits/${edited.id}/confirm`, {})
      await Promise.all([asking(), unpack(sent, back)])
      const answers = await Promise.all([unpack(edited, parcel), confirming()])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const [, fulfilled, shipped, asked] = await counts(sent)
      expect([fulfilled, shipped, asked]).toEqual(asked === 0 ? [0, 0, 0] : [2, 2, 1])
      expect(await counts(edited)).toEqual([3, 0, 0, 0])
    })

    it('is either claimed, received or unpacked, whichever comes first', async () => {
      for (const act of ['/requests', '/receipt']) {
        const order = await shop.placeOrder({ quantity: 2 })
        const id = await ship(order, 2)
        const lines = [{ line_item_id: order.line_item_id, quantity: 1 }]
        const claim = { kind: 'refund_only', reason: 'damaged', text: '破了', lines, photo_ids: [] }
        const [asked, opened] = await Promise.all([
          store(order, act, act === '/requests' ? claim : {}),
          unpack(order, id),
        ])
        expect([asked.status < 300, opened.status === 200].filter(Boolean)).toHaveLength(1)
        expect((await counts(order)).slice(1, 3)).toEqual(opened.status === 200 ? [0, 0] : [2, 2])
      }
    })

    it('is open again where staff had put its order away as done', async () => {
      const order = await shop.placeOrder({ quantity: 2 })
      const id = await ship(order, 2)
      expect((await post(`${order.id}/complete`)).status).toBe(200)
      expect((await unpack(order, id)).status).toBe(200)
      expect((await api.get(`/admin/orders/${order.id}`, { headers })).data.order.status).toBe('pending')
    })

    it('stays as it is where its lot is called back: in words, and nothing moves', async () => {
      const order = await shop.placeOrder({ quantity: 3 })
      const id = await ship(order, 2)
      const [lot] = await getContainer().resolve(LOT).listLots({ code: 'LOT-1' })
      await admin('/recalls', { lot_id: lot?.id, reason: '水分超标', class: 'second' })
      const [before, book] = [await inLots(), await shop.stockBook()]
      const words = '批次 LOT-1 已不能发货，拆回来不能为订单留着；请把货留下，按召回或售后给买家退款'
      expect(await said(unpack(order, id))).toEqual([409, words])
      expect([await inLots(), await shop.stockBook()]).toEqual([before, book])
    })

    it('stays as it is where the rest of its line was paid back by a recall', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const id = await ship(order, 3)
      const [lot] = await getContainer().resolve(LOT).listLots({ code: 'LOT-2' })
      const { data } = await admin('/recalls', { lot_id: lot?.id, reason: '水分超标', class: 'second' })
      const seen = await api.get(`/admin/recalls/${data.recall.id}`, { headers })
      const row = seen.data.recall.affected.find((one: { kind: string }) => one.kind === 'waiting')
      const paid = await admin(`/recalls/${data.recall.id}/affected/${row.id}`, { action: 'refund' })
      expect(paid.status).toBe(200)
      expect((await unpack(order, id)).data.code).toBe('paid_back')
      expect(await broken(getContainer(), '因召回退款的货')).toEqual([])
    })
  },
})
