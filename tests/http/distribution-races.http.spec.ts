/** 分销 where two things happen at once or one is cut off: withdrawals, refunds, releases, decisions of staff. Money is counted once. */
import { randomBytes } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { bookCommission, bookCommissions } from '@shanzhen/commission/commission/book'
import { releaseCommissions } from '@shanzhen/commission/commission/release'
import { quoteWithdrawal } from '@shanzhen/commission/withdrawal/ask'
import { vi } from 'vitest'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { earn } from '../bench/lib/commissions.mjs'
import { afterSaleShop } from '../support/after-sale-shop'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { type Caller, callerOf } from '../support/small-shops'
import { fairWeather } from '../support/transfer-shop'
import { openGateway } from '../support/wechat-shop'
import { bindWechat, payingByWechat } from '../support/withdrawal-shop'

const gateway = await openGateway()
const outbox = openOutbox()
const DAY = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; code: string }
    let own: Caller
    let staff: Record<string, string>
    let people: Record<'lan' | 'mei', Caller>
    let sales: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      const { customer, token } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      own = callerOf(api, { ...goods.headers, authorization: `Bearer ${token}` }, '/store/distribution/me')
      sales = afterSaleShop(api, container, goods, gateway)
      const of = async (name: string) =>
        callerOf(api, await staffHeaders(container, `${name}@example.com`, ['role_finance']), '/admin')
      people = { lan: await of('lan'), mei: await of('mei') }
      const identity = { appid: gateway.merchant.appid, openid: 'oTESTRACES00000000000001', customer_id: customer.id }
      await bindWechat(container, identity)
      await container.resolve('commission').enterRule({
        ...{ name: '全部商品', scope: 'all', target_id: null, group_name: null, rate_bps: 1000, cap_fen: null },
        ...{ starts_at: null, ends_at: null, entered_by: 'user_test' },
      })
    })
    beforeEach(() => {
      outbox.clear()
      fairWeather(gateway, api)
      payingByWechat(getContainer())
    })
    afterEach(() => vi.restoreAllMocks())
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const release = () => releaseCommissions(getContainer(), new Date(Date.now() + 11 * DAY))
    const funds = async (id = li.id) => {
      const found = await getContainer().resolve('ledger').funds('distributor', id)
      const { available_fen = 0, pending_fen = 0 } = found.find(({ kind }) => kind === 'distributor_commission') ?? {}
      return { own: available_fen, pending: pending_fen }
    }
    const broughtOne = async () => {
      const order = await sales.order({ mushroom: 2 }, { more: { referral_code: li.code } })
      await bookCommission(getContainer(), order.id)
      return order
    }
    async function prove(about = /佣金|提现|打款|代扣|核查/) {
      for (const [promise, sql] of Object.entries(PROMISES).filter(([name]) => about.test(name)))
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    }
    /** The rules see this order of a release, and hold it. */
    async function holdRelease(order_id: string): Promise<string> {
      const seen = {
        rule: 'one_address',
        severity: 'hold' as const,
        text: '同址',
        seen_key: randomBytes(32).toString('hex'),
      }
      const risk = getContainer().resolve('distribution_risk')
      const { look } = risk
      Object.assign(risk, { look: () => [{ ...seen, orders: [{ order_id, display_id: 1, address: '西安…' }] }] })
      await release()
      Object.assign(risk, { look })
      const { data } = await people.lan.get('/distribution-risks?state=held')
      return (data as { cases: { id: string }[] }).cases[0]?.id ?? ''
    }
    const decide = (who: Caller, id: string, act: 'release' | 'refuse') =>
      who.post(`/distribution-risks/${id}`, { act, reason: '电话核实过' })

    it('a held release that one refuses and another lets go is one or the other, orders and money too', async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        const before = await funds()
        const order = await broughtOne()
        const earned = (await funds()).pending
        const id = await holdRelease(order.id)
        // Where the first has moved the case, the other one comes.
        const risk = getContainer().resolve('distribution_risk')
        const refuse = decide(people.lan, id, 'refuse')
        if (turn % 2) await vi.waitFor(async () => expect((await risk.find(id)).state).not.toBe('held'), 5000)
        const both = await Promise.all([refuse, decide(people.mei, id, 'release')])
        expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
        const refused = both[0]?.status === 200
        expect((await risk.find(id)).state).toBe(refused ? 'refused' : 'released')
        const attribution = (await getContainer().resolve('attribution').attributionsOf([order.id])).get(order.id)
        expect(attribution?.void_reason).toBe(refused ? 'risk' : null)
        await bookCommissions(getContainer())
        await release()
        expect(await funds()).toEqual({ own: before.own + (refused ? 0 : earned), pending: 0 })
      }
      await prove()
    })

    it('a refused release that is cut off before its orders are booked is taken back by the job, and released by no night', async () => {
      const order = await broughtOne()
      const id = await holdRelease(order.id)
      const ledger = getContainer().resolve('ledger')
      vi.spyOn(ledger, 'postBatch').mockRejectedValueOnce(new Error('cut off'))
      expect((await decide(people.lan, id, 'refuse')).status).toBe(200)
      expect((await funds()).pending).toBeGreaterThan(0)
      expect(await release()).toBe(0)
      expect((await funds()).own).toBe(0)
      await bookCommissions(getContainer())
      expect(await funds()).toEqual({ own: 0, pending: 0 })
      expect(await knex()('commission_fault')).toEqual([])
      await prove()
    })

    it('two withdrawals, a refund and a release at once pay nothing twice', async () => {
      const order = await broughtOne()
      await release()
      const next = await broughtOne()
      const { net_fen } = await quoteWithdrawal(getContainer(), li.id)
      const desk = sales.staff(staff)
      const { data } = await order.ask(1)
      await desk.takeBack(data.request.id)
      const ask = () => own.post('/withdrawals', { net_fen })
      const all = await Promise.all([
        ...[ask(), ask(), ask()],
        ...[desk.act(data.request.id, 'refund', { version: 4 }), release(), release()],
      ])
      await bookCommissions(getContainer())
      const asked = all.slice(0, 3).map((answer) => (answer as { status: number }).status)
      expect(asked.filter((status) => status === 201).length).toBeLessThanOrEqual(1)
      expect(asked.filter((status) => status >= 500)).toEqual([])
      const paid = (await knex()('payout').sum({ fen: 'amount_fen' }).first()) as { fen: string | null }
      const lines = (await knex()('commission_line').sum({ fen: 'earned_fen' }).first()) as { fen: string }
      const now = await funds()
      expect(now.own + now.pending + Number(paid.fen ?? 0)).toBe(Number(lines.fen))
      expect(next.id).not.toBe(order.id)
      await prove()
    })

    it('a night cut off between pages keeps what it released; the next one releases the rest, nothing twice', async () => {
      const [many, each] = [2100, 342]
      // Nobody paid for these orders, and their rule is younger.
      const MONEY = /佣金与账本|待结算|可提现/
      await earn(getContainer(), many, 1)
      const commission = getContainer().resolve('commission')
      const { dueLines } = commission
      let pages = 0
      vi.spyOn(commission, 'dueLines').mockImplementation((...asked) => {
        if ((pages += 1) === 2) throw new Error('cut off')
        return dueLines.apply(commission, asked)
      })
      await expect(releaseCommissions(getContainer())).rejects.toThrow('cut off')
      const first = (await funds('dist_bench0')).own
      expect([first > 0, first < many * each]).toEqual([true, true])
      await prove(MONEY)
      // Cut off within a page: all of that page or nothing.
      vi.restoreAllMocks()
      vi.spyOn(getContainer().resolve('ledger'), 'postBatch').mockRejectedValueOnce(new Error('cut off'))
      await expect(releaseCommissions(getContainer())).rejects.toThrow('cut off')
      expect((await funds('dist_bench0')).own).toBe(first)
      await prove(MONEY)
      vi.restoreAllMocks()
      expect(await releaseCommissions(getContainer())).toBe(many - first / each)
      expect(await funds('dist_bench0')).toEqual({ own: many * each, pending: 0 })
      expect(await releaseCommissions(getContainer())).toBe(0)
      await prove(MONEY)
    })
  },
})
