/** 分销 where things cross: a refund or a suspension while a withdrawal is under way, a rule changed after the click, orders made past the shop. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createOrderWorkflow } from '@medusajs/medusa/core-flows'
import { bookCommission, bookCommissions } from '@shanzhen/commission/commission/book'
import { releaseCommissions } from '@shanzhen/commission/commission/release'
import { simulate } from '@shanzhen/commission/commission/simulate'
import { quoteWithdrawal } from '@shanzhen/commission/withdrawal/ask'
import { vi } from 'vitest'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { afterSaleShop } from '../support/after-sale-shop'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { clickOf, openDistributor } from '../support/distributors'
import { madeReady } from '../support/made-ready'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { type Caller, callerOf } from '../support/small-shops'
import { fairWeather, letGo } from '../support/transfer-shop'
import { openGateway } from '../support/wechat-shop'
import { bindWechat, payingByWechat, takeAll, transferEnds } from '../support/withdrawal-shop'

const gateway = await openGateway()
const outbox = openOutbox()
const OPENID = 'oTESTDISTRIBUTOR000000002'
const DAY = 86_400_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; code: string; customer_id: string }
    let staff: Record<string, string>
    let people: Record<'lan' | 'mei', Caller>
    let sales: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      const { customer } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      sales = afterSaleShop(api, container, goods, gateway)
      const of = async (name: string) =>
        callerOf(api, await staffHeaders(container, `${name}@example.com`, ['role_finance']), '/admin')
      people = { lan: await of('lan'), mei: await of('mei') }
      await bindWechat(container, { appid: gateway.merchant.appid, openid: OPENID, customer_id: li.customer_id })
      await rule({ rate_bps: 1000 })
      await releasedOrders.prepare([])
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
    const commission = () => getContainer().resolve('commission')
    const rule = (more: object) =>
      commission().enterRule({
        ...{ name: '全部商品', scope: 'all', target_id: null, group_name: null, rate_bps: 1000, cap_fen: null },
        ...{ starts_at: null, ends_at: null, entered_by: 'user_test', ...more },
      })
    const funds = async () => {
      const found = await getContainer().resolve('ledger').funds('distributor', li.id)
      return found.find(({ kind }) => kind === 'distributor_commission')?.available_fen ?? 0
    }
    const payout = (id: string) => getContainer().resolve('payouts').find(id)
    const take = () => takeAll(getContainer(), li.id)
    /** An order of two whose commission is the distributor's own. */
    const releasedOrders = madeReady(async () => {
      const order = await sales.order({ mushroom: 2 }, { more: { referral_code: li.code } })
      await bookCommission(getContainer(), order.id)
      await releaseCommissions(getContainer(), new Date(Date.now() + 11 * DAY))
      return order
    })
    const released = () => releasedOrders.take()
    /** Until the distributor's account knows of it: the book hears of money a moment after it moved. */
    async function refundOne(order: Awaited<ReturnType<typeof released>>) {
      const before = await funds()
      const desk = sales.staff(staff)
      const { data } = await order.ask(1)
      await desk.takeBack(data.request.id)
      expect((await desk.act(data.request.id, 'refund', { version: 4 })).status).toBe(200)
      await expect.poll(() => bookCommissions(getContainer()).then(funds)).not.toBe(before)
    }
    async function prove() {
      for (const [promise, sql] of Object.entries(PROMISES).filter(([name]) => /佣金|提现|打款|代扣/.test(name)))
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    }

    it('an order that staff refuse after they looked is taken back as that, not as a purchase of the distributor’s own', async () => {
      const order = await released()
      const own = await funds()
      expect(own).toBeGreaterThan(0)
      expect(await getContainer().resolve('attribution').voidAttribution(order.id, 'risk')).toBe(true)
      await bookCommissions(getContainer())
      expect(await funds()).toBe(0)
      const file = await commission().readFile(li.id, order.id)
      expect(file?.entries.map(({ cause }) => cause)).toEqual(['paid', 'risk'])
      await prove()
    })

    it('a draft of a new rate for all is tried as it would count once entered: instead of the one before', async () => {
      await released()
      const draft = { scope: 'all', target_id: null, group_name: null, rate_bps: 1500, cap_fen: null } as const
      const { kept_fen, was_fen, would_fen } = await simulate(getContainer(), draft)
      expect([was_fen, would_fen]).toEqual([Math.floor(kept_fen / 10), Math.floor((kept_fen * 15) / 100)])
    })

    describe('a refund while a withdrawal is under way', () => {
      it('keeps it from being let go: refused, what is left is theirs again', async () => {
        const order = await released()
        const own = await funds()
        const { id } = await take()
        await refundOne(order)
        const half = Math.floor(own / 2)
        expect(await funds()).toBe(half - own)
        const { status, data } = await people.lan.post(`/payouts/${id}/check`)
        expect([status, (data as { message: string }).message]).toEqual([409, expect.stringContaining('付出去会多付')])
        expect((await people.mei.post(`/payouts/${id}/approve`)).status).toBe(409)
        expect((await people.mei.post(`/payouts/${id}/refuse`, { reason: '有退款' })).status).toBe(200)
        expect(await funds()).toBe(half)
        expect(await quoteWithdrawal(getContainer(), li.id)).toMatchObject({ gross_fen: half })
        await prove()
      })

      it('after WeChat has it leaves the balance below zero, and nothing more is taken out', async () => {
        const order = await released()
        const own = await funds()
        const { id, number } = await take()
        expect((await letGo(people, id)).status).toBe(200)
        await refundOne(order)
        await transferEnds(getContainer(), gateway, { id, number }, 'SUCCESS')
        expect(await funds()).toBe(Math.floor(own / 2) - own)
        await expect(take()).rejects.toThrow('没有可提现')
        await prove()
      })
    })

    it('a distributor suspended meanwhile gets nothing let go, takes nothing out, and gets it when that is lifted', async () => {
      await released()
      const own = await funds()
      const { id } = await take()
      const distributors = getContainer().resolve('distributor')
      const decide = (act: 'suspend' | 'resume', reason: string | null) =>
        distributors.decide({ id: li.id, act, reason, by: 'user_test', seen_at: null })
      await decide('suspend', '核查中')
      await people.lan.post(`/payouts/${id}/check`)
      const stopped = await people.mei.post(`/payouts/${id}/approve`)
      expect(stopped.status).toBeGreaterThanOrEqual(400)
      expect(['asked', 'checked']).toContain((await payout(id)).state)
      await expect(take()).rejects.toThrow()
      await decide('resume', null)
      expect((await letGo(people, id)).status).toBe(200)
      expect(gateway.ledger.transfers.get((await payout(id)).number)?.transfer_amount).toBe(own)
      await prove()
    })

    it('a rule changed between click and order: the one in force as the order is placed counts', async () => {
      const link = await getContainer()
        .resolve('share_link')
        .makeLink({ distributor_id: li.id, target_kind: 'home', target: null, words: null })
      const click = clickOf(link.code)
      const product = await knex()('product').where({ handle: 'mushroom' }).first<{ id: string }>('id')
      const later = await rule({ name: '香菇', scope: 'good', target_id: product.id, rate_bps: 500 })
      const buyer = { ...goods.headers, 'x-share-click': click }
      const order = await afterSaleShop(api, getContainer(), { ...goods, headers: buyer }, gateway).order({
        mushroom: 1,
      })
      await bookCommission(getContainer(), order.id)
      const sale = await commission().readSale(order.id)
      expect(sale?.lines).toMatchObject([{ rule_id: later, rate_bps: 500 }])
      await prove()
    })

    it('no sum below or at zero is a withdrawal, an entry or a release, whoever writes it', async () => {
      const order = await released()
      const [line] = (await commission().readSale(order.id))?.lines ?? []
      const step = `insert into commission_step (order_id, turn, cause) values ('${order.id}', 2, 'restored')`
      const entry = (fen: number) =>
        `${step}; insert into commission_entry values ('${line?.line_item_id}', '${order.id}', 2, 0, ${fen})`
      const release = (fen: number) => `insert into commission_release (id, distributor_id, amount_fen)
          values ('crel_x', '${li.id}', ${fen});
        insert into commission_release_line values ('crel_x', '${line?.line_item_id}', ${fen})`
      const withdrawal = (
        gross: number,
        tax: number,
      ) => `insert into commission_withdrawal (id, distributor_id, payout_id,
          gross_fen, tax_fen, net_fen, tax_mode, month, income_before_fen, withheld_before_fen, months)
        values ('cwd_x', '${li.id}', 'pay_x', ${gross}, ${tax}, ${gross - tax}, 'cumulative', '2026-11', 0, 0, 1)`
      const wrong = [
        ...[entry(0), entry(1), entry(-1_000_000), release(0), release(1), release(-1_000_000)],
        ...[withdrawal(0, 0), withdrawal(-5, 0), withdrawal(5, -5), withdrawal(5, 5), withdrawal(5, 6)],
      ]
      for (const sql of wrong)
        await expect(
          knex().transaction((trx) => trx.raw(sql)),
          sql,
        ).rejects.toThrow()
      await prove()
    })

    it('orders made past the shop, by Medusa’s own API or from a draft of the staff, are nobody’s', async () => {
      const { data } = await api.get('/admin/regions', { headers: staff, validateStatus: () => true })
      const region_id = (data.regions as { id: string }[])[0]?.id
      const { result } = await createOrderWorkflow(getContainer()).run({
        input: { region_id, email: 'nobody@example.com', items: [], customer_id: li.customer_id } as never,
      })
      const attribution = getContainer().resolve('attribution')
      expect((await attribution.attributionsOf([result.id])).size).toBe(0)
      await bookCommission(getContainer(), result.id)
      expect(await commission().readSale(result.id)).toBeNull()
      // No body or header of the cart's own door is asked who brought it.
      const cart = await api.post(
        '/store/carts',
        { referral_code: li.code },
        { headers: goods.headers, validateStatus: () => true },
      )
      expect(cart.status).toBeGreaterThanOrEqual(400)
    })
  },
})
