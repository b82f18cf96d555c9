/** An order that waits for goods called back is paid back: what was paid for is let go and never sent, its carriage with it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'
import { readEligibility } from '@shanzhen/after-sales/claim'
import { viewOrder } from '@shanzhen/checkout/view/read-order'
import followRecalls from '@shanzhen/recalls/jobs/follow-recalls'
import { vi } from 'vitest'
import { bringGoods } from '../support/lots'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { newWaybill } from '../support/waybills'

const ANY = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    let headers: Record<string, string>
    beforeAll(async () => {
      container = getContainer()
      shop = await openPackingShop(container, [4, 10])
      headers = await staffHeaders(container)
    })

    const post = (path: string, body: object) => api.post(`/admin${path}`, body, { headers, ...ANY })
    type Order = { id: string; line_item_id: string }
    const ship = ({ id, line_item_id }: Order, quantity: number) =>
      post(`/orders/${id}/parcels`, {
        ...{ carrier_code: 'SF', tracking_number: newWaybill() },
        lines: [{ line_item_id, quantity }],
      })
    /** The second lot goes; whoever reserved last waits. */
    async function recall(order: Order) {
      const [lot] = await container.resolve('lot').listLots({ code: 'LOT-2' })
      const { data } = await post('/recalls', { lot_id: lot.id, reason: '水分超标', class: 'second' })
      const seen = await api.get(`/admin/recalls/${data.recall.id}`, { headers })
      const row = seen.data.recall.affected.find((one: { order_id: string }) => one.order_id === order.id)
      return { ...row, refund: () => post(`/recalls/${data.recall.id}/affected/${row.id}`, { action: 'refund' }) }
    }
    const refunded = async () => {
      const { data } = await container.resolve('query').graph({ entity: 'refund', fields: ['amount'] })
      return data.map(({ amount }) => Number(amount))
    }
    const more = () => {
      const { inventory_item_id, location_id } = shop.shelf
      return bringGoods(container, location_id, [{ inventory_item_id, quantity: 20 }])
    }

    it('gives back goods and carriage, holds nothing, and sends nothing of it when new goods come', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const row = await recall(order)
      expect(row).toMatchObject({ kind: 'waiting', state: 'held', quantity: 5 })
      expect((await row.refund()).status).toBe(200)
      expect(await refunded()).toEqual([207.5])
      expect(await shop.stockBook()).toEqual({ stocked: 4, reserved: 0 })
      await more()
      const packed = await ship(order, 1)
      expect(packed.status).toBe(409)
      const { location_id } = shop.shelf
      const items = [{ id: order.line_item_id, quantity: 1 }]
      const own = await post(`/orders/${order.id}/fulfillments`, { items, location_id })
      expect(own.status).toBeGreaterThanOrEqual(400)
      expect(await shop.stockBook()).toEqual({ stocked: 24, reserved: 0 })
      expect(await broken(container, '既未预留也未打包')).toEqual([])
    })

    it('gives back only what has not left before, without the carriage of what has, and sends no more', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const row = await recall(order)
      await more()
      expect((await ship(order, 2)).status).toBe(201)
      expect((await row.refund()).status).toBe(200)
      expect(await refunded()).toEqual([119.7])
      const late = await ship(order, 1)
      expect([late.status, late.data.code, late.data.message]).toEqual([
        409,
        'paid_back',
        '这件商品因召回已退款，不再发货',
      ])
      const { location_id } = shop.shelf
      const items = [{ id: order.line_item_id, quantity: 1 }]
      const own = await post(`/orders/${order.id}/fulfillments`, { items, location_id })
      expect([own.status, own.data.message]).toEqual([409, '这件商品因召回已退款，不再发货'])
      expect(await viewOrder(container, order.id)).toMatchObject({ status: 'shipped' })
      expect((await readEligibility(container, order.id)).eligibility).toMatchObject({ can_confirm: true })
    })

    it('waits for no order that was canceled, whether the event came or was lost', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const row = await recall(order)
      const recalls = container.resolve('recall')
      const [{ id: recall_id }] = await recalls.listRecalls({})
      await cancelOrderWorkflow(container).run({ input: { order_id: order.id } })
      const state = async () =>
        (await recalls.retrieveWithRows(recall_id)).affected.find(({ id }) => id === row.id)?.state
      await vi.waitFor(async () => expect(await state()).toBe('secured'), 5000)

      const other = await shop.placeOrder({ quantity: 1 })
      const sql = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      const waits = { kind: 'waiting', state: 'held', order_id: other.id, line_item_id: other.line_item_id }
      await sql('recall_affected').insert({ id: 'a', recall_id, quantity: 1, ...waits })
      await sql('order').where({ id: other.id }).update({ status: 'canceled', updated_at: '2026-01-01' })
      expect(await broken(container, '还在召回里等待')).toEqual(['a'])
      await followRecalls(container)
      expect(await broken(container, '还在召回里等待')).toEqual([])
    })

    it('lets no edit take off, add to or make cheaper what was paid back: other goods of the order go on', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const row = await recall(order)
      await more()
      expect((await ship(order, 2)).status).toBe(201)
      expect((await row.refund()).status).toBe(200)
      expect(await refunded()).toEqual([119.7])
      expect((await post('/order-edits', { order_id: order.id })).status).toBe(200)
      for (const set of [{ quantity: 2 }, { quantity: 6 }, { quantity: 5, unit_price: 10 }]) {
        expect((await post(`/order-edits/${order.id}/items/item/${order.line_item_id}`, set)).status).toBe(200)
        for (const act of ['request', 'confirm']) {
          const answer = await post(`/order-edits/${order.id}/${act}`, {})
          const words = '“宁陕香菇”已经退过款或正在售后，不能再改件数和价格；还要买的，请另加一行'
          expect([set, act, answer.status, answer.data.message]).toEqual([set, act, 400, words])
        }
      }
      await api.delete(`/admin/order-edits/${order.id}`, { headers })
      await post('/order-edits', { order_id: order.id })
      const line = await container.resolve(Modules.ORDER).retrieveOrderLineItem(order.line_item_id)
      await post(`/order-edits/${order.id}/items`, { items: [{ variant_id: line.variant_id, quantity: 1 }] })
      expect((await post(`/order-edits/${order.id}/request`, {})).status).toBe(200)
      expect((await post(`/order-edits/${order.id}/confirm`, {})).status).toBe(200)
      expect(await refunded()).toEqual([119.7])
      expect(await broken(container, '召回与售后退了同一件')).toEqual([])
      await container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(`update order_item set quantity = 2 where item_id = ?`, [order.line_item_id])
      expect(await broken(container, '召回与售后退了同一件')).toEqual([order.line_item_id])
    })

    it('proof finds goods that were paid back and are held still', async () => {
      const order = await shop.placeOrder({ quantity: 5 })
      const row = await recall(order)
      await container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(
          `update recall_affected set state = 'refunded', refund_fen = 1, updated_at = now() - interval '1 hour' where id = ?`,
          [row.id],
        )
      expect(await broken(container, '因召回退款的货')).toEqual([row.id])
    })
  },
})
