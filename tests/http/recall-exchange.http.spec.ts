/** What an exchange sends and what it takes back may be called back too: each piece is paid for once. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { mendMoney } from '@shanzhen/checkout/pay/mend-money'
import { vi } from 'vitest'
import { afterSaleShop } from '../support/after-sale-shop'
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
    let editor: ReturnType<typeof orderEditor>
    let headers: Record<string, string>
    beforeAll(async () => {
      container = getContainer()
      shop = await stockCheckoutShop(container)
      desk = afterSaleShop(api, container, shop, gateway)
      await desk.ordersReady([{ honey: 2 }])
      headers = await staffHeaders(container)
      editor = orderEditor(api, headers)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    type Order = Awaited<ReturnType<typeof desk.order>>
    async function exchange(order: Order) {
      const at = `/exchanges/${(await editor.must('/exchanges', { order_id: order.id })).exchange.id}`
      await editor.must(`${at}/inbound/items`, { items: [{ id: order.lines[0].id, quantity: 1 }] })
      await editor.must(`${at}/outbound/items`, { items: [{ variant_id: shop.variants.mushroom, quantity: 1 }] })
      const asked = await editor.must(`${at}/request`)
      const sent = (await editor.read(order.id)).items.find(({ id }: { id: string }) => id !== order.lines[0].id)
      return { at, back: `/returns/${asked.return.id}`, line: sent.id as string }
    }
    async function recall(sku: string, order: Order) {
      const inventory_item_id = shop.inventory[sku]
      const [lot] = await container.resolve('lot').listLots({ inventory_item_id, state: 'released' })
      const { recall } = await editor
        .ask('/recalls', { lot_id: lot.id, reason: '水分超标', class: 'second' })
        .then(({ data }) => data)
      await bringGoods(container, shop.location_id, [{ inventory_item_id, quantity: 20 }])
      const seen = await api.get(`/admin/recalls/${recall.id}`, { headers })
      const rows = seen.data.recall.affected.filter((one: { order_id: string }) => one.order_id === order.id)
      return { rows, refund: (id: string) => editor.ask(`/recalls/${recall.id}/affected/${id}`, { action: 'refund' }) }
    }
    const receive = async ({ back }: { back: string }, order: Order) => {
      await editor.must(`${back}/receive`)
      await editor.must(`${back}/receive-items`, { items: [{ id: order.lines[0].id, quantity: 1 }] })
      return editor.ask(`${back}/receive/confirm`)
    }
    const back = async (order: Order) =>
      (await order.view()).refunds.map(({ amount_fen }: { amount_fen: number }) => amount_fen)
    const owes = async (order: Order, fen: number[]) => {
      await mendMoney(container, new Date(Date.now() + 60_000))
      await vi.waitFor(async () => expect(await back(order)).toEqual(fen), 15_000)
      expect(await order.view()).toMatchObject({ due_fen: 0, owed_fen: 0 })
    }

    it('lets nobody cancel an exchange whose goods a recall paid back, and takes that off nothing its buyer gets', async () => {
      const order = await desk.order({ honey: 2 })
      const made = await exchange(order)
      const { rows, refund } = await recall('mushroom', order)
      expect((await refund(rows[0].id)).status).toBe(200)
      const { status, data } = await editor.ask(`${made.at}/cancel`)
      const words = '“宁陕香菇”已经退过款或正在售后，这次换货（补发）不能再取消；请等买家退回的商品'
      expect([status, data.message]).toEqual([400, words])
      await owes(order, [3000])
      expect((await receive(made, order)).status).toBe(200)
      await owes(order, [3000, 3850])
    })

    it('pays all of what its buyer keeps when an exchange is canceled after its goods were called back', async () => {
      const order = await desk.order({ honey: 2 })
      const made = await exchange(order)
      const { rows, refund } = await recall('honey', order)
      const early = await refund(rows[0].id)
      const words = '其中 1 件正在售后或退换货：先处理完那一笔，再按召回退款，以免多退或漏退'
      expect([early.status, early.data.message]).toEqual([400, words])
      await editor.must(`${made.at}/cancel`)
      expect((await refund(rows[0].id)).status).toBe(200)
      await owes(order, [13700 + 700])
    })

    it('takes what staff gave back while goods were on their way off nothing those pay when they come', async () => {
      const order = await desk.order({ honey: 2, mushroom: 1 })
      const { id } = (await editor.must('/returns', { order_id: order.id, location_id: shop.location_id })).return
      const honey = order.lines.find(({ title }) => title === '土蜂蜜')?.id ?? ''
      const items = [{ id: honey, quantity: 1 }]
      await editor.must(`/returns/${id}/request-items`, { items })
      await editor.must(`/returns/${id}/request`)
      expect((await editor.refund(order.id, 5)).status).toBe(200)
      await editor.must(`/returns/${id}/receive`)
      await editor.must(`/returns/${id}/receive-items`, { items })
      await editor.must(`/returns/${id}/receive/confirm`)
      await owes(order, [500, 6850])

      const knex = container.resolve('__pg_connection__')
      const promise = '退款没有从订单金额里减去'
      await knex.raw(`update refund set created_at = now() - interval '1 hour'`)
      expect(await broken(container, promise)).toEqual([])
      await knex.raw('update order_credit_line set deleted_at = now() where order_id = ?', [order.id])
      expect(await broken(container, promise)).toEqual([order.id])
    })
  },
})
