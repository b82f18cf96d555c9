/** A buyer's money in the book: posted once when it comes, once when it goes back, and also when every event was lost. */
import { Modules } from '@medusajs/framework/utils'
import { refundPaymentsWorkflow, refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { catchUp, findUnposted } from '@shanzhen/ledger/postings/catch-up'
import { vi } from 'vitest'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
// The runner reads the backend's settings before its own `env` is applied.

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let buyer: ReturnType<typeof checkoutBuyer>
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const ledger = () => getContainer().resolve('ledger')
    const book = async (order_id: string) =>
      (await ledger().findByReference('order', order_id)).map(({ kind, entries }) => ({
        kind,
        amounts: entries.map(({ amount_fen }) => amount_fen),
      }))

    /** One jar of honey at 68.50 with 6.00 freight, paid by WeChat. */
    async function paidOrder(): Promise<{ id: string; payment_id: string }> {
      const { data } = await buyer.buy({ honey: 1 })
      const { id, key } = data.order as { id: string; key: string }
      await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, { 'x-order-key': key })
      gateway.pay([...gateway.ledger.orders.keys()].at(-1) ?? '')
      await buyer.post(`/orders/${id}/refresh`, {}, { 'x-order-key': key })
      const payment = await vi.waitFor(async () => {
        const [found] = await getContainer()
          .resolve(Modules.PAYMENT)
          .listPayments({}, { order: { created_at: 'DESC' }, take: 1 })
        expect(found?.captured_at).toBeTruthy()
        return found
      }, 10_000)
      return { id, payment_id: payment?.id ?? '' }
    }
    const captured = { kind: 'payment_captured', amounts: [7450, -6850, -600] }

    it('holds goods and freight apart, and gives goods back before freight', async () => {
      const { id, payment_id } = await paidOrder()
      await vi.waitFor(async () => expect(await book(id)).toEqual([captured]), 10_000)
      await refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount: 60 } })
      await vi.waitFor(async () => expect(await book(id)).toHaveLength(2), 10_000)
      // Medusa's workflow for several payments, also a canceled order's, tells nobody: the catch-up finds it.
      await refundPaymentsWorkflow(getContainer()).run({ input: [{ payment_id, amount: 14.5 }] })
      await catchUp(getContainer(), new Date(Date.now() - 60_000))
      expect(await book(id)).toEqual([
        captured,
        { kind: 'payment_refunded', amounts: [6000, -6000] },
        { kind: 'payment_refunded', amounts: [850, 600, -1450] },
      ])
      expect(await ledger().findDisagreements()).toEqual([])
    })

    it('shows staff every account, its statement and a file of it, and nobody else', async () => {
      const { id } = await paidOrder()
      await vi.waitFor(async () => expect(await book(id)).toHaveLength(1), 10_000)
      const headers = await staffHeaders(getContainer())
      const get = (path: string, as: object = { headers }) =>
        api.get(`/admin/ledger${path}`, { ...as, validateStatus: () => true })
      const { accounts, trial_balance } = (await get('/accounts')).data
      const sales = accounts.find((account: { kind: string }) => account.kind === 'goods_sales')
      expect(sales).toMatchObject({ owner_id: 'supply-center', balance_fen: 6850, entry_count: 1 })
      expect(trial_balance).toHaveLength(3)
      const { statement } = (await get(`/accounts/${sales.id}/statement?from=2026-01-01`)).data
      expect(statement).toMatchObject({ opening_fen: 0, closing_fen: 6850, count: 1 })
      const opened = (await get(`/transactions/${statement.lines[0].transaction_id}`)).data.transaction
      expect(opened).toMatchObject({ reference_id: id, kind: 'payment_captured' })
      const file = await get(`/accounts/${sales.id}/statement?format=csv`)
      expect(file.headers['content-type']).toContain('text/csv')
      expect(file.data).toContain('68.50')
      const sheet = await get(`/accounts/${sales.id}/statement?format=xlsx`)
      expect(sheet.headers['content-type']).toContain('spreadsheetml')
      expect(sheet.headers['content-disposition']).toContain('ledger-goods_sales.xlsx')
      const wrong = await get(`/accounts/${sales.id}/statement?from=2026-02-01&to=2026-01-01`)
      expect([wrong.status, wrong.data.message]).toEqual([400, '开始日期不能晚于结束日期'])
      expect((await get('/accounts/lacc_none/statement')).status).toBe(404)
      expect((await get('/accounts', {})).status).toBe(401)
    })

    it('catches up once with money whose event was lost', async () => {
      const { id } = await paidOrder()
      await vi.waitFor(async () => expect(await book(id)).toHaveLength(1), 10_000)
      // A capture written by the module alone sends no event, as one cut off by a crash.
      const { data } = await buyer.buy({ honey: 1 })
      const lost = String(data.order.id)
      const [link] = (
        await getContainer()
          .resolve('query')
          .graph({ entity: 'order', fields: ['payment_collections.id'], filters: { id: lost } })
      ).data
      const payments = getContainer().resolve(Modules.PAYMENT)
      const session = await payments.createPaymentSession(link?.payment_collections?.[0]?.id ?? '', {
        provider_id: 'pp_system_default',
        amount: 74.5,
        currency_code: 'cny',
        data: {},
      })
      const payment = await payments.authorizePaymentSession(session.id, {})
      await payments.capturePayment({ payment_id: payment?.id ?? '', captured_by: 'user_till' })
      expect(await book(lost)).toEqual([])
      const rounds = await Promise.all([catchUp(getContainer(), null), catchUp(getContainer(), null)])
      expect(rounds[0]).toContain(payment?.id)
      expect(await book(lost)).toEqual([captured])
      expect(await findUnposted(getContainer(), null)).toEqual([])
      expect(await book(id)).toHaveLength(1)
    })
  },
})
