/** A parcel that was written down as sent and never handed over is unpacked: lot, hold and order are as before, on record. */
import { createHmac } from 'node:crypto'
import { LOT } from '@shanzhen/lots/modules/lot'
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { openOutbox } from '../support/outbox'
import { openPackingShop, staffHeaders } from '../support/packing-shop'

const outbox = openOutbox()
const ANY = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>
    beforeEach(async () => {
      outbox.clear()
      shop = await openPackingShop(getContainer(), [4, 6])
      headers = await staffHeaders(getContainer())
    })
    afterAll(() => outbox.close())

    type Order = Awaited<ReturnType<typeof shop.placeOrder>>
    const post = (path: string, body: object = {}, own: object = { headers }) =>
      api.post(`/admin/orders/${path}`, body, { ...own, ...ANY })
    const ship = async ({ id, line_item_id }: Order, quantity: number) => {
      const lines = [{ line_item_id, quantity }]
      const parcel = { carrier_code: 'SF', tracking_number: 'SF1234567890123', lines }
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
      expect(await buyerSees(order)).toMatchObject({ status: 'paid', parcels: [] })
      await vi.waitFor(() =>
        expect(outbox.messages().map(({ template }) => template)).toContain('order-parcel-unpacked'),
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
  },
})
