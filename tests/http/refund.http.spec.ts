/** Money on its way back: whatever goes wrong between shop and WeChat, it goes back once, and staff hear when it does not. */
import { Modules } from '@medusajs/framework/utils'
import { refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import followWechatRefunds from '@shanzhen/payment-wechatpay/jobs/follow-wechat-refunds'
import collectTasks from '@shanzhen/reconciliation/jobs/collect-tasks'
import { vi } from 'vitest'
import { paidOrder, type PaidOrder } from '../support/bill-shop'
import { type Answer, checkoutBuyer, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { callbacksOf, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
// The runner reads the backend's settings before its own `env` is applied.

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let place: Parameters<typeof paidOrder>[0]
    let headers: Record<string, string>
    beforeAll(async () => {
      const shop = await stockCheckoutShop(getContainer())
      headers = await staffHeaders(getContainer())
      place = { container: getContainer(), gateway, buyer: checkoutBuyer(api, shop) }
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
      gateway.faults.clear()
      gateway.refundsEnd = 'SUCCESS'
    })
    afterAll(() => gateway.close())

    const knex = () => getContainer().resolve('__pg_connection__')
    const refund = (payment_id: string, amount: number): Promise<Answer> =>
      api.post(`/admin/payments/${payment_id}/refund`, { amount }, { headers, validateStatus: () => true })
    const bookOf = async ({ payment_id }: PaidOrder) => {
      const payment = await getContainer()
        .resolve(Modules.PAYMENT)
        .retrievePayment(payment_id, { relations: ['refunds'] })
      const states = (payment.data?.refunds ?? []) as { status: string; amount_fen: number }[]
      return { refunds: payment.refunds?.length ?? 0, states: states.map(({ status }) => status) }
    }
    const stateOf = (order: PaidOrder, ...states: string[]) =>
      vi.waitFor(async () => expect((await bookOf(order)).states).toEqual(states), 10_000)
    const numberOf = ({ number }: PaidOrder) => `${number}-R1`
    const tasks = async (state = 'open') =>
      (await api.get(`/admin/reconciliation/tasks?state=${state}`, { headers })).data.tasks

    it('goes back in parts, each under a number of its own', async () => {
      const order = await paidOrder(place)
      expect([(await refund(order.payment_id, 20)).status, (await refund(order.payment_id, 54.5)).status]).toEqual([
        200, 200,
      ])
      await stateOf(order, 'SUCCESS', 'SUCCESS')
      expect([...gateway.ledger.refunds.keys()].filter((number) => number.startsWith(order.number))).toEqual([
        `${order.number}-R1`,
        `${order.number}-R2`,
      ])
    })

    it('refuses a refund above what is left', async () => {
      const order = await paidOrder(place)
      expect((await refund(order.payment_id, 70)).status).toBe(200)
      // Medusa itself lets one fen too much pass.
      expect((await refund(order.payment_id, 4.51)).status).toBe(400)
      expect(await refund(order.payment_id, 10)).toMatchObject({
        status: 400,
        data: { message: '这笔付款最多还能退 ¥4.50', code: 'amount' },
      })
      expect(gateway.ledger.refundedFen(order.number)).toBe(7000)
      expect(await bookOf(order)).toMatchObject({ refunds: 1 })
    })

    it('asks again for an amount that does not end at its fen, and pays nothing', async () => {
      const order = await paidOrder(place)
      expect(await refund(order.payment_id, 1.005)).toMatchObject({
        status: 400,
        data: { message: '退款金额最小到分，请重新填写', code: 'amount' },
      })
      expect(await bookOf(order)).toMatchObject({ refunds: 0 })
    })

    it("does not take another order's refund for its own", async () => {
      const mine = await paidOrder(place)
      const other = await paidOrder(place)
      gateway.refundsEnd = null
      await refund(mine.payment_id, 20)
      const known = gateway.ledger.refunds.get(numberOf(mine))
      if (!known) throw new Error('no refund')
      gateway.callbacks.refundSettled(
        { ...known, status: 'SUCCESS', out_trade_no: other.number },
        gateway.ledger.get(other.number),
      )
      await vi.waitFor(async () => {
        const refusal = { status: 'received', note: '退款单号属于另一笔订单。' }
        expect(await callbacksOf(getContainer(), other.number)).toContainEqual(expect.objectContaining(refusal))
      }, 10_000)
      expect(await bookOf(other)).toEqual({ refunds: 0, states: [] })
      expect(await bookOf(mine)).toEqual({ refunds: 1, states: ['PROCESSING'] })
    })

    it('pays once when the same refund is asked for twice at once', async () => {
      const order = await paidOrder(place)
      const answers = await Promise.all([refund(order.payment_id, 74.5), refund(order.payment_id, 74.5)])
      expect(answers.map(({ status }) => status === 200).filter(Boolean)).toHaveLength(1)
      expect(gateway.ledger.refundedFen(order.number)).toBe(7450)
      expect(await bookOf(order)).toMatchObject({ refunds: 1 })
    })

    it('takes a second press of the same part for what it is', async () => {
      const order = await paidOrder(place)
      const answers = [await refund(order.payment_id, 12), await refund(order.payment_id, 12)]
      expect(answers.map(({ status }) => status)).toEqual([200, 409])
      expect(answers[1].data).toMatchObject({ code: 'repeated', message: expect.stringContaining('刚刚已经退过') })
      const at_once = await Promise.all([refund(order.payment_id, 8), refund(order.payment_id, 8)])
      expect(at_once.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(gateway.ledger.refundedFen(order.number)).toBe(2000)
    })

    it('refuses a refund during a capture, and takes it once the money is there', async () => {
      const { data } = await place.buyer.buy({ honey: 1 })
      const { id, key } = data.order as { id: string; key: string }
      await place.buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, { 'x-order-key': key })
      const number = [...gateway.ledger.orders.keys()].at(-1) ?? ''
      gateway.faults.addApi({ mode: 'slow_after', path: '/out-trade-no/', delay_ms: 500, times: 5 })
      gateway.pay(number)
      const payments = getContainer().resolve(Modules.PAYMENT)
      const payment = await vi.waitFor(async () => {
        const [found] = await payments.listPayments(
          { payment_session_id: `payses_${number.slice(0, 26)}` },
          { take: 1 },
        )
        if (!found) throw new Error('no payment yet')
        return found
      }, 10_000)
      const early = await refund(payment.id, 74.5)
      if (early.status !== 200) expect(gateway.ledger.refundedFen(number)).toBe(0)
      await vi.waitFor(async () => {
        expect((await payments.retrievePayment(payment.id)).captured_at).toBeTruthy()
      }, 10_000)
      if (early.status !== 200) expect((await refund(payment.id, 74.5)).status).toBe(200)
      expect(gateway.ledger.refundedFen(number)).toBe(7450)
    })

    it('keeps its number after a channel error, so that the next try pays once', async () => {
      const order = await paidOrder(place)
      gateway.faults.addApi({ mode: 'error_after', path: '/v3/refund', status: 500, code: 'SYSTEM_ERROR', times: 2 })
      expect((await refund(order.payment_id, 20)).status).toBeGreaterThanOrEqual(400)
      expect((await refund(order.payment_id, 20)).status).toBe(200)
      expect(gateway.ledger.refundedFen(order.number)).toBe(2000)
      expect(await bookOf(order)).toMatchObject({ refunds: 1 })
    })

    it('pays once with a lost answer', async () => {
      const order = await paidOrder(place)
      gateway.faults.addApi({ mode: 'drop_after', path: '/v3/refund', times: 2 })
      expect((await refund(order.payment_id, 20)).status).toBeGreaterThanOrEqual(400)
      expect((await refund(order.payment_id, 20)).status).toBe(200)
      expect(gateway.ledger.refundedFen(order.number)).toBe(2000)
    })

    it('ends as successful when the callback comes before the answer', async () => {
      const order = await paidOrder(place)
      gateway.faults.addApi({ mode: 'slow_after', path: '/v3/refund', delay_ms: 1000 })
      const asked = refund(order.payment_id, 20)
      await vi.waitFor(async () => {
        const known = await callbacksOf(getContainer(), order.number)
        expect(known.filter(({ status }) => status === 'processed')).toHaveLength(2)
      }, 10_000)
      expect((await asked).status).toBe(200)
      await stateOf(order, 'SUCCESS')
      const [row] = await getContainer()
        .resolve('wechatpay')
        .listWechatRefunds({ out_refund_no: numberOf(order) })
      expect(row).toMatchObject({ state: 'accepted', status: 'SUCCESS' })
    })

    it('learns by asking what a lost callback would have said', async () => {
      const order = await paidOrder(place)
      gateway.faults.addCallback({ mode: 'lose' })
      await refund(order.payment_id, 20)
      await vi.waitFor(() => expect(gateway.ledger.refunds.get(numberOf(order))?.status).toBe('SUCCESS'), 10_000)
      await followWechatRefunds(getContainer())
      await stateOf(order, 'PROCESSING')
      await knex().raw(`update wechat_refund set sent_at = now() - interval '2 minutes'`)
      await followWechatRefunds(getContainer())
      await stateOf(order, 'SUCCESS')
    })

    it('tells staff of an abnormal refund, and closes the task when WeChat says it is done', async () => {
      const order = await paidOrder(place)
      gateway.refundsEnd = 'ABNORMAL'
      await refund(order.payment_id, 20)
      await stateOf(order, 'ABNORMAL')
      await collectTasks(getContainer())
      await collectTasks(getContainer())
      const [task, ...more] = await tasks()
      expect(more).toEqual([])
      expect(task).toMatchObject({
        kind: 'refund_abnormal',
        order_id: order.id,
        amount_fen: 2000,
        reference: numberOf(order),
      })
      expect(task.reason).toContain('退款异常')
      const askAgain = () => api.post(`/admin/reconciliation/tasks/${task.id}/ask`, {}, { headers })
      expect((await askAgain()).data.task.state).toBe('open')
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.settleRefund(numberOf(order), 'SUCCESS')
      expect((await askAgain()).data.task).toMatchObject({ state: 'resolved', decision: 'settled_itself' })
      await stateOf(order, 'SUCCESS')
      expect(await tasks()).toEqual([])
    })

    it('lets staff decide about a refund WeChat closed, once', async () => {
      const order = await paidOrder(place)
      gateway.refundsEnd = 'CLOSED'
      await refund(order.payment_id, 20)
      await stateOf(order, 'CLOSED')
      await collectTasks(getContainer())
      const [task] = await tasks()
      expect(task).toMatchObject({ kind: 'refund_closed', order_id: order.id })
      const decide = () =>
        api.post(
          `/admin/reconciliation/tasks/${task.id}/resolve`,
          { decision: 'paid_by_hand', note: '已银行转账给买家' },
          { headers, validateStatus: () => true },
        )
      expect([(await decide()).status, (await decide()).status]).toEqual([200, 409])
      await collectTasks(getContainer())
      expect(await tasks()).toEqual([])
      expect(await tasks('resolved')).toMatchObject([{ decision: 'paid_by_hand', decider: '没写姓名的同事' }])
    })

    it('is not lost when the shop dies between asking and writing down', async () => {
      const order = await paidOrder(place)
      const run = () =>
        refundPaymentWorkflow(getContainer()).run({ input: { payment_id: order.payment_id, amount: 20 } })
      gateway.faults.addApi({ mode: 'drop_after', path: '/v3/refund', times: 2 })
      await expect(run()).rejects.toThrow()
      await run()
      expect(gateway.ledger.refundedFen(order.number)).toBe(2000)
      expect(await bookOf(order)).toMatchObject({ refunds: 1 })
    })
  },
})
