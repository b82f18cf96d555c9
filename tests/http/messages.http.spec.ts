/** A buyer hears of each step of their order exactly once, however often the event comes. */
import { ContainerRegistrationKeys, Modules, OrderWorkflowEvents, PaymentEvents } from '@medusajs/framework/utils'
import { cancelOrderWorkflow, refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { AGAIN_AFTER_MIN } from '@shanzhen/messages/attempts'
import { resendFailed } from '@shanzhen/messages/resend-failed'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { BUYER, openPackingShop } from '../support/packing-shop'

const outbox = openOutbox()

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    let shop: Awaited<ReturnType<typeof openPackingShop>>

    beforeAll(async () => {
      shop = await openPackingShop(getContainer())
    })
    beforeEach(() => {
      outbox.clear()
    })
    afterAll(() => outbox.close())

    const emit = (name: string, id: string) => getContainer().resolve(Modules.EVENT_BUS).emit({ name, data: { id } })
    const heard = (template: string) => outbox.messages().filter((message) => message.template === template)
    const arrives = (template: string, count = 1) =>
      vi.waitFor(() => expect(heard(template)).toHaveLength(count), { timeout: 10_000, interval: 50 })
    const paymentOf = async (payment_collection_id: string) => {
      const [payment] = await getContainer()
        .resolve(Modules.PAYMENT)
        .listPayments({ payment_collection_id } as object)
      return payment?.id ?? ''
    }
    const refund = (payment_id: string, amount: number) =>
      refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount } })

    const promise = (order_id: string, minutes = 10) =>
      getContainer()
        .resolve('checkout')
        .createPlacements({ order_id, expires_at: new Date(Date.now() + minutes * 60_000) })

    it('is told once that the order was placed, although the event came three times at once', async () => {
      const order = await shop.placeOrder({ paid: false })
      const other = await shop.placeOrder({ paid: false, locale: 'en' })
      await promise(order.id)
      await Promise.all([1, 2, 3].map(() => emit(OrderWorkflowEvents.PLACED, order.id)))
      await arrives('order-placed')
      await emit(OrderWorkflowEvents.PLACED, order.id)
      await emit(OrderWorkflowEvents.PLACED, other.id)
      await arrives('order-placed', 2)
      expect(heard('order-placed').map(({ to, data }) => [to, data.order_id])).toEqual([
        [BUYER, order.id],
        [BUYER, other.id],
      ])
      expect(heard('order-placed')[0]?.text).toMatch(/合计 ¥127.70，.*请在 \d+月\d+日 \d\d:\d\d 前付款，过时自动取消：/)
      expect(heard('order-placed')[1]?.text).toContain('¥127.70 in total')
    })

    it('is told though another order of the same moment cannot be', async () => {
      const [one, broken, other] = [
        await shop.placeOrder({ paid: false }),
        await shop.placeOrder({ paid: false }),
        await shop.placeOrder({ paid: false }),
      ]
      const messages = getContainer().resolve('messages')
      const compose = messages.compose.bind(messages)
      const spy = vi.spyOn(messages, 'compose').mockImplementation((step, order, facts) => {
        if (order.id === broken.id) throw new Error('a line without words')
        return compose(step, order, facts)
      })
      await Promise.all([one, broken, other].map(({ id }) => emit(OrderWorkflowEvents.PLACED, id)))
      await arrives('order-placed', 2)
      expect(spy.mock.calls.map(([, { id }]) => id)).toContain(broken.id)
      expect(
        heard('order-placed')
          .map(({ data }) => data.order_id)
          .sort(),
      ).toEqual([one.id, other.id].sort())
      spy.mockRestore()
    })

    it('is told of the money once, and of each part that goes back', async () => {
      const order = await shop.placeOrder()
      await arrives('order-paid')
      const payment = await paymentOf(order.payment_collection_id)
      await refund(payment, 10)
      await arrives('order-refunded')
      await refund(payment, 10)
      await arrives('order-refunded', 2)
      await Promise.all([emit(PaymentEvents.CAPTURED, payment), emit(PaymentEvents.REFUNDED, payment)])
      await refund(payment, 5)
      await arrives('order-refunded', 3)
      expect(heard('order-refunded').map(({ text }) => /¥[\d.]+/.exec(text)?.[0])).toEqual([
        '¥10.00',
        '¥10.00',
        '¥5.00',
      ])
      expect(heard('order-paid')).toHaveLength(1)
    })

    it('is told of the cancellation, and that money which came after it went back', async () => {
      const order = await shop.placeOrder({ paid: false })
      await promise(order.id)
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id: order.id } })
      await arrives('order-canceled')
      expect(heard('order-canceled')[0]?.text).toMatch(/已取消（商家取消了订单）：/)
      await shop.payLate(order)
      await arrives('order-money-returned')
      expect(heard('order-money-returned')[0]?.text).toContain('之后收到的 ¥127.70 已原路退回')
      expect(heard('order-paid')).toHaveLength(0)
    })

    it('hears of an order that nobody paid by the phone of their own account, whatever phone its goods go to', async () => {
      const order = await shop.placeOrder({ paid: false, phone: '13311112222' })
      const [{ customer_id }] = await getContainer().resolve(Modules.ORDER).listOrders({ id: order.id })
      const sql = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await sql('customer').where({ id: customer_id }).update({ has_account: true, phone: '13911112222' })
      await promise(order.id)
      await emit(OrderWorkflowEvents.PLACED, order.id)
      await arrives('order-placed')
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id: order.id } })
      await arrives('order-canceled')
      expect([heard('order-placed')[0]?.to, heard('order-canceled')[0]?.to]).toEqual(['13911112222', '13911112222'])
    })

    it('is not asked for money whose time is over', async () => {
      const order = await shop.placeOrder({ paid: false })
      await promise(order.id, -1)
      await emit(OrderWorkflowEvents.PLACED, order.id)
      const other = await shop.placeOrder({ paid: false })
      await promise(other.id)
      await emit(OrderWorkflowEvents.PLACED, other.id)
      await arrives('order-placed')
      expect(heard('order-placed')[0]?.data.order_id).toBe(other.id)
    })

    it('reads mail where no phone was left', async () => {
      const order = await shop.placeOrder({ phone: '', paid: false })
      await emit(OrderWorkflowEvents.PLACED, order.id)
      await arrives('order-placed')
      expect(heard('order-placed')[0]).toMatchObject({ channel: 'email', to: 'mei@example.com' })
    })

    it('is told later what no channel took, once, and never without end', async () => {
      const [order, other] = [await shop.placeOrder({ paid: false }), await shop.placeOrder({ paid: false })]
      const notifications = getContainer().resolve(Modules.NOTIFICATION)
      const attempts = async (resource_id: string) =>
        (await notifications.listNotifications({ template: 'order-placed', resource_id })).map(({ status }) => status)
      const failed = (id: string, count: number) =>
        vi.waitFor(async () => expect(await attempts(id)).toEqual(Array(count).fill('failure')), 15_000)
      const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
      outbox.refuse()
      await emit(OrderWorkflowEvents.PLACED, order.id)
      await failed(order.id, 1)
      await emit(OrderWorkflowEvents.PLACED, order.id)
      expect(await resendFailed(getContainer(), inMinutes(0.5))).toBe(0)
      await failed(order.id, 1)
      outbox.clear()
      const sent = await Promise.all([1, 2].map(() => resendFailed(getContainer(), inMinutes(2))))
      expect(sent.reduce((sum, count) => sum + count)).toBe(1)
      expect(heard('order-placed').map(({ text }) => text)).toEqual([expect.stringContaining('合计 ¥127.70')])
      expect(await resendFailed(getContainer(), inMinutes(20))).toBe(0)

      outbox.refuse()
      await emit(OrderWorkflowEvents.PLACED, other.id)
      await failed(other.id, 1)
      for (const minutes of [2, 11, 61, 361, 700, 800]) await resendFailed(getContainer(), inMinutes(minutes))
      await failed(other.id, 1 + AGAIN_AFTER_MIN.length)
      outbox.clear()
      expect(await resendFailed(getContainer(), inMinutes(900))).toBe(0)
    })

    it('is not kept waiting by many that were given up before', async () => {
      await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(`insert into notification (id, "to", channel, template, resource_id, status, created_at)
          select 'noti_' || n, '13800000000', 'sms', 'order-paid', 'order_gone', 'failure', now() - interval '1 hour'
            from generate_series(1, 1200) n`)
      const order = await shop.placeOrder({ paid: false })
      outbox.refuse()
      await emit(OrderWorkflowEvents.PLACED, order.id)
      const of = { template: 'order-placed', resource_id: order.id }
      const notifications = getContainer().resolve(Modules.NOTIFICATION)
      const failed = async () => (await notifications.listNotifications(of)).map(({ status }) => status)
      await vi.waitFor(async () => expect(await failed()).toEqual(['failure']), 15_000)
      outbox.clear()
      expect(await resendFailed(getContainer(), new Date(Date.now() + 2 * 60_000))).toBe(1)
      expect(heard('order-placed')).toHaveLength(1)
    })

    it('keeps the secret link out of the table of notifications', async () => {
      const order = await shop.placeOrder()
      await arrives('order-paid')
      const { rows } = await getContainer()
        .resolve('__pg_connection__')
        .raw('select row_to_json(n)::text as row from notification n')
      const stored = rows.map(({ row }: { row: string }) => row).join()
      expect(stored).toContain(order.id)
      expect(stored).not.toContain('key=')
    })
  },
})
