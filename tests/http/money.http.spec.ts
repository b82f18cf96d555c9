/**
 * Whatever people and crashes do to orders' money, and in whatever order: the book balances, agrees with the payments,
 * and nobody gets back more than they paid.
 */
import { Modules } from '@medusajs/framework/utils'
import { cancelOrderWorkflow, refundPaymentWorkflow } from '@medusajs/medusa/core-flows'
import { medusaIntegrationTestRunner } from '@medusajs/test-utils'
import { mendMoney } from '@shanzhen/checkout/pay/mend-money'
import { readMoneyRecords } from '@shanzhen/checkout/pay/money-record'
import { catchUp } from '@shanzhen/ledger/postings/catch-up'
import { postPayments } from '@shanzhen/ledger/postings/payment-postings'
import fc from 'fast-check'
import { checkoutBuyer, runSweep, stockCheckoutShop } from '../support/checkout-shop'
import { gatewayEnvironment, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
Object.assign(process.env, gatewayEnvironment(gateway))

type Act =
  | { act: 'pay'; pieces: number }
  | { act: 'refund'; order: number; fen: number }
  | { act: 'cancel' | 'cut_booking' | 'cut_total'; order: number }
  | { act: 'replay' }

/** The module has these like those of every model; its type leaves them out. */
type CreditLines = {
  listOrderCreditLines(filter: { order_id: string }): Promise<{ id: string }[]>
  deleteOrderCreditLines(ids: string[]): Promise<void>
}

const order = fc.nat({ max: 2 })
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('pay' as const), pieces: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ act: fc.constant('refund' as const), order, fen: fc.integer({ min: 1, max: 9000 }) }),
  fc.record({ act: fc.constantFrom('cancel' as const, 'cut_booking' as const, 'cut_total' as const), order }),
  fc.record({ act: fc.constant('replay' as const) }),
)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let buyer: ReturnType<typeof checkoutBuyer>
    beforeAll(async () => {
      buyer = checkoutBuyer(api, await stockCheckoutShop(getContainer()))
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const soon = () => new Date(Date.now() + 60_000)
    const orders: string[] = []
    const numbers = new Map<string, string>()

    const acts: { [A in Act['act']]: (step: Extract<Act, { act: A }>) => Promise<unknown> } = {
      pay: async ({ pieces }) => {
        const { data } = await buyer.buy({ honey: pieces })
        const { id, key } = data.order as { id: string; key: string }
        await buyer.post(`/orders/${id}/pay`, { provider: 'wechatpay', channel: 'native' }, { 'x-order-key': key })
        const number = [...gateway.ledger.orders.keys()].at(-1) ?? ''
        gateway.pay(number)
        numbers.set(id, number)
        await buyer.post(`/orders/${id}/refresh`, {}, { 'x-order-key': key })
        orders.push(id)
      },
      refund: async ({ order, fen }) => {
        const payment_id = (await recordOf(order))?.movements.find(({ kind }) => kind === 'capture')?.payment_id
        if (!payment_id) return
        // Too much is refused, as is what a canceled order no longer has; what matters is what is left behind.
        await refundPaymentWorkflow(getContainer())
          .run({ input: { payment_id, amount: fen / 100 } })
          .catch(() => null)
      },
      cancel: async ({ order }) => {
        if (!orders.length) return
        await cancelOrderWorkflow(getContainer())
          .run({ input: { order_id: orders[order % orders.length] } })
          .catch(() => null)
      },
      // The process dies after the payment moved and before the order heard of it.
      cut_booking: async ({ order }) => {
        const booking = (await recordOf(order))?.bookings.at(-1)
        if (booking) await getContainer().resolve(Modules.ORDER).deleteOrderTransactions([booking.id])
      },
      // The process dies after the refund was booked and before the order's total followed.
      cut_total: async ({ order }) => {
        const id = orders[order % Math.max(1, orders.length)]
        const module = getContainer().resolve(Modules.ORDER) as unknown as CreditLines
        const last = id ? (await module.listOrderCreditLines({ order_id: id })).at(-1) : undefined
        if (last) await module.deleteOrderCreditLines([last.id])
      },
      replay: async () => {
        const payments = await getContainer().resolve(Modules.PAYMENT).listPayments({})
        const ids = payments.map(({ id }) => id)
        await Promise.all([postPayments(getContainer(), ids), catchUp(getContainer(), null), runSweep(getContainer())])
      },
    }
    const recordOf = async (order: number) =>
      orders.length ? (await readMoneyRecords(getContainer(), [orders[order % orders.length]]))[0] : undefined

    it('stays true through any sequence of payments, refunds, cancelings, crashes and repeats', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 9 }), async (steps) => {
          for (const step of [{ act: 'pay', pieces: 1 } as const, ...steps]) {
            await (acts[step.act] as (step: Act) => Promise<unknown>)(step)
          }
          await runSweep(getContainer())
          await mendMoney(getContainer(), soon())
          await catchUp(getContainer(), null, soon())
          const ledger = getContainer().resolve('ledger')
          expect(await ledger.findDisagreements()).toEqual([])
          const trial = await ledger.trialBalance()
          const side = (key: 'debit_fen' | 'credit_fen') => trial.reduce((sum, line) => sum + line[key], 0)
          expect(side('debit_fen')).toBe(side('credit_fen'))
          for (const record of await readMoneyRecords(getContainer(), orders)) {
            const sum = (kind: 'capture' | 'refund') =>
              record.movements
                .filter((moved) => moved.kind === kind)
                .reduce((total, { amount_fen }) => total + amount_fen, 0)
            expect(sum('refund')).toBeLessThanOrEqual(sum('capture'))
            if (record.canceled) expect(sum('refund')).toBe(sum('capture'))
            const booked_fen = record.bookings.reduce((total, { amount_fen }) => total + amount_fen, 0)
            expect(booked_fen).toBe(sum('capture') - sum('refund'))
            const book = (await ledger.findByReference('order', record.order_id)).map(({ kind, entries }) => [
              kind,
              entries
                .filter(({ amount_fen }) => amount_fen > 0)
                .reduce((total, { amount_fen }) => total + amount_fen, 0),
            ])
            const posted = (kind: string) =>
              book.filter(([name]) => name === kind).reduce((total, [, fen]) => total + Number(fen), 0)
            expect([posted('payment_captured'), posted('payment_refunded')]).toEqual([sum('capture'), sum('refund')])
            expect(gatewayKeeps(record.order_id)).toBe(sum('capture') - sum('refund'))
          }
        }),
        { numRuns: 6, endOnFailure: true },
      )
    }, 240_000)

    /** What WeChat holds for an order: paid less refunded. */
    function gatewayKeeps(order_id: string): number {
      const number = numbers.get(order_id) ?? ''
      const back = [...gateway.ledger.refunds.values()].filter(
        ({ out_trade_no, status }) => out_trade_no === number && status !== 'CLOSED',
      )
      const paid_fen = gateway.ledger.orders.get(number)?.total_fen ?? 0
      return paid_fen - back.reduce((total, { refund_fen }) => total + refund_fen, 0)
    }
  },
})
