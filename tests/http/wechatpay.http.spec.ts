/** Money from WeChat reaches its order exactly once, whatever happens to the notifications on their way. */
import { createRequire } from 'node:module'
import {
  authorizePaymentSessionForOrderWorkflow,
  cancelOrderWorkflow,
  refundPaymentWorkflow,
} from '@medusajs/medusa/core-flows'
import { followWechatRefundWorkflow } from '@shanzhen/payment-wechatpay/workflows'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { callbacksOf, moneyOf, openGateway, PRICE_FEN, PROVIDER, stockShop } from '../support/wechat-shop'

const outbox = openOutbox()
const gateway = await openGateway()
// The runner reads the backend's settings before its own `env` is applied.
const FORGERIES = ['wrong_key', 'flipped_byte', 'unsigned', 'probe', 'unknown_serial', 'stale'] as const
const open = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof stockShop>>

    beforeAll(async () => {
      shop = await stockShop(getContainer())
    })
    beforeEach(() => {
      gateway.faults.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    /** A guest's order by Medusa's own store routes: placed first, paid later. */
    async function placeOrder(data: Record<string, unknown> = { channel: 'native' }) {
      const { headers, region_id, variant_id } = shop
      const post = async (path: string, body: object) => (await api.post(`/store${path}`, body, { headers })).data
      const { cart } = await post('/carts', {
        region_id,
        email: 'buyer@example.com',
        items: [{ variant_id, quantity: 1 }],
      })
      const { payment_collection } = await post('/payment-collections', { cart_id: cart.id })
      const started = await post(`/payment-collections/${payment_collection.id}/payment-sessions`, {
        provider_id: PROVIDER,
        data,
      })
      const session = started.payment_collection.payment_sessions[0]
      const { order } = await post(`/carts/${cart.id}/complete`, {})
      return { order_id: String(order.id), session, number: String(session.data.out_trade_no) }
    }

    const money = (order_id: string) => moneyOf(getContainer(), order_id)
    const callbacks = (number: string) => callbacksOf(getContainer(), number)
    const paidOnce = (order_id: string) =>
      vi.waitFor(async () => {
        const seen = await money(order_id)
        expect(seen).toMatchObject({ captures: 1, transactions: [PRICE_FEN / 100] })
        expect(seen.order.payment_collections?.[0]?.status).toBe('completed')
        return seen
      }, 15_000)
    const settled = (number: string, count: number) =>
      vi.waitFor(async () => {
        const kept = await callbacks(number)
        expect(kept).toHaveLength(count)
        expect(kept.every((callback) => callback.status !== 'received')).toBe(true)
        return kept
      }, 15_000)
    const unpaid = async (order_id: string) => {
      expect(await money(order_id)).toMatchObject({
        captures: 0,
        transactions: [],
        session: { status: 'pending_authorization' },
      })
    }

    it('places the order before it is paid and marks it paid when the notification comes', async () => {
      const { order_id, number } = await placeOrder()
      await unpaid(order_id)
      gateway.pay(number)
      await paidOnce(order_id)
      expect(await settled(number, 1)).toMatchObject([{ status: 'processed' }])
    })

    it('takes a doubled notification once', async () => {
      const { order_id, number } = await placeOrder()
      gateway.faults.addCallback({ mode: 'double' })
      gateway.pay(number)
      await settled(number, 1)
      await paidOnce(order_id)
    })

    it('takes a replayed notification for what it is: known', async () => {
      const { order_id, number } = await placeOrder()
      gateway.pay(number)
      await settled(number, 1)
      const sent = [...gateway.ledger.callbacks.values()].at(-1)
      expect(await gateway.resend(sent?.id ?? '')).toBe(204)
      expect(await callbacks(number)).toHaveLength(1)
      await paidOnce(order_id)
    })

    it('refuses every forged notification and keeps none', async () => {
      const { order_id, number } = await placeOrder()
      for (const forgery of FORGERIES) expect([forgery, await gateway.forge(number, forgery)]).toEqual([forgery, 400])
      expect(await callbacks(number)).toHaveLength(0)
      await unpaid(order_id)
    })

    it('answers nonsense with FAIL', async () => {
      const answer = await api.post('/hooks/wechatpay/payment', { id: 'x' }, open)
      expect(answer).toMatchObject({ status: 400, data: { code: 'FAIL', message: '失败' } })
    })

    it('captures nothing for another amount', async () => {
      const { order_id, number } = await placeOrder()
      expect(await gateway.announce(number, { total_fen: 1 })).toBe(204)
      expect(await settled(number, 1)).toMatchObject([{ status: 'refused' }])
      await unpaid(order_id)
    })

    it('captures nothing that the query does not confirm, and asks again later', async () => {
      const { order_id, number } = await placeOrder()
      expect(await gateway.announce(number, {})).toBe(204)
      await vi.waitFor(
        async () => expect(await callbacks(number)).toMatchObject([{ status: 'received', attempts: 1 }]),
        15_000,
      )
      await unpaid(order_id)
    })

    it('carries out later what it kept but could not finish', async () => {
      const { order_id, number } = await placeOrder()
      await gateway.announce(number, {})
      await vi.waitFor(async () => expect(await callbacks(number)).toMatchObject([{ attempts: 1 }]), 15_000)
      gateway.ledger.pay(number)
      const service = getContainer().resolve('wechatpay')
      const [kept] = await callbacks(number)
      await service.updateWechatCallbacks({ id: kept?.id, next_attempt_at: new Date(0) })
      const job = createRequire(import.meta.url)('@shanzhen/payment-wechatpay/jobs/process-wechat-callbacks')
      await job.default(getContainer())
      await paidOnce(order_id)
      expect(await callbacks(number)).toMatchObject([{ status: 'processed' }])
    })

    it('finds a payment whose notification was lost by asking', async () => {
      const { order_id, number, session } = await placeOrder()
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.pay(number)
      await unpaid(order_id)
      await authorizePaymentSessionForOrderWorkflow(getContainer()).run({ input: { payment_session_id: session.id } })
      await paidOnce(order_id)
    })

    it('ends the same when the notification and the question meet', async () => {
      const { order_id, number, session } = await placeOrder()
      gateway.pay(number)
      await authorizePaymentSessionForOrderWorkflow(getContainer()).run({
        input: { payment_session_id: session.id },
        throwOnError: false,
      })
      await paidOnce(order_id)
      await settled(number, 1)
      await paidOnce(order_id)
    })

    it('ends the same when the payment is announced after its refund', async () => {
      const { order_id, number, session } = await placeOrder()
      gateway.faults.addCallback({ mode: 'hold' })
      gateway.pay(number)
      await authorizePaymentSessionForOrderWorkflow(getContainer()).run({ input: { payment_session_id: session.id } })
      const { payments } = await paidOnce(order_id)
      await refundPaymentWorkflow(getContainer()).run({ input: { payment_id: payments[0]?.id ?? '', amount: 2 } })
      await settled(number, 2)
      const seen = await money(order_id)
      expect(seen).toMatchObject({ captures: 1, refunds: 1 })
      expect(seen.payments[0]?.data).toMatchObject({ refunds: [{ amount_fen: 200, status: 'SUCCESS' }] })
      expect(gateway.ledger.refundedFen(number)).toBe(200)
    })

    it('records money that arrives for a canceled order, so that it can go back', async () => {
      const { order_id, number } = await placeOrder()
      await cancelOrderWorkflow(getContainer()).run({ input: { order_id } })
      gateway.pay(number)
      await vi.waitFor(async () => {
        const seen = await money(order_id)
        expect(seen.captures).toBe(1)
        expect(seen.order.status).toBe('canceled')
      }, 15_000)
    })

    it('tells the buyer that a refund is on its way, and once that it is there', async () => {
      outbox.clear()
      const { order_id, number } = await placeOrder()
      gateway.pay(number)
      const { payments } = await paidOnce(order_id)
      gateway.faults.addCallback({ mode: 'lose', times: 3 })
      await refundPaymentWorkflow(getContainer()).run({ input: { payment_id: payments[0]?.id ?? '', amount: 5 } })
      const heard = (template: string) => outbox.messages().filter((message) => message.template === template)
      await vi.waitFor(() => expect(heard('order-refunded')).toHaveLength(1), 10_000)
      expect(heard('order-refunded')[0].text).toContain('¥5.00 正在处理，将原路退回')
      const { refunds } = (await money(order_id)).payments[0]!.data as { refunds: { out_refund_no: string }[] }
      const follow = () =>
        followWechatRefundWorkflow(getContainer()).run({ input: { reference: refunds[0].out_refund_no } })
      await vi.waitFor(async () => {
        await follow()
        expect(heard('order-refund-arrived')).toHaveLength(1)
      }, 15_000)
      await follow()
      expect(heard('order-refund-arrived').map(({ text }) => text)).toEqual([
        expect.stringContaining('的退款 ¥5.00 已原路退回'),
      ])
    })

    it('pays back once when the answer to a refund is lost and staff try again', async () => {
      const { order_id, number } = await placeOrder()
      gateway.pay(number)
      const { payments } = await paidOnce(order_id)
      const refund = () =>
        refundPaymentWorkflow(getContainer()).run({ input: { payment_id: payments[0]?.id ?? '', amount: 5 } })
      gateway.faults.addApi({ mode: 'drop_after', path: '/v3/refund', times: 2 })
      await expect(refund()).rejects.toThrow()
      await refund()
      expect(gateway.ledger.refundedFen(number)).toBe(500)
      expect((await money(order_id)).refunds).toBe(1)
    })

    it('refuses what a buyer writes into the payment besides the allowed words', async () => {
      await expect(placeOrder({ channel: 'native', notify_url: 'http://evil.test' })).rejects.toMatchObject({
        response: { status: 400 },
      })
    })
  },
})
