/** What our one statement reads of an order's payments is what Medusa itself tells of them, however they went. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { BALANCE_FIELDS, balanceOf, type OrderBalance, readBalances } from '@shanzhen/money-kit/order-balance'
import { readOrderPayments, readOrdersWithPayments } from '@shanzhen/money-kit/order-payments'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { checkoutBuyer, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { paidOrders } from '../support/paid-orders'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const FIELDS = [
  ...['id', 'status'],
  ...['id', 'provider_id', 'amount', 'status', 'data', 'authorized_at'].map((field) => `payment_sessions.${field}`),
  ...['id', 'provider_id', 'captures.amount', 'captures.created_by', 'refunds.amount'].map(
    (field) => `payments.${field}`,
  ),
].map((field) => `payment_collections.${field}`)

const byOrder = (a: OrderBalance, b: OrderBalance) => (a.order_id < b.order_id ? -1 : 1)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    afterAll(() => gateway.close())

    it('for orders unpaid, paid, paid back in part and canceled, and for what was taken away', async () => {
      const shop = await stockCheckoutShop(getContainer())
      const buyer = checkoutBuyer(api, shop)
      const staff = await staffHeaders(getContainer())
      const orders = paidOrders({ api, container: getContainer(), gateway, buyer, staff })
      const [bare, waiting] = [await orders.order(), await orders.order({ honey: 2 })]
      await buyer.post(
        `/orders/${waiting.id}/pay`,
        { provider: 'wechatpay', channel: 'native' },
        { 'x-order-key': waiting.key },
      )
      const [paid, canceled, partly] = [await orders.paid(), await orders.paid({ honey: 2 }), await orders.paid()]
      expect((await canceled.cancel()).status).toBe(200)
      const payments = getContainer().resolve(Modules.PAYMENT)
      const [collection] = (await readOrderPayments(getContainer(), [partly.id])).get(partly.id) ?? []
      const payment_id = collection?.payments[0]?.id ?? ''
      for (const amount of [1.01, 0.3]) await payments.refundPayment({ payment_id, amount })
      const ids = [bare, waiting, paid, canceled, partly].map(({ id }) => id)
      const same = async () => {
        const ours = await readOrderPayments(getContainer(), ids)
        const theirs = await asMedusaTells(ids)
        expect(ids.map((id) => ours.get(id) ?? [])).toEqual(theirs)
        // What is counted without the lines is what is counted with them.
        const whole = await readOrdersWithPayments<Parameters<typeof balanceOf>[0]>(getContainer(), ids, BALANCE_FIELDS)
        expect(await readBalances(getContainer(), ids)).toEqual(whole.map(balanceOf).toSorted(byOrder))
        return theirs
      }
      const told = await same()
      expect(await inOneCommit(getContainer(), same)).toEqual(told)
      expect(told[1]?.[0]?.payment_sessions).toHaveLength(1)
      expect(told[4]?.[0]?.payments[0]?.refunds).toEqual([{ amount: 1.01 }, { amount: 0.3 }])

      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      for (const table of ['refund', 'payment_session', 'capture'])
        await knex(table)
          .update({ deleted_at: new Date() })
          .whereIn('id', knex(table).select('id').orderBy('id').limit(1))
      expect(await same()).not.toEqual(told)
    })

    /** In the order asked. */
    async function asMedusaTells(ids: string[]) {
      const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
      const { data } = await query.graph({ entity: 'order', fields: ['id', ...FIELDS], filters: { id: ids } })
      const byId = <Row extends { id: string }>(rows: Row[] = []) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      const rows = data as unknown as { id: string; payment_collections?: Collection[] }[]
      return ids.map((id) =>
        byId(rows.find((row) => row.id === id)?.payment_collections).map((collection) => ({
          id: collection.id,
          status: collection.status,
          payment_sessions: byId(collection.payment_sessions).map((session) => ({
            id: session.id,
            provider_id: session.provider_id,
            amount: session.amount,
            status: session.status,
            data: session.data,
            authorized_at: session.authorized_at ? expect.any(String) : null,
          })),
          payments: byId(collection.payments).map(({ id: payment_id, provider_id, captures, refunds }) => ({
            id: payment_id,
            provider_id,
            captures: (captures ?? []).map(({ amount, created_by }) => ({ amount, created_by })),
            refunds: (refunds ?? []).map(({ amount }) => ({ amount })),
          })),
        })),
      )
    }
  },
})

type Collection = {
  id: string
  status: string
  payment_sessions?: {
    id: string
    provider_id: string
    amount: number
    status: string
    data: object
    authorized_at: Date | null
  }[]
  payments?: {
    id: string
    provider_id: string
    captures?: { amount: number; created_by: string | null }[]
    refunds?: { amount: number }[]
  }[]
}
