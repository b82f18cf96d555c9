/** What a buyer claims and what a recall pays back are pieces of one line: each is paid once, whoever pays it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { vi } from 'vitest'
import { afterSaleShop, PNG } from '../support/after-sale-shop'
import { stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { bringGoods } from '../support/lots'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: CheckoutShop
    let desk: ReturnType<typeof afterSaleShop>
    let headers: Record<string, string>
    let sales: ReturnType<typeof desk.staff>
    beforeAll(async () => {
      container = getContainer()
      shop = await stockCheckoutShop(container)
      desk = afterSaleShop(api, container, shop, gateway)
      await desk.ordersReady([{ honey: 2, mushroom: 1 }], [{ honey: 3 }])
      headers = await staffHeaders(container)
      sales = desk.staff(headers)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    type Order = Awaited<ReturnType<typeof desk.order>>
    const options = () => ({ headers, validateStatus: () => true })
    const lineOf = ({ lines }: Order, title: string) => lines.find((line) => line.title === title)?.id ?? ''
    /** Of what its buyer has and does not like, without sending it back. */
    async function damaged(order: Order, line_item_id: string, quantity: number) {
      const { data } = await order.post('/photos', { content: PNG })
      const claim = { kind: 'refund_only', reason: 'damaged', text: '瓶口漏', photo_ids: [data.photo.id] }
      return order.post('/requests', { ...claim, lines: [{ line_item_id, quantity }] })
    }
    async function recall(sku: string) {
      const inventory_item_id = shop.inventory[sku]
      const [lot] = await container.resolve('lot').listLots({ inventory_item_id, state: 'released' })
      const body = { lot_id: lot.id, reason: '水分超标', class: 'second' }
      const { data } = await api.post('/admin/recalls', body, options())
      const { affected } = (await api.get(`/admin/recalls/${data.recall.id}`, options())).data.recall
      // The next orders get goods of another lot.
      await bringGoods(container, shop.location_id, [{ inventory_item_id, quantity: 20 }])
      const pathOf = (order: Order) => {
        const row = affected.find((one: { kind: string; order_id: string }) => one.order_id === order.id)
        return `/admin/recalls/${data.recall.id}/affected/${row.id}`
      }
      const refund = (order: Order, refund_fen?: number) =>
        api.post(pathOf(order), { action: 'refund', refund_fen }, options())
      return Object.assign(refund, { named: (order: Order) => api.get(`${pathOf(order)}/refund`, options()) })
    }
    const refunds = async (order: Order) =>
      (await order.view()).refunds.map(({ amount_fen }: { amount_fen: number }) => amount_fen)

    it('pays for no piece by a recall that was paid for a claim, nor takes it from the other goods of the order', async () => {
      const order = await desk.order({ honey: 2, mushroom: 1 })
      const { data } = await damaged(order, lineOf(order, '土蜂蜜'), 2)
      await sales.act(data.request.id, 'approve', { version: 1 })
      await sales.act(data.request.id, 'refund', { version: 2 })
      expect(await refunds(order)).toEqual([13700])
      const partly = await desk.order({ honey: 3 })
      const { request } = (await damaged(partly, lineOf(partly, '土蜂蜜'), 1)).data
      const refund = await recall('honey')
      const refused = await refund(order)
      expect([refused.status, refused.data.message]).toEqual([400, '这件商品没有可退的款：已经退过，或没有寄给买家'])
      expect(await refunds(order)).toEqual([13700])
      const early = await refund(partly)
      const words = '其中 1 件正在售后或退换货：先处理完那一笔，再按召回退款，以免多退或漏退'
      expect([early.status, early.data.message]).toEqual([400, words])
      await sales.act(request.id, 'approve', { version: 1 })
      await sales.act(request.id, 'refund', { version: 2 })
      expect((await refund(partly)).status).toBe(200)
      expect(await refunds(partly)).toEqual([6850, 13700 + 800])
    })

    it('pays all pieces by a recall once a claim of one of them was refused', async () => {
      const order = await desk.order({ honey: 3 })
      const { request } = (await damaged(order, lineOf(order, '土蜂蜜'), 1)).data
      const refund = await recall('honey')
      expect((await refund(order)).status).toBe(400)
      await sales.act(request.id, 'refuse', { version: 1, reason: '照片看不出' })
      expect((await refund(order)).status).toBe(200)
      expect(await refunds(order)).toEqual([20550 + 800])
    })

    it('names the sum first and pays that or none; carriage goes back with the last goods of the order, once', async () => {
      const order = await desk.order({ honey: 2, mushroom: 1 })
      const { paid_fen } = await order.view()
      const honey = await recall('honey')
      const goods = { goods_fen: 13700, freight_fen: 0, refund_fen: 13700, pieces: 2 }
      expect((await honey.named(order)).data.refund).toEqual(goods)
      const other = await honey(order, 13701)
      expect([other.status, other.data.message]).toEqual([409, '应退金额已变为 ¥137.00，请核对后重新确认'])
      expect((await honey(order, 0)).data.fields).toEqual({ refund_fen: '退款金额须大于零' })
      expect(await refunds(order)).toEqual([])
      expect((await honey(order, 13700)).status).toBe(200)
      expect((await honey.named(order)).status).toBe(400)

      const mushroom = await recall('mushroom')
      const { refund } = (await mushroom.named(order)).data
      expect(refund.freight_fen).toBeGreaterThan(0)
      expect(refund.refund_fen).toBe(paid_fen - 13700)
      // A claim that gave the carriage back before is respected.
      const claims = vi.spyOn(container.resolve('afterSales'), 'freightBackOf').mockResolvedValue(refund.freight_fen)
      expect((await mushroom.named(order)).data.refund).toMatchObject({ goods_fen: refund.goods_fen, freight_fen: 0 })
      claims.mockRestore()
      expect((await mushroom(order, refund.refund_fen)).status).toBe(200)
      expect((await refunds(order)).reduce((sum: number, fen: number) => sum + fen)).toBe(paid_fen)
      expect(await container.resolve('recall').freightBackOf(order.id)).toBe(refund.freight_fen)
      expect(await broken(container, '退的运费多于付的')).toEqual([])
    })

    it('gives no carriage back while a claim about other goods of the order waits: it goes with whatever is last', async () => {
      const order = await desk.order({ honey: 2, mushroom: 1 })
      const { paid_fen } = await order.view()
      const { data } = await damaged(order, lineOf(order, '宁陕香菇'), 1)
      const honey = await recall('honey')
      expect((await honey.named(order)).data.refund).toMatchObject({ refund_fen: 13700, freight_fen: 0 })
      expect((await honey(order, 13700)).status).toBe(200)
      await sales.act(data.request.id, 'approve', { version: 1 })
      await sales.act(data.request.id, 'refund', { version: 2 })
      expect((await refunds(order)).reduce((sum: number, fen: number) => sum + fen)).toBe(paid_fen)
    })

    it('lets nobody claim a piece that a recall paid back', async () => {
      const order = await desk.order({ honey: 2, mushroom: 1 })
      expect((await (await recall('honey'))(order)).status).toBe(200)
      expect(await refunds(order)).toEqual([13700])
      const claim = await order.post(
        '/requests',
        order.claim(1, { lines: [{ line_item_id: lineOf(order, '土蜂蜜'), quantity: 1 }] }),
      )
      expect([claim.status, claim.data.code]).toEqual([422, 'too_many'])
      const { lines } = (await order.look()).data.eligibility
      expect(lines.map((line: { title: string; claimable: number }) => [line.title, line.claimable]).sort()).toEqual([
        ['土蜂蜜', 0],
        ['宁陕香菇', 1],
      ])
    })

    it('lets nobody make cheaper what is claimed, which would go back by the claim and by the edit', async () => {
      const order = await desk.order({ honey: 2, mushroom: 1 })
      const line = lineOf(order, '土蜂蜜')
      const { data } = await damaged(order, line, 1)
      const editor = orderEditor(api, headers)
      await editor.begin(order.id)
      await editor.must(`/order-edits/${order.id}/items/item/${line}`, { quantity: 2, unit_price: 1 })
      await expect(editor.confirm(order.id)).rejects.toThrow('“土蜂蜜”已经退过款或正在售后')
      await api.delete(`/admin/order-edits/${order.id}`, { headers })
      await sales.act(data.request.id, 'refuse', { version: 1, reason: '照片看不出' })
      await editor.begin(order.id)
      await editor.must(`/order-edits/${order.id}/items/item/${line}`, { quantity: 2, unit_price: 60 })
      await editor.confirm(order.id)
      await vi.waitFor(async () => expect(await refunds(order)).toEqual([1700]), 15_000)
    })

    it('takes no piece back by a return of Medusa’s own that a recall paid back', async () => {
      const order = await desk.order({ honey: 2 })
      expect((await (await recall('honey'))(order)).status).toBe(200)
      const editor = orderEditor(api, headers)
      await expect(editor.takeBack(order.id, 1, shop.location_id)).rejects.toThrow(
        '其中 2 件已因召回退款，不能再退换 1 件',
      )
      // All that was ordered, so its carriage too.
      expect(await refunds(order)).toEqual([14400])
    })

    it('pays a gift box back once, though two of its parts are called back', async () => {
      const order = await desk.order({ box: 1, wine: 1 }, { more: { age_confirmed: true } })
      expect((await (await recall('mushroom'))(order)).status).toBe(200)
      expect((await (await recall('honey'))(order)).status).toBe(400)
      expect(await refunds(order)).toEqual([12000])
    })
  },
})
