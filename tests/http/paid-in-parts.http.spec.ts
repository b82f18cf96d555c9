/** An order to which something was added is paid by several payments: what goes back comes out of all of them, each fen once. */
import { Modules } from '@medusajs/framework/utils'
import { refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { correctAllFreight } from '@shanzhen/ledger/postings/correct-freight'
import { readOrderBook } from '@shanzhen/ledger/postings/order-book'
import { readBalance } from '@shanzhen/money-kit/order-balance'
import followRecalls from '@shanzhen/recalls/jobs/follow-recalls'
import { vi } from 'vitest'
import { checkoutBuyer } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { orderEditor } from '../support/order-editor'
import { broken } from '../support/promises'
import { weighingShop } from '../support/weighing-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof weighingShop>>
    beforeAll(async () => {
      shop = await weighingShop(api, getContainer(), gateway)
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterEach(async () => expect(await shop.faults()).toEqual([]))
    afterAll(() => gateway.close())

    type Order = Awaited<ReturnType<typeof shop.bought>>
    const left = async ({ id }: Order) => {
      const payments = (await readBalance(getContainer(), id))?.payments ?? []
      return payments.map((payment) => ({ id: payment.id, fen: payment.captured_fen - payment.refunded_fen }))
    }

    /** Kiwis for ¥59.90 with carriage, a mushroom for ¥30.00 added and paid by itself; then left with these sums. */
    async function boughtInParts(first_fen: number, second_fen: number) {
      const order = await shop.bought({ kiwi: 1 })
      const { headers } = shop.options()
      await orderEditor(api, headers).add(order.id, shop.stocked.variants.mushroom, 1)
      await vi.waitFor(async () => expect((await order.view()).due_fen).toBe(3000), 30_000)
      const wechat = { provider: 'wechatpay', channel: 'native' }
      await checkoutBuyer(api, shop.stocked).post(`/orders/${order.id}/pay`, wechat, order.own)
      gateway.pay([...gateway.ledger.orders.keys()].at(-1) ?? '')
      await vi.waitFor(async () => expect((await order.view()).due_fen).toBe(0), 30_000)
      for (const { id: payment_id, fen } of await left(order)) {
        const amount = (fen - (fen === 5990 ? first_fen : second_fen)) / 100
        if (amount > 0) await refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount } })
      }
      return order
    }
    const lefts = async (order: Order) => (await left(order)).map(({ fen }) => fen).sort((a, b) => a - b)
    /** One refund goes through, the next finds the channel silent. */
    const silentAfterOne = () => {
      const payments = getContainer().resolve(Modules.PAYMENT)
      const real = payments.refundPayment.bind(payments)
      const spy = vi.spyOn(payments, 'refundPayment')
      return spy.mockImplementationOnce(real).mockRejectedValueOnce(new Error('channel away'))
    }

    it('books the carriage once, and corrects a book that says otherwise by a transaction of its own', async () => {
      const order = await boughtInParts(5990, 3000)
      const captured = async () => (await readOrderBook(getContainer(), order.id)).captured
      await vi.waitFor(async () => expect(await captured()).toEqual({ total_fen: 8990, freight_fen: 2000 }), 10_000)
      const ledger = getContainer().resolve('ledger')
      const accounts = await ledger.listLedgerAccounts({ kind: ['goods_sales', 'freight_income'] })
      const idOf = (kind: string) => accounts.find((account) => account.kind === kind)?.id ?? ''
      await ledger.post({
        ...{
          idempotency_key: `wrong:${order.id}`,
          kind: 'payment_captured',
          currency: 'cny',
          effective_at: new Date(),
        },
        ...{ reference_type: 'order', reference_id: order.id },
        entries: [
          { account_id: idOf('goods_sales'), amount_fen: 321 },
          { account_id: idOf('freight_income'), amount_fen: -321 },
        ],
      })
      const knex = getContainer().resolve('__pg_connection__')
      const guard = (how: string) => knex.raw(`alter table ledger_transaction ${how} trigger user`)
      await guard('disable')
      await knex.raw(`update ledger_transaction set created_at = now() - interval '6 minutes'`)
      await knex.raw(`update order_summary set updated_at = now() - interval '6 minutes'`)
      await guard('enable')
      expect(await broken(getContainer(), '运费入账与订单不符')).toEqual([order.id])
      expect(await correctAllFreight(getContainer())).toEqual([order.id])
      expect(await captured()).toEqual({ total_fen: 8990, freight_fen: 2000 })
      expect(await correctAllFreight(getContainer())).toEqual([])
      expect(await ledger.findDisagreements()).toEqual([])
    })

    it('takes what a parcel weighed less out of both payments, and after a silent channel only the rest', async () => {
      const order = await boughtInParts(490, 500)
      const silent = silentAfterOne()
      // 3990 × 500 / 2500 = 798; 2.0 kg instead of 2.5: ¥1 less.
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2000)])).status).toBe(201)
      silent.mockRestore()
      expect(await shop.corrections(order)).toEqual([{ state: 'refunding', goods_fen: 798, freight_fen: 100 }])
      expect(await lefts(order)).toEqual([0, 490])
      await Promise.all([shop.settle(), shop.settle()])
      expect(await shop.corrections(order)).toEqual([{ state: 'refunded', goods_fen: 798, freight_fen: 100 }])
      expect(await lefts(order)).toEqual([0, 490 - 398])
      const [{ id }] = await shop.weighings().listWeightCorrections({ order_id: order.id })
      const note = `weighing:${id}`
      const { data } = await getContainer()
        .resolve('query')
        .graph({ entity: 'refund', fields: ['amount', 'metadata'], filters: { note } })
      const parts = data.map(({ amount, metadata }) => [Number(amount), metadata?.freight_fen])
      expect(parts.sort()).toEqual([
        [3.98, 0],
        [5, 100],
      ])
    })

    it('gives back what the payments hold together where that is less than a parcel’s difference', async () => {
      const order = await boughtInParts(300, 200)
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2000)])).status).toBe(201)
      expect(await lefts(order)).toEqual([0, 0])
      const [correction] = await shop.weighings().listWeightCorrections({ order_id: order.id })
      expect(correction).toMatchObject({ state: 'refunded', refund_fen: 500, refund_freight_fen: 100 })
    })

    it('pays a recall back out of both payments, and by itself what a silent channel left open', async () => {
      const order = await boughtInParts(1500, 3000)
      expect((await shop.ship(order, [shop.kiwis(order, 1, 2500)])).status).toBe(201)
      const lots = getContainer().resolve('lot')
      const [kiwi] = await lots.orderLots(order.id)
      const [lot] = await lots.listLots({ code: kiwi?.code ?? '' })
      const act = (path: string, body: object) => api.post(`/admin/recalls${path}`, body, shop.options())
      const { recall } = (await act('', { lot_id: lot?.id, reason: '农残超标', class: 'first' })).data
      const read = async () => {
        const { affected } = (await api.get(`/admin/recalls/${recall.id}`, shop.options())).data.recall
        return affected.find(({ order_id }: { order_id: string }) => order_id === order.id)
      }
      const row = await read()
      const silent = silentAfterOne()
      const refused = await act(`/${recall.id}/affected/${row.id}`, { action: 'refund' })
      silent.mockRestore()
      expect([refused.status, refused.data.message]).toEqual([400, '支付渠道暂时没有回应，退款会自动重试'])
      expect(await lefts(order)).toEqual([0, 1500])
      expect((await act(`/${recall.id}/affected/${row.id}`, { action: 'refund' })).status).toBe(400)
      const knex = getContainer().resolve('__pg_connection__')
      await knex.raw(`update recall_affected set updated_at = now() - interval '3 minutes' where id = ?`, [row.id])
      await Promise.all([followRecalls(getContainer()), followRecalls(getContainer())])
      expect(await read()).toMatchObject({ state: 'refunded', refund_fen: 3990 })
      expect(await lefts(order)).toEqual([0, 1500 - 990])
      const guard = (how: string) => knex.raw(`alter table recall_affected ${how} trigger recall_affected_guard`)
      const say = (fen: number) => knex.raw(`update recall_affected set refund_fen = ? where id = ?`, [fen, row.id])
      await guard('disable')
      await say(3991)
      expect(await broken(getContainer(), '召回退款与退款记录不符')).toEqual([row.id])
      await say(3990)
      await guard('enable')
    })

    it('pays a claim back out of both payments', async () => {
      const order = await boughtInParts(2000, 2500)
      const { data } = await shop.ship(order, [shop.kiwis(order, 1, 2500)])
      await api.post(`/admin/orders/${order.id}/parcels/${data.parcel.id}/delivered`, {}, shop.options())
      const { id, goods_fen } = (await order.ask(1, { kind: 'refund_only', reason: 'spoiled' })).data.request
      await shop.sales.act(id, 'approve', { version: 1 })
      expect((await shop.sales.act(id, 'refund', { version: 2 })).data.request.state).toBe('refunded')
      expect([goods_fen, await lefts(order)]).toEqual([3990, [0, 4500 - 3990]])
    })
  },
})
