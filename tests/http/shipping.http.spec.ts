/** Staff send the goods of a paid order, whole or in parts, each once; the buyer hears of every step once. */
import { createHmac } from 'node:crypto'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { cancelOrderWorkflow, refundPaymentsWorkflow } from '@medusajs/medusa/core-flows'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { BUYER, openPackingShop, staffHeaders } from '../support/packing-shop'

const outbox = openOutbox()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>

    beforeAll(async () => {
      shop = await openPackingShop(getContainer())
      headers = await staffHeaders(getContainer())
    })
    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    type Order = Awaited<ReturnType<typeof shop.placeOrder>>
    const options = () => ({ headers, validateStatus: () => true })
    const ship = (order: Order, change: object = {}) =>
      api.post(
        `/admin/orders/${order.id}/parcels`,
        {
          carrier_code: 'SF',
          tracking_number: 'sf 1234567890123',
          lines: [{ line_item_id: order.line_item_id, quantity: 3 }],
          ...change,
        },
        options(),
      )
    const look = async (order: Order) => (await api.get(`/admin/orders/${order.id}/parcels`, options())).data
    const deliver = (order: Order, id: string) =>
      api.post(`/admin/orders/${order.id}/parcels/${id}/delivered`, {}, options())
    const heard = (template: string) => outbox.messages().filter((message) => message.template === template)
    const keyOf = (order: Order) =>
      createHmac('sha256', 'order-link-secret-of-the-test').update(order.id).digest('base64url')
    const buyerSees = async (order: Order) => {
      const headers = { ...(await shop.storeHeaders()), 'x-order-key': keyOf(order) }
      return (await api.get(`/store/checkout/orders/${order.id}`, { headers })).data.order
    }
    const part = (order: Order, quantity: number) => ({ lines: [{ line_item_id: order.line_item_id, quantity }] })

    it('tells its buyer which goods a parcel of several holds, and which follow', async () => {
      const order = await shop.placeOrder()
      await ship(order, part(order, 2))
      await vi.waitFor(() => expect(heard('order-shipped')).toHaveLength(1), 5000)
      await ship(order, { ...part(order, 1), tracking_number: 'SF1234567890124' })
      await vi.waitFor(() => expect(heard('order-shipped')).toHaveLength(2), 5000)
      expect(heard('order-shipped').map(({ text }) => /这一包.*?。/.exec(text)?.[0])).toEqual([
        '这一包是宁陕香菇，宁陕香菇 × 1随后发出。',
        '这一包是宁陕香菇，订单的商品到此发齐。',
      ])
    })

    it('sends a whole order: waybill on the parcel, goods off the shelf, one message to the buyer', async () => {
      const order = await shop.placeOrder()
      const { status, data } = await ship(order)
      expect(status).toBe(201)
      expect(data.parcel).toMatchObject({
        carrier_code: 'SF',
        carrier_name: '顺丰速运',
        delivery_kind: 'express',
        tracking_number: 'SF1234567890123',
        tracking_url: 'https://www.kuaidi100.com/chaxun?com=shunfeng&nu=SF1234567890123',
        shipped_at: expect.any(String),
        lines: [{ line_item_id: order.line_item_id, title: '宁陕香菇 500g', quantity: 3 }],
      })
      expect(await shop.stockBook()).toEqual({ stocked: 7, reserved: 0 })
      const medusa = await api.get(`/admin/orders/${order.id}`, options())
      expect(medusa.data.order.fulfillment_status).toBe('shipped')
      await vi.waitFor(() => expect(heard('order-shipped')).toHaveLength(1), 5000)
      expect(heard('order-shipped')[0]).toMatchObject({ to: BUYER, channel: 'sms' })
      expect(heard('order-shipped')[0]?.text).toContain('顺丰速运 SF1234567890123')
      expect(heard('order-shipped')[0]?.text).toContain(`http://localhost:3000/orders/${order.id}?key=${keyOf(order)}`)
    })

    it('sends an order in parts, and never more than is left', async () => {
      const order = await shop.placeOrder()
      expect((await ship(order, part(order, 1))).status).toBe(201)
      expect((await look(order)).lines).toMatchObject([{ quantity: 3, left: 2 }])
      const tooMuch = await ship(order, part(order, 3))
      expect([tooMuch.status, tooMuch.data.code, tooMuch.data.message]).toEqual([
        409,
        'more_than_left',
        '宁陕香菇 只剩 2 件未发',
      ])
      expect((await ship(order, { ...part(order, 2), tracking_number: 'SF1234567890124' })).status).toBe(201)
      expect((await look(order)).parcels).toHaveLength(2)
      expect(await shop.stockBook()).toEqual({ stocked: 7, reserved: 0 })
    })

    it('sends an order in parts where all there is on the shelf is held for orders', async () => {
      const [order] = [await shop.placeOrder({ quantity: 6 }), await shop.placeOrder({ quantity: 4 })]
      expect((await ship(order, part(order, 2))).status).toBe(201)
      expect(await shop.stockBook()).toEqual({ stocked: 8, reserved: 8 })
      expect((await ship(order, part(order, 4))).status).toBe(201)
      expect(await shop.stockBook()).toEqual({ stocked: 4, reserved: 4 })
    })

    it('lets one of two members of staff win who send the same goods at once', async () => {
      const order = await shop.placeOrder()
      const answers = await Promise.all([ship(order), ship(order), ship(order)])
      expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
      expect(await shop.stockBook()).toEqual({ stocked: 7, reserved: 0 })
    })

    it('puts the goods back when the waybill cannot be recorded', async () => {
      const order = await shop.placeOrder()
      const broken = vi
        .spyOn(getContainer().resolve(Modules.ORDER), 'registerShipment')
        .mockRejectedValueOnce(new Error('database away'))
      expect((await ship(order)).status).toBe(500)
      broken.mockRestore()
      expect(await shop.stockBook()).toEqual({ stocked: 10, reserved: 3 })
      expect((await look(order)).lines).toMatchObject([{ left: 3 }])
      expect((await ship(order)).status).toBe(201)
    })

    it('keeps the goods of an unpaid, a canceled and a refunded order', async () => {
      const unpaid = await shop.placeOrder({ quantity: 1, paid: false })
      const refused = await ship(unpaid, part(unpaid, 1))
      expect([refused.status, refused.data.code, refused.data.message]).toEqual([
        409,
        'unpaid',
        '订单还没有付款，不能发货',
      ])
      const byMedusa = await api.post(
        `/admin/orders/${unpaid.id}/fulfillments`,
        { items: [{ id: unpaid.line_item_id, quantity: 1 }] },
        options(),
      )
      expect([byMedusa.status, byMedusa.data.code]).toEqual([409, 'unpaid'])
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id: unpaid.id } })
      expect((await ship(unpaid, part(unpaid, 1))).data).toMatchObject({ code: 'canceled' })
      const order = await shop.placeOrder({ quantity: 1 })
      const [payment] = await getContainer()
        .resolve(Modules.PAYMENT)
        .listPayments({ payment_collection_id: order.payment_collection_id } as object)
      await refundPaymentsWorkflow(getContainer()).run({ input: [{ payment_id: payment?.id ?? '', amount: 47.9 }] })
      expect((await ship(order, part(order, 1))).data).toMatchObject({ code: 'refunded' })
    })

    it('refuses another order’s goods, a waybill of the wrong kind, strangers and unknown orders', async () => {
      const [order, other] = [await shop.placeOrder({ quantity: 1 }), await shop.placeOrder({ quantity: 1 })]
      const foreign = await ship(order, part(other, 1))
      expect([foreign.status, foreign.data.fields]).toEqual([400, { 'lines.0.line_item_id': '这不是本订单的商品' }])
      const waybill = await ship(order, { tracking_number: '12' })
      expect([waybill.status, waybill.data.fields]).toEqual([
        400,
        { tracking_number: '运单号不符合顺丰速运的格式，例如 SF1234567890123' },
      ])
      const body = { carrier_code: 'PICKUP', ...part(order, 1) }
      const stranger = await api.post(`/admin/orders/${order.id}/parcels`, body, { validateStatus: () => true })
      expect(stranger.status).toBe(401)
      expect((await ship({ ...order, id: 'order_none' })).status).toBe(404)
      expect(await shop.stockBook()).toEqual({ stocked: 10, reserved: 2 })
    })

    it('hands goods over at the counter without a waybill, and says so', async () => {
      const order = await shop.placeOrder({ locale: 'en' })
      const pickup = { carrier_code: 'PICKUP', tracking_number: undefined }
      const asked = await ship(order, pickup)
      expect([asked.status, asked.data.code]).toEqual([409, 'other_way'])
      const { status, data } = await ship(order, { ...pickup, other_way: true })
      expect([status, data.parcel.delivery_kind, data.parcel.tracking_number]).toEqual([201, 'pickup', null])
      await vi.waitFor(() => expect(heard('order-shipped')[0]?.text).toContain('is ready to collect'), 5000)
      expect((await deliver(order, data.parcel.id)).status).toBe(200)
      await vi.waitFor(() => expect(heard('order-delivered')[0]?.text).toContain('was collected'), 5000)
      const seen = await buyerSees(order)
      expect(seen.parcels).toEqual([expect.objectContaining({ carrier: '自提', collected: true })])
      expect(seen.timeline.slice(-2).map(({ code }: { code: string }) => code)).toEqual(['ready', 'collected'])
    })

    it('puts a wrong waybill right on record, tells the buyer once, and not when it is too late', async () => {
      const order = await shop.placeOrder()
      const other = await shop.placeOrder({ quantity: 1 })
      const { id } = (await ship(order)).data.parcel
      const right = { carrier_code: 'ZTO', tracking_number: '7531 2345 6789 01', reason: '扫错了面单' }
      const correct = (change: object = {}, whose = order, by: object = options()) =>
        api.post(`/admin/orders/${whose.id}/parcels/${id}/waybill`, { ...right, ...change }, by)
      const refusal = async (asked: ReturnType<typeof correct>) => {
        const { status, data } = await asked
        return [status, data.message]
      }
      expect((await correct({}, order, { validateStatus: () => true })).status).toBe(401)
      expect(await refusal(correct({}, other))).toEqual([404, '没有找到这个包裹'])
      expect(await refusal(correct({ reason: ' ' }))).toEqual([400, '请填写更正原因'])
      expect(await refusal(correct({ tracking_number: 'SF1' }))).toEqual([
        400,
        '运单号不符合中通快递的格式，例如 75312345678901',
      ])
      expect(await refusal(correct({ carrier_code: 'PICKUP', tracking_number: '' }))).toEqual([
        409,
        '自送和自提没有运单号，只能在快递之间更正',
      ])
      expect((await look(order)).parcels[0]).toMatchObject({ tracking_number: 'SF1234567890123', waybills_before: [] })

      const answers = await Promise.all([correct(), correct()])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const now = { carrier_name: '中通快递', tracking_number: '75312345678901', delivery_kind: 'express' }
      const before = { carrier: '顺丰速运', waybill: 'SF1234567890123', reason: '扫错了面单' }
      expect((await look(order)).parcels).toMatchObject([{ id, ...now, waybills_before: [before] }])
      expect((await look(order)).parcels[0].tracking_url).toContain('com=zhongtong&nu=75312345678901')
      expect((await buyerSees(order)).parcels[0]).toMatchObject({ tracking_number: '75312345678901' })
      await vi.waitFor(() => expect(heard('order-waybill-corrected')).toHaveLength(1), 5000)
      expect(heard('order-waybill-corrected')[0]?.text).toContain('运单号已更正：中通快递 75312345678901')

      expect((await correct({ tracking_number: '75312345678902', reason: '又错了' })).status).toBe(200)
      await vi.waitFor(() => expect(heard('order-waybill-corrected')).toHaveLength(2), 5000)
      expect((await look(order)).parcels[0].waybills_before).toHaveLength(2)
      const record = getContainer().resolve('shipping')
      const [kept] = await record.listWaybillCorrections({ fulfillment_id: id })
      await expect(record.updateWaybillCorrections({ id: kept?.id ?? '', reason: '别的' })).rejects.toThrow('只能新增')

      await deliver(order, id)
      expect(await refusal(correct())).toEqual([409, '包裹已送达，不能再改单号'])
    })

    it('takes no waybill of another recipient’s parcel, and of the same one’s only when asked to', async () => {
      const first = await shop.placeOrder({ quantity: 2 })
      const same = await shop.placeOrder({ quantity: 2 })
      const stranger = await shop.placeOrder({ quantity: 2, phone: '13900001111' })
      const { id } = (await ship(first, part(first, 1))).data.parcel
      const answer = async (asked: ReturnType<typeof ship>) => {
        const { status, data } = await asked
        return [status, data.code, data.message]
      }
      const bare = { tracking_number: '1234567890123', same_box: true }
      const taken = await answer(ship(stranger, { ...part(stranger, 1), ...bare }))
      expect(taken.slice(0, 2)).toEqual([409, 'waybill_taken'])
      expect(taken[2]).toContain(`已用在订单 #${first.display_id} `)
      expect((await answer(ship(same, part(same, 1))))[1]).toBe('same_box')
      expect((await look(same)).parcels).toEqual([])
      expect((await ship(same, { ...part(same, 1), same_box: true })).status).toBe(201)

      const own = (await ship(stranger, { ...part(stranger, 1), tracking_number: 'SF1234567890124' })).data.parcel
      const correct = (order: Order, parcel: string, change: object) =>
        api.post(
          `/admin/orders/${order.id}/parcels/${parcel}/waybill`,
          { carrier_code: 'SF', reason: '扫错了面单', ...change },
          options(),
        )
      expect((await answer(correct(stranger, own.id, { tracking_number: 'SF1234567890123' })))[1]).toBe('waybill_taken')
      expect((await look(stranger)).parcels[0].tracking_number).toBe('SF1234567890124')
      expect((await correct(first, id, { tracking_number: 'SF1234567890125' })).status).toBe(200)
      expect((await answer(correct(first, id, { tracking_number: 'SF1234567890123' })))[1]).toBe('same_box')
      const again = { tracking_number: 'SF1234567890123', same_box: true }
      expect((await correct(first, id, again)).status).toBe(200)
      const fulfillments = getContainer().resolve(Modules.FULFILLMENT)
      const label = { tracking_number: 'SF1234567890123', tracking_url: '', label_url: '' }
      await expect(fulfillments.updateFulfillment(own.id, { labels: [label] })).rejects.toThrow('已用在订单')
    })

    it('gives one number to one of two recipients packed at once, also at Medusa’s own button', async () => {
      const orders = [await shop.placeOrder(), await shop.placeOrder({ phone: '13900001111' })]
      const answers = await Promise.all(orders.map((order) => ship(order)))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
      const late = orders[answers.findIndex(({ status }) => status === 409)] as Order
      expect((await look(late)).parcels).toEqual([])
      const items = [{ id: late.line_item_id, quantity: 3 }]
      const { data } = await api.post(
        `/admin/orders/${late.id}/fulfillments?fields=*fulfillments`,
        { items },
        options(),
      )
      const at = `/admin/orders/${late.id}/fulfillments/${data.order.fulfillments[0].id}/shipments`
      const label = { tracking_number: 'SF1234567890123', tracking_url: 'https://a.cn', label_url: 'https://a.cn' }
      const refused = await api.post(at, { items, labels: [label] }, options())
      expect([refused.status, refused.data.code]).toEqual([409, 'waybill_taken'])
    })

    it('asks before goods that their buyer fetches are sent, and sends none without an address', async () => {
      const order = await shop.placeOrder()
      const orders = getContainer().resolve(Modules.ORDER)
      await orders.updateOrders(order.id, { metadata: { shipping_type: 'pickup' } })
      const asked = await ship(order)
      expect([asked.status, asked.data.message]).toEqual([409, '买家选的是自提，这个包裹却要寄出，确定吗？'])
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await knex('order_address').update({ address_1: null })
      expect((await ship(order, { other_way: true })).data.code).toBe('no_address')
      expect((await ship(order, { carrier_code: 'PICKUP', tracking_number: undefined })).status).toBe(201)
    })

    it('marks a parcel delivered once, whoever says it twice, and only as a parcel of its order', async () => {
      const [order, other] = [await shop.placeOrder(), await shop.placeOrder()]
      const { id } = (await ship(order)).data.parcel
      expect((await deliver(other, id)).status).toBe(404)
      const answers = await Promise.all([deliver(order, id), deliver(order, id)])
      expect(answers.map((answer) => answer.status)).toEqual([200, 200])
      expect((await look(order)).parcels[0].delivered_at).toEqual(expect.any(String))
      await vi.waitFor(() => expect(heard('order-delivered')).toHaveLength(1), 5000)
    })
  },
})
