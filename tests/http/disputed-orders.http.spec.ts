/** 银行卡争议: who earns of an order waits while its buyer disputes it at the bank, and gives back what the bank gave back. */
import { bookCommissions } from '@shanzhen/commission/commission/book'
import { releaseCommissions } from '@shanzhen/commission/commission/release'
import { bookMargins } from '@shanzhen/shop-pages/margins/book'
import { releaseMargins } from '@shanzhen/shop-pages/margins/release'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { afterSaleShop } from '../support/after-sale-shop'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { signInByCode } from '../support/sign-in'
import { openSmallShop } from '../support/small-shops'
import { depositOf, supplyAt } from '../support/trading-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; code: string }
    let shop: { id: string }
    let sales: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const staff = await staffHeaders(container)
      const { customer } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      await container.resolve('commission').enterRule({
        ...{ name: '全部商品', scope: 'all', target_id: null, group_name: null, rate_bps: 1000, cap_fen: null },
        ...{ starts_at: null, ends_at: null, entered_by: 'user_test' },
      })
      const opened = await openSmallShop(api, container, staff, { phone: '13900000002' })
      shop = opened
      await supplyAt(container, { [goods.variants.mushroom]: 2000 })
      const offer = { title: '', price_fen: 3300, listed: true }
      await opened.owner.post(`/goods/${goods.variants.mushroom}`, offer)
      await opened.owner.post('/page', { open: true, notice: '', intro: '' })
      sales = afterSaleShop(api, container, goods, gateway)
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(() => gateway.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    let disputes = 0
    /** As a card channel tells of it; `told` again with how it ended. */
    function disputed(order_id: string, amount_fen: number) {
      const reference = `dp_test${++disputes}`
      return (more: { settled?: boolean; lost_fen?: number } = {}) =>
        getContainer()
          .resolve('reconciliation')
          .keepTasks('stripe', [
            {
              ...{ kind: 'dispute', reference, order_id, payment_session_id: null, amount_fen, currency: 'cny' },
              ...{ reason: '争议', due_at: null, settled: false, ...more },
            },
          ])
    }
    const paidFen = async (order_id: string) => {
      const { captured } = await getContainer()
        .resolve('ledger')
        .findByReference('order', order_id)
        .then((found) => ({ captured: found.find(({ kind }) => kind === 'payment_captured') }))
      return Math.max(...(captured?.entries ?? []).map(({ amount_fen }) => amount_fen))
    }
    const commissionOf = async (order_id: string) => {
      const sale = await getContainer().resolve('commission').readSale(order_id)
      return sale?.lines.reduce((sum, line) => sum + line.earned_fen, 0)
    }
    const own = async () => {
      const found = await getContainer().resolve('ledger').funds('distributor', li.id)
      const { available_fen = 0, pending_fen = 0 } = found.find(({ kind }) => kind === 'distributor_commission') ?? {}
      return { own: available_fen, pending: pending_fen }
    }
    const release = () => releaseCommissions(getContainer(), inDays(11))
    const proven = async (words: string) => expect(await broken(getContainer(), words)).toEqual([])

    async function brought(basket: Record<string, number>) {
      const order = await sales.order(basket, { more: { referral_code: li.code }, delivered: true })
      await vi.waitFor(async () => expect(await commissionOf(order.id)).toBeGreaterThan(0), 15_000)
      return { id: order.id, fen: (await commissionOf(order.id)) ?? 0, paid_fen: await paidFen(order.id) }
    }

    describe('commission', () => {
      it('waits while its order is disputed, and is released where the dispute was won', async () => {
        const order = await brought({ honey: 1 })
        const tell = disputed(order.id, order.paid_fen)
        await tell()
        expect(await release()).toBe(0)
        await tell({ settled: true, lost_fen: 0 })
        expect(await release()).toBe(1)
        expect(await own()).toEqual({ own: order.fen, pending: 0 })
      })

      it('goes back with what the bank gave back, out of what is the distributor’s own too, and once', async () => {
        const order = await brought({ honey: 1 })
        await release()
        expect(await own()).toEqual({ own: order.fen, pending: 0 })
        const tell = disputed(order.id, order.paid_fen)
        await tell()
        await tell({ settled: true, lost_fen: order.paid_fen })
        await tell({ settled: true, lost_fen: order.paid_fen })
        await bookCommissions(getContainer())
        await bookCommissions(getContainer())
        expect(await commissionOf(order.id)).toBe(0)
        expect(await own()).toEqual({ own: 0, pending: 0 })
        await proven('佣金')
      })

      it('is not released with what the bank gave back a moment before, booked or not', async () => {
        const order = await brought({ honey: 1 })
        await disputed(order.id, order.paid_fen)({ settled: true, lost_fen: order.paid_fen })
        expect(await release()).toBe(0)
        expect(await own()).toEqual({ own: 0, pending: 0 })
        await proven('佣金')
      })

      it('comes off once where the shop paid the same money back too, in either order, and two disputes are all of it', async () => {
        const [before, after, two] = [
          await brought({ honey: 1 }),
          await brought({ honey: 1 }),
          await brought({ honey: 1 }),
        ]
        const payBack = async (order_id: string) => {
          const { data } = await getContainer()
            .resolve(ContainerRegistrationKeys.QUERY)
            .graph({
              entity: 'order',
              fields: ['payment_collections.payments.id'],
              filters: { id: order_id },
            })
          const [{ payment_collections }] = data as unknown as {
            payment_collections: { payments: { id: string }[] }[]
          }[]
          const { refundPaymentWorkflow } = await import('@medusajs/medusa/core-flows')
          await refundPaymentWorkflow(getContainer()).run({
            input: { payment_id: payment_collections[0].payments[0].id, amount: 30 },
          })
          await vi.waitFor(async () => {
            await bookCommissions(getContainer())
            expect(await paidBack(order_id)).toBe(true)
          }, 15_000)
        }
        const paidBack = async (order_id: string) =>
          (await getContainer().resolve('ledger').findByReference('order', order_id)).some(({ kind }) =>
            /refund/.test(kind),
          )
        await payBack(before.id)
        await release()
        for (const { id, paid_fen } of [before, after]) {
          const tell = disputed(id, paid_fen)
          await tell()
          await tell({ settled: true, lost_fen: paid_fen })
        }
        for (const fen of [3000, two.paid_fen - 3000]) await disputed(two.id, fen)({ settled: true, lost_fen: fen })
        await bookCommissions(getContainer())
        await payBack(after.id)
        await bookCommissions(getContainer())
        for (const { id } of [before, after, two]) expect(await commissionOf(id)).toBe(0)
        await release()
        expect(await own()).toEqual({ own: 0, pending: 0 })
        for (const words of [
          '佣金与账本',
          '待结算的佣金',
          '可提现的佣金',
          '可提现的余额',
          '佣金超过',
          '没收到款或本人',
        ])
          await proven(words)
      })

      it('gives back the part of a dispute about a part, goods and carriage alike', async () => {
        const order = await brought({ honey: 1 })
        const half = Math.round(order.paid_fen / 2)
        await disputed(order.id, half)({ settled: true, lost_fen: half })
        await bookCommissions(getContainer())
        expect(Math.abs(((await commissionOf(order.id)) ?? 0) - order.fen / 2)).toBeLessThanOrEqual(1)
      })
    })

    describe('a shop’s margin', () => {
      const at = { more: { outlet: 'shan-li' }, delivered: true }
      const earned = async (order_id: string) =>
        ((await knex()('hosted_sale').where({ order_id }).first('earned_fen')) as { earned_fen: number }).earned_fen

      it('waits while its order is disputed, and goes back out of the deposit where it is lost', async () => {
        const order = await sales.order({ mushroom: 2 }, at)
        await vi.waitFor(
          async () => {
            await bookMargins(getContainer())
            expect(await earned(order.id)).toBe(2600)
          },
          { timeout: 20_000, interval: 500 },
        )
        const paid_fen = await paidFen(order.id)
        const tell = disputed(order.id, paid_fen)
        await tell()
        expect(await releaseMargins(getContainer(), inDays(11))).toBe(0)
        await tell({ settled: true, lost_fen: 0 })
        expect(await releaseMargins(getContainer(), inDays(11))).toBe(1)
        expect(await depositOf(getContainer(), shop.id)).toBe(2600)
        await disputed(order.id, paid_fen)({ settled: true, lost_fen: paid_fen })
        await bookMargins(getContainer())
        expect(await earned(order.id)).toBe(0)
        await releaseMargins(getContainer(), inDays(11))
        expect(await depositOf(getContainer(), shop.id)).toBe(0)
        await proven('没收到款的主页订单有毛利')
      })
    })

    it('holds in the database: how a dispute ended is said once and stays', async () => {
      const tell = disputed('order_any', 7450)
      await tell({ settled: true, lost_fen: 7450 })
      const refused = (sql: string) => expect(knex().raw(sql)).rejects.toThrow(/refused/)
      await refused(`update charge_dispute set lost_fen = 0`)
      await refused(`delete from charge_dispute`)
    })
  },
})
