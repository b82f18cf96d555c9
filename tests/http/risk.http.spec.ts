/** 风险: what the rules hold goes nowhere before staff let it go or send it back, whoever tries and however often. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { releaseOf } from '@shanzhen/commission/commission/release'
import { judgeLeftOver } from '@shanzhen/commission/risk/judge'
import { RULES } from '@shanzhen/commission/risk/rules'
import { vi } from 'vitest'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { earnCommission } from '../support/earned-commission'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { type Caller, callerOf } from '../support/small-shops'
import { fairWeather, letGo } from '../support/transfer-shop'
import { openGateway } from '../support/wechat-shop'
import { bindWechat, payingByWechat, takeAll, transferEnds } from '../support/withdrawal-shop'

const gateway = await openGateway()
const HOLD = { rule: 'one_address', severity: 'hold' as const, text: '30 天内有 7 单送到同一个地址' }
type Case = {
  id: string
  kind: string
  state: string
  findings: { text: string }[]
  acts: { after: string; by: string }[]
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let people: Record<'lan' | 'mei', Caller>
    let li: { id: string; customer_id: string; headers: Record<string, string> }
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const { customer, token } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      const own = await openDistributor(container, customer.id)
      li = { ...own, headers: { ...goods.headers, authorization: `Bearer ${token}` } }
      await bindWechat(container, {
        ...{ appid: gateway.merchant.appid, openid: 'oTESTRISK000000000000001', customer_id: customer.id },
      })
      const of = async (name: string) =>
        callerOf(api, await staffHeaders(container, `${name}@example.com`, ['role_finance']), '/admin')
      people = { lan: await of('lan'), mei: await of('mei') }
    })
    beforeEach(() => {
      fairWeather(gateway, api)
      payingByWechat(getContainer())
    })
    afterEach(() => {
      vi.restoreAllMocks()
      says()
    })
    afterAll(() => gateway.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const risk = () => getContainer().resolve('distribution_risk')
    const seen = (finding: object, orders: string[] = []) => ({
      ...HOLD,
      seen_key: 'a'.repeat(64),
      orders: orders.map((order_id, at) => ({ order_id, display_id: at + 1, address: '西安市长安路…' })),
      ...finding,
    })
    let look: unknown
    /** What the rules say from now on; as they are where nothing is given. */
    function says(...findings: object[]) {
      look ??= risk().look
      Object.assign(risk(), { look: findings.length ? () => findings : look })
    }
    const rows = async (state = '') => {
      const { status, data } = await people.lan.get(`/distribution-risks?state=${state}`)
      expect(status).toBe(200)
      return (data as { cases: Case[] }).cases
    }
    const decide = (who: Caller, id: string, act: string, reason = '电话核实过') =>
      who.post(`/distribution-risks/${id}`, { act, reason })
    const take = () => takeAll(getContainer(), li.id)
    const funds = async () => {
      const found = await getContainer().resolve('ledger').funds('distributor', li.id)
      return found.find(({ kind }) => kind === 'distributor_commission')?.available_fen ?? 0
    }
    async function prove() {
      const asked = Object.entries(PROMISES).filter(([name]) => /佣金与账本|可提现|提现|打款|代扣|核查/.test(name))
      for (const [promise, sql] of asked)
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
    }

    it('lets a withdrawal go on in which nothing was found, and is asked by the rules themselves', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      const payout = await take()
      expect(await rows()).toEqual([])
      expect((await letGo(people, payout.id)).status).toBe(200)
      await transferEnds(getContainer(), gateway, payout, 'SUCCESS')
      await prove()
    })

    it('holds what was found: nobody looks at it, the database neither, until staff let it go with a reason', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      says(seen({}, ['order_a']))
      const payout = await take()
      const [held] = await rows('held')
      expect(held).toMatchObject({ kind: 'withdrawal', state: 'held', findings: [{ text: HOLD.text }] })
      const check = await people.lan.post(`/payouts/${payout.id}/check`)
      expect([check.status, (check.data as { message: string }).message]).toEqual([
        409,
        '这笔打款在核查中，放行以后才能审核',
      ])
      await expect(
        knex()('payout')
          .where({ id: payout.id })
          .update({ state: 'checked', checked_by: 'user_x', state_by: 'user_x' }),
      ).rejects.toThrow('CK_payout_held')
      const own = await api.get('/store/distribution/me/withdrawals', { headers: li.headers })
      expect(own.data.withdrawals[0]).toMatchObject({ state: 'asked', checking: true, reason: null })
      // What the rule is, its distributor does not read.
      expect(JSON.stringify(own.data)).not.toMatch(/地址|单/)
      expect((await decide(people.lan, held?.id ?? '', 'release', ' ')).status).toBe(400)
      expect((await decide(people.lan, held?.id ?? '', 'release')).status).toBe(200)
      expect((await decide(people.mei, held?.id ?? '', 'refuse')).status).toBe(409)
      expect((await rows('released'))[0]?.acts.map(({ after }) => after)).toEqual(['open', 'held', 'released'])
      expect((await letGo(people, payout.id)).status).toBe(200)
      await transferEnds(getContainer(), gateway, payout, 'SUCCESS')
      await prove()
      // The same thing again holds nothing; another does.
      await earnCommission(getContainer(), li.id, 5000)
      const next = await take()
      expect(await rows('held')).toEqual([])
      await people.lan.post(`/payouts/${next.id}/refuse`, { reason: '资料待核' })
      says(seen({ seen_key: 'b'.repeat(64) }))
      await take()
      expect(await rows('held')).toHaveLength(1)
    })

    it('sends it back with a reason, money and tax in that commit', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      says(seen({}))
      await take()
      expect(await funds()).toBe(0)
      const [held] = await rows('held')
      expect((await decide(people.lan, held?.id ?? '', 'refuse', '七单同址，说不清')).status).toBe(200)
      expect(await funds()).toBe(800_000)
      expect((await rows('refused'))[0]).toMatchObject({ state_reason: '七单同址，说不清' })
      const own = await api.get('/store/distribution/me/withdrawals', { headers: li.headers })
      expect(own.data.withdrawals[0]).toMatchObject({ state: 'refused', checking: false, reason: '七单同址，说不清' })
      await prove()
    })

    it('is decided once where two people decide at once', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      says(seen({}))
      const payout = await take()
      const [held] = await rows('held')
      const id = held?.id ?? ''
      const both = await Promise.all([
        ...[decide(people.lan, id, 'release'), decide(people.mei, id, 'refuse')],
        ...[decide(people.mei, id, 'release'), decide(people.lan, id, 'refuse')],
      ])
      const done = both.filter(({ status }) => status === 200)
      const { state } = await getContainer().resolve('payouts').find(payout.id)
      const [now] = await rows()
      expect(both.map(({ status: of }) => of).sort()).toEqual([200, 409, 409, 409])
      expect(done).toHaveLength(1)
      expect([`asked-released`, `refused-refused`]).toContain(`${state}-${now?.state}`)
      expect(await funds()).toBe(state === 'refused' ? 800_000 : 0)
      await prove()
    })

    it('is taken back by its distributor, who is told no more than that it is being checked', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      says(seen({}))
      const payout = await take()
      const cancel = await api.post(
        ...([`/store/distribution/me/withdrawals/${payout.id}/cancel`, {}, { headers: li.headers }] as const),
      )
      expect(cancel.data.withdrawal).toMatchObject({ state: 'canceled', checking: false })
      expect((await rows())[0]?.state).toBe('ended')
      expect(await funds()).toBe(800_000)
      await prove()
    })

    it('only marks what holds nothing', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      says(seen({ severity: 'note' }))
      const payout = await take()
      expect((await rows())[0]?.state).toBe('noted')
      expect((await letGo(people, payout.id)).status).toBe(200)
      await prove()
    })

    it('holds where rules throw or nothing can be read, and asks no one to wait for it', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      vi.spyOn(RULES[1] as (typeof RULES)[number], 'find').mockImplementation(() => {
        throw new Error('no')
      })
      const payout = await take()
      expect((await rows('held'))[0]?.findings[0]?.text).toMatch(/没有算成/)
      await people.lan.post(`/payouts/${payout.id}/refuse`, { reason: '资料待核' })
      vi.restoreAllMocks()
      payingByWechat(getContainer())
      // Cut off between the commit and the rules: held, and looked at by the job.
      vi.spyOn(risk(), 'settle').mockRejectedValueOnce(new Error('gone'))
      const second = await take()
      expect((await people.lan.post(`/payouts/${second.id}/check`)).status).toBe(409)
      await prove()
      await knex().raw('alter table risk_case disable trigger user')
      await knex()('risk_case').update({ created_at: '2026-01-01T00:00:00Z' })
      await knex().raw('alter table risk_case enable trigger user')
      await judgeLeftOver(getContainer())
      expect((await people.lan.post(`/payouts/${second.id}/check`)).status).toBe(200)
    })

    it('keeps what was earned from becoming theirs, and lets it go or takes it from the orders that were seen', async () => {
      const due = { line_item_id: 'line_x', order_id: 'order_x', left_fen: 300, open: 0, customer_id: null, phone: '' }
      vi.spyOn(getContainer().resolve('commission'), 'dueLines').mockResolvedValue([
        { ...due, address: null, openids: [] },
      ])
      const release = () => releaseOf(getContainer(), li.id, new Date())
      says(seen({}, ['order_x']))
      expect(await release()).toBe(0)
      expect(await release()).toBe(0)
      const held = await rows('held')
      expect(held.map(({ kind }) => kind)).toEqual(['release'])
      const write = { id: 'crel_x', distributor_id: li.id }
      await expect(knex()('commission_release').insert({ ...write, amount_fen: 300 })).rejects.toThrow('核查中')
      // What goes back to buyers is taken at any time.
      await knex()('commission_release').insert({ ...write, amount_fen: -300 })
      expect((await decide(people.lan, held[0]?.id ?? '', 'release')).status).toBe(200)
      await release()
      expect(await rows('held')).toEqual([])
      says(seen({ seen_key: 'c'.repeat(64) }, ['order_x', 'order_y']))
      await release()
      const [again] = await rows('held')
      expect((await decide(people.lan, again?.id ?? '', 'refuse')).status).toBe(200)
      expect((await rows('refused'))[0]?.kind).toBe('release')
      // Nothing of it could be refused where no order was seen.
      says(seen({ rule: 'looks_own', seen_key: 'd'.repeat(64) }))
      await release()
      const [bare] = await rows('held')
      const { status, data } = await decide(people.lan, bare?.id ?? '', 'refuse')
      expect([status, (data as { message: string }).message]).toEqual([400, expect.stringContaining('没有可退回的')])
    })

    it('looks no more at orders that count for nobody', async () => {
      const order_id = await earnCommission(getContainer(), li.id, 1000)
      const lookedAt = async () => (await risk().readFacts(li)).orders.map((order) => order.order_id)
      expect(await lookedAt()).toEqual([order_id])
      const brought = { order_id, distributor_id: li.id, way: 'code', window_days: 15 }
      await knex()('order_attribution').insert(brought)
      await getContainer().resolve('attribution').voidAttribution(order_id, 'risk')
      expect(await lookedAt()).toEqual([])
    })

    it('keeps every act, by the database', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      says(seen({}))
      await take()
      for (const sql of [
        `update risk_case set state = 'clear'`,
        `update risk_case set state = 'released'`,
        `update risk_case set distributor_id = 'x'`,
        `delete from risk_case`,
        `update risk_finding set severity = 'note'`,
        `delete from risk_act`,
        `delete from payout_hold`,
        `truncate payout_hold`,
        `insert into risk_case (id, kind, distributor_id, payout_id, state, state_by)
          values ('risk_x', 'withdrawal', 'd', 'p', 'clear', 'x')`,
      ])
        await expect(
          knex().transaction((trx) => trx.raw(sql)),
          sql,
        ).rejects.toThrow()
    })
  },
})
