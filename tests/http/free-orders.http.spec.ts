/** Goods and orders that cost nothing: nobody is told to pay, and they can be sent back like any others. */
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows'
import { vi } from 'vitest'
import { type Answer, checkoutBuyer, runSweep, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { orderEditor } from '../support/order-editor'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const outbox = openOutbox()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof stockCheckoutShop>>
    let buyer: ReturnType<typeof checkoutBuyer>
    let editor: ReturnType<typeof orderEditor>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
      editor = orderEditor(api, await staffHeaders(getContainer()))
      const percentage = { type: 'percentage' as const, value: 100, currency_code: 'cny' }
      const standard = { type: 'standard' as const, status: 'active' as const }
      await createPromotionsWorkflow(getContainer()).run({
        input: {
          promotionsData: [
            { ...standard, code: 'ALLFREE', application_method: { ...percentage, target_type: 'order' } },
            {
              ...{ ...standard, code: 'FREEHONEY' },
              application_method: {
                ...{ ...percentage, target_type: 'items', allocation: 'each', max_quantity: 9 },
                target_rules: [{ attribute: 'items.product.id', operator: 'eq', values: [shop.products.honey] }],
              },
            },
          ],
        },
      })
    })
    beforeEach(() => {
      outbox.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    const place = async (basket: Record<string, number>, code: string) => {
      const more = { promotion_codes: [code], shipping_option_id: shop.options.pickup }
      const { data } = await buyer.quote(basket, more)
      const answer = await buyer.buy(basket, { ...more, expected_total_fen: data.quote.total_fen })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.data))
      const { id, key } = answer.data.order as { id: string; key: string }
      const own = { 'x-order-key': key }
      return {
        ...{ id, own, placed: answer.data.order },
        view: async () => (await buyer.get(`/orders/${id}`, own)).data.order,
        post: (path: string, body: object = {}): Promise<Answer> => buyer.post(`/orders/${id}${path}`, body, own),
      }
    }
    const heard = (template: string) => outbox.messages().filter((message) => message.template === template)

    it('says nothing of paying for an order that costs nothing', async () => {
      const order = await place({ honey: 1 }, 'ALLFREE')
      expect(order.placed).toMatchObject({ status: 'paid', total_fen: 0, due_fen: 0, payment: null, expires_at: null })
      expect((await order.view()).timeline.map((entry: { code: string }) => entry.code)).toEqual(['placed'])
      const receipt = await buyer.get(`/orders/${order.id}/receipt.pdf`, order.own)
      expect([receipt.status, receipt.data.message]).toEqual([409, '这个订单不用付款，没有收据'])
      await vi.waitFor(() => expect(heard('order-placed')).toHaveLength(1), 10_000)
      expect(JSON.stringify(heard('order-placed')[0])).not.toMatch(/付款|¥/)
      const canceled = await order.post('/cancel', { reason: 'changed_mind' })
      expect([canceled.status, canceled.data.refund, canceled.data.order.status]).toEqual([200, null, 'canceled'])
      await vi.waitFor(() => expect(heard('order-canceled')).toHaveLength(1), 10_000)
      expect(JSON.stringify(heard('order-canceled')[0])).not.toMatch(/退/)
    })

    it('promises no money back when an unpaid order is canceled', async () => {
      const { data } = await buyer.buy({ mushroom: 1 })
      const own = { 'x-order-key': data.order.key }
      const canceled = await buyer.post(`/orders/${data.order.id}/cancel`, {}, own)
      expect([canceled.status, canceled.data.refund]).toEqual([200, null])
      await vi.waitFor(() => expect(heard('order-canceled')).toHaveLength(1), 10_000)
      expect(JSON.stringify(heard('order-canceled')[0])).not.toMatch(/退/)
    })

    it('takes a line back that cost nothing, and ends its claim without a refund', async () => {
      const order = await place({ honey: 1, mushroom: 1 }, 'FREEHONEY')
      expect(order.placed.total_fen).toBe(3000)
      await order.post('/pay', { provider: 'wechatpay', channel: 'native' })
      gateway.pay([...gateway.ledger.orders.keys()].at(-1) ?? '')
      await vi.waitFor(async () => expect((await order.view()).status).toBe('paid'), 15_000)
      const { lines } = await order.view()
      for (const { id } of lines) {
        const parcel = { carrier_code: 'PICKUP', lines: [{ line_item_id: id, quantity: 1 }] }
        expect((await editor.ask(`/orders/${order.id}/parcels`, parcel)).status).toBe(201)
      }
      const free = lines.find((line: { total_fen: number }) => line.total_fen === 0)
      const config = { headers: { ...shop.headers, ...order.own }, validateStatus: () => true }
      const claim = {
        ...{ kind: 'return_refund', reason: 'changed_mind' },
        lines: [{ line_item_id: free.id, quantity: 1 }],
      }
      const asked: Answer = await api.post(`/store/after-sales/orders/${order.id}/requests`, claim, config)
      expect([asked.status, asked.data.request?.goods_fen]).toEqual([201, 0])
      const { id, lines: claimed } = asked.data.request
      const act = (step: string, body: object) => editor.ask(`/after-sales/${id}/${step}`, body)
      await act('approve', { version: 1 })
      await act('received', { version: 2 })
      await act('inspect', { version: 3, lines: [{ id: claimed[0].id, sellable: 1 }] })
      const ended = await act('refund', { version: 4 })
      expect(ended.data.request).toMatchObject({ state: 'refunded', refund_fen: 0 })
      await runSweep(getContainer())
      expect((await order.view()).refunds).toEqual([])
      expect(await broken(getContainer(), '售后退款与退款记录不符')).toEqual([])
    })
  },
})
