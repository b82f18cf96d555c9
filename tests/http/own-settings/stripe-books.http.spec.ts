/** Cards: the balance of a day against the book, and disputes that become tasks with a deadline. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Modules } from '@medusajs/framework/utils'
import followStripeDisputes from '@shanzhen/payment-stripe/jobs/follow-stripe-disputes'
import collectTasks from '@shanzhen/reconciliation/jobs/collect-tasks'
import Stripe from 'stripe'
import { vi } from 'vitest'
import { startStripeSandbox } from '../../../plugins/money/payment-stripe/sandbox/server'
import { YESTERDAY } from '../../support/bill-shop'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../../support/medusa-runner'
import { staffHeaders } from '../../support/packing-shop'

const dataDir = mkdtempSync(join(tmpdir(), 'stripe http '))
const sandbox = await startStripeSandbox({ port: 0, dataDir, webhookUrl: null })
const { secret_key, publishable_key, webhook_secret } = sandbox.merchant
// The runner reads the backend's settings before its own `env` is applied.
Object.assign(process.env, {
  PAYMENT_SANDBOX: 'true',
  STRIPE_API_KEY: secret_key,
  STRIPE_PUBLISHABLE_KEY: publishable_key,
  STRIPE_WEBHOOK_SECRET: webhook_secret,
  STRIPE_BASE_URL: sandbox.url,
})
const NOON = new Date(`${YESTERDAY}T12:00:00+08:00`)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let headers: Record<string, string>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      headers = await staffHeaders(getContainer())
    })
    beforeEach(() => sandbox.store.objects.clear())
    afterAll(() => sandbox.close())

    const open = { validateStatus: () => true }
    const tasks = async () => (await api.get('/admin/reconciliation/tasks', { headers })).data.tasks

    /** One jar of honey with freight, 74.50, paid by card; both sides date it yesterday at noon. */
    async function paidByCard() {
      const buyer = checkoutBuyer(api, shop)
      const { data } = await buyer.buy({ honey: 1 })
      const { id, key } = data.order as { id: string; key: string }
      const begun = await buyer.post(
        `/orders/${id}/pay`,
        { provider: 'stripe', channel: 'card' },
        { 'x-order-key': key },
      )
      const intent = sandbox.store.all('payment_intent').at(-1)
      if (!intent) throw new Error(`no intent: ${JSON.stringify(begun.data)}`)
      await fetch(`${sandbox.url}/v1/payment_intents/${intent.id}/confirm`, {
        method: 'POST',
        headers: { authorization: `Bearer ${publishable_key}` },
        body: new URLSearchParams({ client_secret: intent.client_secret, card: '4242424242424242' }),
      })
      await buyer.post(`/orders/${id}/refresh`, {}, { 'x-order-key': key })
      const payment = await vi.waitFor(async () => {
        const [found] = await getContainer()
          .resolve(Modules.PAYMENT)
          .listPayments({}, { order: { created_at: 'DESC' }, take: 1 })
        if (!found?.captured_at) throw new Error('not captured yet')
        return found
      }, 10_000)
      return { id, payment_id: payment.id, intent_id: intent.id }
    }

    async function dateBack() {
      for (const movement of sandbox.store.all('balance_transaction')) movement.created = NOON.getTime() / 1000
      const knex = getContainer().resolve('__pg_connection__')
      for (const table of ['capture', 'refund']) await knex.raw(`update ${table} set created_at = ?`, [NOON])
    }

    const tell = (dispute: object, type: string, secret = webhook_secret) => {
      const payload = JSON.stringify({ id: 'evt_1', object: 'event', type, data: { object: dispute } })
      const signature = new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret })
      const told = { 'content-type': 'application/json', 'stripe-signature': signature }
      return api.post('/hooks/payment/stripe_stripe', payload, { ...open, headers: told })
    }

    it('matches a day of charges and refunds and books the fee', async () => {
      const { payment_id } = await paidByCard()
      const refund = (amount: number) => api.post(`/admin/payments/${payment_id}/refund`, { amount }, { headers })
      await refund(20)
      // A second press within half a minute would be refused.
      await dateBack()
      await refund(20)
      await dateBack()
      const { data } = await api.post(
        '/admin/reconciliation/bills',
        { channel: 'stripe', bill_date: YESTERDAY },
        { headers },
      )
      expect(data.bill).toMatchObject({
        state: 'matched',
        totals: { payment_fen: 7450, refund_count: 2, refund_fen: 4000, fee_fen: 253, differences: 0 },
      })
      const [fee] = await getContainer().resolve('ledger').findByReference('channel_bill', data.bill.id)
      expect(fee).toMatchObject({ idempotency_key: `bill:stripe:${YESTERDAY}:fee:cny` })
    })

    it('makes a signed dispute notice a task with its deadline, and ends it with the bank', async () => {
      const { id, intent_id } = await paidByCard()
      const dispute = sandbox.disputes.open(intent_id, 'product_not_received')
      expect((await tell(dispute, 'charge.dispute.created')).status).toBe(200)
      expect((await tell(dispute, 'charge.dispute.created')).status).toBe(200)
      await collectTasks(getContainer())
      const [task, ...more] = await tasks()
      expect(more).toEqual([])
      expect(task).toMatchObject({
        kind: 'dispute',
        channel: 'stripe',
        reference: dispute.id,
        order_id: id,
        amount_fen: 7450,
      })
      expect(task.reason).toContain('没有收到商品')
      expect(new Date(task.due_at).getTime()).toBe(dispute.evidence_details.due_by * 1000)
      const closed = sandbox.disputes.close(dispute.id, 'won')
      expect((await tell(closed, 'charge.dispute.closed')).status).toBe(200)
      await collectTasks(getContainer())
      expect(await tasks()).toEqual([])
    })

    it('knows how the bank decided also where staff closed their task before, and where it is told only then', async () => {
      const [first, second] = [await paidByCard(), await paidByCard()]
      const dispute = sandbox.disputes.open(first.intent_id)
      await followStripeDisputes(getContainer())
      await collectTasks(getContainer())
      const disputed = () => getContainer().resolve('reconciliation').disputedAmong([first.id, second.id])
      expect(await disputed()).toEqual([{ order_id: first.id, open: true, lost_fen: 0 }])
      const [task] = await tasks()
      const closed = { decision: 'accepted', note: '不申诉' }
      await api.post(`/admin/reconciliation/tasks/${task.id}/resolve`, closed, { headers })
      sandbox.disputes.close(dispute.id, 'lost')
      const late = sandbox.disputes.open(second.intent_id)
      sandbox.disputes.close(late.id, 'lost')
      await followStripeDisputes(getContainer())
      await collectTasks(getContainer())
      await collectTasks(getContainer())
      expect(await disputed()).toEqual(
        expect.arrayContaining([first, second].map(({ id }) => ({ order_id: id, open: false, lost_fen: 7450 }))),
      )
      expect(await tasks()).toEqual([])
    })

    it('asks on about each dispute, however old, though it knows nothing of another’s payment', async () => {
      const [first, second] = [await paidByCard(), await paidByCard()]
      const old = sandbox.disputes.open(first.intent_id)
      await followStripeDisputes(getContainer())
      const strange = sandbox.disputes.open(second.intent_id)
      sandbox.store.put({ ...strange, payment_intent: 'pi_gone' })
      sandbox.disputes.close(old.id, 'lost')
      const list = vi.spyOn(sandbox.disputes, 'list')
      list.mockReturnValue({
        object: 'list',
        url: '/v1/disputes',
        has_more: false,
        data: [sandbox.disputes.get(strange.id)],
      })
      await followStripeDisputes(getContainer())
      list.mockRestore()
      await collectTasks(getContainer())
      expect(await getContainer().resolve('reconciliation').disputedAmong([first.id])).toEqual([
        { order_id: first.id, open: false, lost_fen: 7450 },
      ])
    })

    it('refuses a dispute notice that Stripe did not sign', async () => {
      const { intent_id } = await paidByCard()
      const dispute = sandbox.disputes.open(intent_id)
      expect((await tell(dispute, 'charge.dispute.created', 'whsec_other')).status).toBe(400)
      await collectTasks(getContainer())
      expect(await tasks()).toEqual([])
    })

    it('finds a dispute whose notice was lost', async () => {
      const { intent_id } = await paidByCard()
      const { id } = sandbox.disputes.open(intent_id)
      await followStripeDisputes(getContainer())
      await followStripeDisputes(getContainer())
      await collectTasks(getContainer())
      expect(await tasks()).toMatchObject([{ reference: id, state: 'open' }])
    })
  },
})
