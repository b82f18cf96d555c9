/** The buyer gives up an order that is paid and has not left: goods free, all money back once, against shipping one wins. */
import { randomUUID } from 'node:crypto'
import { Modules } from '@medusajs/framework/utils'
import { shipParcel } from '@shanzhen/shipping/workflows'
import { checkoutBuyer, heldOf, runSweep, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { moneyOf, openGateway } from '../support/wechat-shop'
import { newWaybill } from '../support/waybills'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
    })
    beforeEach(() => {
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = null
    })
    afterAll(() => gateway.close())

    async function paidOrder() {
      const { id, key } = (await buyer.buy({ honey: 1 })).data.order as { id: string; key: string }
      const own = { 'x-order-key': key }
      const { data } = await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, own)
      const number = [...gateway.ledger.orders.values()].find((o) => data.payment.code_url.includes(o.pr))?.out_trade_no
      await fetch(`${gateway.url}/__sandbox/orders/${number}/pay`, { method: 'POST', body: '{}' })
      const view = (await buyer.post(`/orders/${id}/refresh`, {}, own)).data.order
      expect(view.status).toBe('paid')
      return {
        id,
        line_id: view.lines[0].id as string,
        cancel: (reason: string | undefined = 'changed_mind') =>
          buyer.post(`/orders/${id}/cancel`, reason ? { reason } : {}, own),
        view: async () => (await buyer.get(`/orders/${id}`, own)).data.order,
      }
    }
    const ship = (order: { id: string; line_id: string }) =>
      shipParcel(getContainer(), {
        order_id: order.id,
        carrier_code: 'SF',
        tracking_number: newWaybill(),
        lines: [{ line_item_id: order.line_id, quantity: 1 }],
        created_by: 'staff',
        request_id: randomUUID(),
      })
    const refunds = async (id: string) => (await moneyOf(getContainer(), id)).refunds
    const held = () => heldOf(getContainer(), shop, 'honey')

    it('frees the goods and sends all money back once, however often the button is pressed', async () => {
      const order = await paidOrder()
      expect(await held()).toBe(1)
      const answers = await Promise.all([order.cancel(), order.cancel('too_slow')])
      expect(answers.map(({ status }) => status)).toEqual([200, 200])
      const view = await order.view()
      expect([view.status, view.refunds.length, view.refunds[0].amount_fen]).toEqual(['refunded', 1, 7450])
      expect(view.timeline.at(-1)).toBeDefined()
      expect([await held(), await refunds(order.id)]).toEqual([0, 1])
      await runSweep(getContainer())
      expect(await refunds(order.id)).toBe(1)
    })

    it('needs a reason, one of those on the page, and is the buyer’s own', async () => {
      const order = await paidOrder()
      expect(await order.cancel('')).toMatchObject({ status: 409, data: { code: 'paid' } })
      expect(await order.cancel('because')).toMatchObject({
        status: 400,
        data: { fields: { reason: '请选择取消原因' } },
      })
      const stranger = await buyer.post(`/orders/${order.id}/cancel`, { reason: 'other' }, { 'x-order-key': 'x' })
      expect(stranger.status).toBe(404)
      expect((await order.view()).status).toBe('paid')
    })

    it('comes too late once a parcel has left', async () => {
      const order = await paidOrder()
      await ship(order)
      expect(await order.cancel()).toMatchObject({ status: 409, data: { code: 'shipped' } })
      expect([(await order.view()).status, await refunds(order.id)]).toEqual(['shipped', 0])
    })

    it('lets exactly one win when staff ship at the same moment', async () => {
      for (const first of ['ship', 'cancel'] as const) {
        const order = await paidOrder()
        const both = first === 'ship' ? [ship(order), order.cancel()] : [order.cancel(), ship(order)]
        const [shipped, canceled] = first === 'ship' ? both : [both[1], both[0]]
        const parcel = await (shipped as ReturnType<typeof ship>).then(
          () => true,
          () => false,
        )
        const { status } = await (canceled as ReturnType<typeof order.cancel>)
        expect(parcel).toBe(status !== 200)
        expect((await order.view()).status).toBe(parcel ? 'shipped' : 'refunded')
      }
    })

    it('is finished by the sweep when the backend dies after the decision, or the channel is silent', async () => {
      const order = await paidOrder()
      await getContainer().resolve(Modules.ORDER).cancel(order.id)
      await runSweep(getContainer())
      expect([(await order.view()).status, await held(), await refunds(order.id)]).toEqual(['refunded', 0, 1])
    })
  },
})
