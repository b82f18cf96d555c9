/** 分销佣金: what an order earns whoever brought it, follows the buyer's money to the fen, and becomes theirs when nothing can go back. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { cancelPaidOrder } from '@shanzhen/checkout/pay/cancel-paid'
import { bookCommission, bookCommissions } from '@shanzhen/commission/commission/book'
import { releaseCommissions } from '@shanzhen/commission/commission/release'
import { vi } from 'vitest'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { afterSaleShop } from '../support/after-sale-shop'
import { ADDRESS, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const outbox = openOutbox()
const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY)

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; code: string; customer_id: string }
    let staff: Record<string, string>
    let sales: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      const { customer } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      sales = afterSaleShop(api, container, goods, gateway)
      await rule({ rate_bps: 1000 })
    })
    beforeEach(() => {
      outbox.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const commission = () => getContainer().resolve('commission')
    const rule = (more: object = {}) =>
      commission().enterRule({
        ...{ name: '全部商品', scope: 'all', target_id: null, group_name: null, rate_bps: 1000, cap_fen: null },
        ...{ starts_at: null, ends_at: null, entered_by: 'user_test', ...more },
      })
    const buy = (basket: Record<string, number>, more: object = {}) =>
      sales.order(basket, { more: { referral_code: li.code }, ...more })
    const earned = async (order_id: string) => {
      const sale = await commission().readSale(order_id)
      return sale && sale.lines.reduce((sum, line) => sum + line.earned_fen, 0)
    }
    const earns = (order_id: string, fen: number) =>
      vi.waitFor(async () => expect(await earned(order_id)).toBe(fen), 15_000)
    const funds = async () => {
      const found = await getContainer().resolve('ledger').funds('distributor', li.id)
      const { available_fen = 0, pending_fen = 0 } = found.find(({ kind }) => kind === 'distributor_commission') ?? {}
      return { own: available_fen, pending: pending_fen }
    }
    const release = (days: number) => releaseCommissions(getContainer(), inDays(days))
    async function refundOne(order: Awaited<ReturnType<typeof buy>>) {
      const desk = sales.staff(staff)
      const asked = await order.ask(1)
      expect(asked.status).toBe(201)
      await desk.takeBack(asked.data.request.id)
      expect((await desk.act(asked.data.request.id, 'refund', { version: 4 })).status).toBe(200)
    }
    async function prove() {
      const own = Object.entries(PROMISES).filter(([name]) => /佣金/.test(name))
      expect(own.length).toBe(6)
      for (const [promise, sql] of own)
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
    }
    const paidFor = async (order_id: string) => {
      const { lines } = (await commission().readSale(order_id)) ?? { lines: [] }
      return new Map(lines.map(({ title, paid_fen }) => [title, paid_fen]))
    }

    it('is nothing before the money is there, and then its rate of what was paid for each good, carriage aside', async () => {
      const order = await buy({ mushroom: 2, honey: 1 }, { shipped: false })
      const paid = [
        ...(
          await vi.waitFor(async () => {
            const found = await paidFor(order.id)
            expect(found.size).toBe(2)
            return found
          }, 15_000)
        ).values(),
      ]
      await earns(
        order.id,
        paid.reduce((sum, fen) => sum + Math.floor(fen / 10), 0),
      )
      expect(await funds()).toEqual({ own: 0, pending: await earned(order.id) })
      const file = await commission().readFile(li.id, order.id)
      expect(
        file?.lines.map(({ rule_name, rate_bps, earned_fen, paid_fen }) => [
          rule_name,
          rate_bps,
          earned_fen * 10 <= paid_fen,
        ]),
      ).toEqual([...paid].map(() => ['全部商品', 1000, true]))
      expect(file?.entries.every(({ cause, turn }) => cause === 'paid' && turn === 1)).toBe(true)
      expect(await commission().readFile('dist_other', order.id)).toBeNull()
      await prove()
    })

    it('is nobody’s of an order that nobody brought, nor of a purchase of their own', async () => {
      const alone = await sales.order({ mushroom: 1 })
      const own = await buy(
        { mushroom: 1 },
        { more: { referral_code: li.code, address: { ...ADDRESS, phone: '13900000001' } } },
      )
      await bookCommissions(getContainer())
      for (const { id } of [alone, own]) expect(await commission().readSale(id)).toBeNull()
      await prove()
    })

    it('gives back exactly the share of what goes back, and all of it when the order is canceled', async () => {
      const order = await buy({ mushroom: 2 })
      await vi.waitFor(async () => expect((await earned(order.id)) ?? 0).toBeGreaterThan(0), 15_000)
      const whole = [...(await paidFor(order.id)).values()][0]
      await earns(order.id, Math.floor(whole / 10))
      await refundOne(order)
      await earns(order.id, Math.floor(whole / 20))
      const canceled = await buy({ mushroom: 1 }, { shipped: false })
      await vi.waitFor(async () => expect((await earned(canceled.id)) ?? 0).toBeGreaterThan(0), 15_000)
      await cancelPaidOrder(getContainer(), canceled.id, 'other')
      await earns(canceled.id, 0)
      const file = await commission().readFile(li.id, canceled.id)
      expect(file?.entries.map(({ cause }) => cause)).toEqual(['paid', 'money_back'])
      await prove()
    })

    it('becomes their own ten days after all of it arrived, once, while nothing is claimed; and below zero where money goes back later', async () => {
      const order = await buy({ mushroom: 2 })
      const waiting = await buy({ honey: 1 }, { delivered: false })
      await vi.waitFor(async () => expect((await earned(waiting.id)) ?? 0).toBeGreaterThan(0), 15_000)
      const [one, other] = [(await earned(order.id)) ?? 0, (await earned(waiting.id)) ?? 0]
      await release(9)
      expect(await funds()).toEqual({ own: 0, pending: one + other })
      const claimed = await order.ask(1)
      await release(11)
      expect((await funds()).own).toBe(0)
      const desk = sales.staff(staff)
      await desk.act(claimed.data.request.id, 'refuse', { version: 1, reason: '图片看不出问题' })
      await Promise.all([1, 2, 3].map(() => release(11)))
      expect(await funds()).toEqual({ own: one, pending: other })
      await refundOne(order)
      const half = Math.floor([...(await paidFor(order.id)).values()][0] / 20)
      await earns(order.id, half)
      expect(await funds()).toEqual({ own: half, pending: other })
      await prove()
      // Paid out meanwhile: what goes back then is owed, and the next earnings fill it.
      const ledger = getContainer().resolve('ledger')
      const [account] = await ledger.listLedgerAccounts({
        owner_id: li.id,
        kind: 'distributor_commission',
        stage: 'available',
      })
      const [out] = await ledger.ensureAccounts([
        {
          owner_type: 'distributor',
          owner_id: li.id,
          kind: 'payouts_in_transit',
          normal_side: 'credit',
          currency: 'cny',
          allow_negative: false,
        },
      ])
      await ledger.post({
        ...{
          idempotency_key: 'test-out',
          kind: 'payout_asked',
          reference_type: 'test',
          reference_id: 'out',
          currency: 'cny',
        },
        effective_at: new Date(),
        entries: [
          { account_id: account.id, amount_fen: half },
          { account_id: out.id, amount_fen: -half },
        ],
      })
      await refundOne(order)
      await earns(order.id, 0)
      expect((await funds()).own).toBe(-half)
    })

    it('follows the rule of the day an order was placed, however rules change after it', async () => {
      const mushroom = await knex()('product').where({ handle: 'mushroom' }).first<{ id: string }>('id')
      const good = await rule({ name: '香菇活动', scope: 'good', target_id: mushroom?.id, rate_bps: 1500 })
      await commission().setLimit({ product_id: mushroom?.id ?? '', limit_bps: 1200, entered_by: 'user_test' })
      const order = await buy({ mushroom: 1 }, { shipped: false })
      await vi.waitFor(async () => expect((await earned(order.id)) ?? 0).toBeGreaterThan(0), 15_000)
      const [line] = (await commission().readSale(order.id))?.lines ?? []
      expect(line).toMatchObject({ rule_id: good, rate_bps: 1500, limit_bps: 1200 })
      expect(line?.earned_fen).toBe(Math.floor(((line?.paid_fen ?? 0) * 12) / 100))
      await commission().stopRule(good, 'user_test')
      await expect(commission().stopRule(good, 'user_test')).rejects.toThrow('已经停用')
      await bookCommission(getContainer(), order.id)
      expect((await commission().readSale(order.id))?.lines[0]).toMatchObject({ rule_id: good, rate_bps: 1500 })
      const later = await buy({ mushroom: 1 }, { shipped: false })
      await vi.waitFor(async () => expect((await earned(later.id)) ?? 0).toBeGreaterThan(0), 15_000)
      expect((await commission().readSale(later.id))?.lines[0]).toMatchObject({ rate_bps: 1000 })
      await prove()
    })

    it('waits while its distributor is suspended, and goes on when that is lifted', async () => {
      const order = await buy({ mushroom: 1 })
      await vi.waitFor(async () => expect((await earned(order.id)) ?? 0).toBeGreaterThan(0), 15_000)
      const distributors = getContainer().resolve('distributor')
      const decide = (act: 'suspend' | 'resume', reason: string | null) =>
        distributors.decide({ id: li.id, act, reason, by: 'user_test', seen_at: null })
      await decide('suspend', '核查中')
      await release(11)
      expect((await funds()).own).toBe(0)
      await decide('resume', null)
      await release(11)
      expect(await funds()).toEqual({ own: await earned(order.id), pending: 0 })
    })

    it('is taken back where it shows before it is settled that the buyer was the distributor', async () => {
      const order = await buy({ mushroom: 1 })
      await vi.waitFor(async () => expect((await earned(order.id)) ?? 0).toBeGreaterThan(0), 15_000)
      await knex()('customer').where({ id: li.customer_id }).update({ phone: ADDRESS.phone })
      await release(11)
      expect(await earned(order.id)).toBe(0)
      expect(await funds()).toEqual({ own: 0, pending: 0 })
      const file = await commission().readFile(li.id, order.id)
      expect(file?.entries.map(({ cause }) => cause)).toEqual(['paid', 'own_purchase'])
      await prove()
    })

    it('is booked once by however many at once, and found by the job where its event was lost', async () => {
      const order = await buy({ mushroom: 1, honey: 1 })
      await Promise.all(Array.from({ length: 6 }, () => bookCommission(getContainer(), order.id)))
      await bookCommissions(getContainer())
      const [{ count }] = await knex()('commission_step').where({ order_id: order.id }).count({ count: '*' })
      expect(Number(count)).toBe(1)
      await prove()
    })

    it('is read in the book by its account, under the distributor’s name', async () => {
      const order = await buy({ mushroom: 1 })
      await vi.waitFor(async () => expect((await earned(order.id)) ?? 0).toBeGreaterThan(0), 15_000)
      const { status, data } = await api.get('/admin/ledger/accounts?kind=distributor_commission', { headers: staff })
      expect(status).toBe(200)
      expect((data as { accounts: { owner_name: string; stage: string }[] }).accounts).toMatchObject([
        { owner_name: '秦岭老李', stage: 'pending' },
      ])
    })

    it('tries an order again that could not be booked, and looks on at the others meanwhile', async () => {
      const order = await buy({ mushroom: 1 })
      await vi.waitFor(async () => expect((await earned(order.id)) ?? 0).toBeGreaterThan(0), 15_000)
      const broken = vi.spyOn(commission(), 'readSale').mockRejectedValueOnce(new Error('gone'))
      await expect(bookCommissions(getContainer())).rejects.toThrow('gone')
      broken.mockRestore()
      expect(await commission().follower.faults(10)).toEqual([order.id])
      const mark = await commission().follower.readMark()
      await bookCommissions(getContainer())
      expect(await commission().follower.faults(10)).toEqual([])
      expect(mark).not.toBeNull()
    })

    it('keeps what is written, and takes no sum beside its entries, no rule in the past', async () => {
      const order = await buy({ mushroom: 1 })
      await vi.waitFor(async () => expect((await earned(order.id)) ?? 0).toBeGreaterThan(0), 15_000)
      const [line] = (await commission().readSale(order.id))?.lines ?? []
      for (const sql of [
        'update commission_rule set rate_bps = 5000',
        'delete from commission_rule',
        `insert into commission_rule (id, name, scope, rate_bps, starts_at, entered_by)
          values ('crule_x', 'x', 'all', 100, now() - interval '1 day', 'u')`,
        `insert into commission_rule (id, name, scope, rate_bps, starts_at, entered_by)
          values ('crule_x', 'x', 'all', -1, now(), 'u')`,
        'update commission_line set earned_fen = earned_fen + 1',
        'update commission_line set most_fen = most_fen + 1',
        'delete from commission_entry',
        'truncate commission_sale cascade',
        `insert into commission_entry (line_item_id, order_id, turn, base_fen, amount_fen)
          values ('${line?.line_item_id}', '${order.id}', 1, 0, 0)`,
        `insert into commission_step (order_id, turn, cause) values ('${order.id}', 2, 'paid');
          insert into commission_entry (line_item_id, order_id, turn, base_fen, amount_fen)
          values ('${line?.line_item_id}', '${order.id}', 2, 0, 100)`,
      ])
        await expect(knex().raw(sql), sql).rejects.toThrow()
      await prove()
    })
  },
})
