/** 提现: all of a distributor's own, less what is withheld, to their WeChat; whatever fails, it is paid once or theirs again. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { confirmationOf } from '@shanzhen/payouts/transfers/confirm'
import { closeAccountWorkflow } from '@shanzhen/one-time-code/workflows'
import { askWithdrawal, quoteWithdrawal } from '@shanzhen/commission/withdrawal/ask'
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
import { bindWechat, payingByWechat, transferEnds, withdrawalAt } from '../support/withdrawal-shop'

const gateway = await openGateway()
const OPENID = 'oTESTDISTRIBUTOR000000001'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let li: { id: string; customer_id: string }
    let people: Record<'lan' | 'mei', Caller>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const { customer } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      li = await openDistributor(container, customer.id)
      const of = async (name: string) =>
        callerOf(api, await staffHeaders(container, `${name}@example.com`, ['role_finance']), '/admin')
      people = { lan: await of('lan'), mei: await of('mei') }
      await bindWechat(container, { appid: gateway.merchant.appid, openid: OPENID, customer_id: li.customer_id })
    })
    beforeEach(() => {
      fairWeather(gateway, api)
      payingByWechat(getContainer())
    })
    afterEach(() => {
      vi.restoreAllMocks()
      taxBy('cumulative')
    })
    afterAll(() => gateway.close())

    const mostAtOnce = (fen: number) => {
      const wechatpay = getContainer().resolve('payouts').channelOf(getContainer(), 'wechat')
      vi.spyOn(wechatpay, 'most_transfer_fen', 'get').mockReturnValue(fen)
    }
    const taxBy = (tax_mode: string) => Object.assign(getContainer().resolve('commission'), { tax_mode })
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const quote = () => quoteWithdrawal(getContainer(), li.id)
    const take = async (net_fen?: number) =>
      askWithdrawal(getContainer(), li.id, { net_fen: net_fen ?? (await quote()).net_fen, asked_by: 'cus_li' })
    const funds = async () => {
      const found = await getContainer().resolve('ledger').funds('distributor', li.id)
      return found.find(({ kind }) => kind === 'distributor_commission')?.available_fen ?? 0
    }
    const transferOf = (number: string) => gateway.ledger.transfers.get(number)
    const earn = (fen: number) => earnCommission(getContainer(), li.id, fen)
    async function prove() {
      const asked = Object.entries(PROMISES).filter(([name]) => /佣金与账本|可提现|提现|打款|在途|代扣/.test(name))
      for (const [promise, sql] of asked)
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    }
    const taxAt = async (stage: 'pending' | 'available') => {
      const [account] = await getContainer().resolve('ledger').listLedgerAccounts({ kind: 'tax_withheld', stage })
      if (!account) return 0
      return 0 - ((await getContainer().resolve('ledger').balances([account.id]))[0]?.balance_fen ?? 0)
    }
    const taxOnItsWay = () => taxAt('pending')
    const taxOwed = () => taxAt('available')
    const ends = (payout: { id: string; number: string }, state: 'SUCCESS' | 'FAIL') =>
      transferEnds(getContainer(), gateway, payout, state)
    const moved = (id: string, change: Parameters<typeof withdrawalAt>[2]) => withdrawalAt(getContainer(), id, change)

    it('shows before what is withheld, is let go by two people, confirmed in WeChat and paid to the openid by the real name', async () => {
      await earn(800_000)
      expect(await quote()).toMatchObject({
        gross_fen: 800_000,
        tax_fen: 4200,
        net_fen: 795_800,
        tax_mode: 'cumulative',
      })
      gateway.transfers.names.set(OPENID, '李山')
      const payout = await take()
      expect([await funds(), await taxOnItsWay(), await taxOwed()]).toEqual([0, 4200, 0])
      expect(payout).toMatchObject({ payee_name: '秦岭老李', holder: '李山', channel: 'wechat', amount_fen: 795_800 })
      await prove()
      expect((await letGo(people, payout.id)).status).toBe(200)
      expect(transferOf(payout.number)).toMatchObject({ openid: OPENID, user_name: '李山', transfer_amount: 795_800 })
      const of = { payee_type: 'distributor', payee_id: li.id }
      expect(await confirmationOf(getContainer(), { id: payout.id, ...of })).toMatchObject({
        mch_id: gateway.merchant.mchid,
      })
      await expect(confirmationOf(getContainer(), { id: payout.id, ...of, payee_id: 'dist_x' })).rejects.toThrow()
      await prove()
    })

    it('counts the year: what was withheld before is taken off', async () => {
      await earn(800_000)
      await take()
      await earn(1_200_000)
      await expect(take()).rejects.toThrow()
      const { tax_fen, before } = await quote()
      expect(before).toMatchObject({ income_fen: 800_000, withheld_fen: 4200 })
      // The same month: one monthly deduction for both.
      expect(tax_fen).toBe(Math.round((2_000_000 * 0.8 - 500_000) * 0.03) - 4200)
    })

    it('is refused where another sum was seen, nothing is there, or two ask at once', async () => {
      await expect(take(100)).rejects.toThrow('没有可提现')
      await earn(5000)
      await expect(take(4999)).rejects.toThrow('刚刚变了')
      const asked = await Promise.allSettled([take(), take(), take()])
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await funds()).toBe(0)
      await prove()
    })

    it('is theirs again, tax and all, where it is refused, taken back, or not confirmed, and the next one pays the same', async () => {
      await earn(800_000)
      const first = await take()
      expect(await taxOnItsWay()).toBe(4200)
      const { data, status } = await people.lan.post(`/payouts/${first.id}/refuse`, { reason: '资料待核' })
      expect([status, (data as { message?: string }).message]).toEqual([200, undefined])
      expect([await funds(), await taxOnItsWay(), await taxOwed()]).toEqual([800_000, 0, 0])
      await prove()
      const second = await take()
      await letGo(people, second.id)
      await ends(second, 'FAIL')
      expect(await funds()).toBe(800_000)
      expect([await taxOnItsWay(), await taxOwed()]).toEqual([0, 0])
      const [rows] = await getContainer().resolve('commission').listWithdrawals(li.id, { take: 10, skip: 0 })
      expect(rows.map(({ went_back_at }) => !!went_back_at)).toEqual([true, true])
      expect(await quote()).toMatchObject({ gross_fen: 800_000, tax_fen: 4200 })
      await prove()
    })

    it('takes at once no more than WeChat carries, what was taken back first, and the rest the next time', async () => {
      mostAtOnce(20_000)
      await earn(15_000)
      await earn(9000)
      expect(await quote()).toMatchObject({ own_fen: 24_000, gross_fen: 20_000, tax_fen: 0, net_fen: 20_000 })
      const first = await take()
      expect(await funds()).toBe(4000)
      await prove()
      expect((await people.lan.post(`/payouts/${first.id}/refuse`, { reason: '资料待核' })).status).toBe(200)
      expect(await quote()).toMatchObject({ own_fen: 24_000, gross_fen: 20_000 })
      await earn(800_000)
      const { gross_fen, net_fen, own_fen } = await quote()
      expect([own_fen, net_fen, gross_fen - net_fen]).toEqual([824_000, 20_000, 0])
      await take()
      await prove()
    })

    it('takes out all there is where the tax leaves less than the least', async () => {
      const { least_fen } = getContainer().resolve('payouts')
      taxBy('per_payment')
      await earn(400_000)
      const first = await take()
      await letGo(people, first.id)
      await ends(first, 'SUCCESS')
      await earn(least_fen + 5)
      const { net_fen, own_fen, gross_fen } = await quote()
      expect([own_fen, net_fen < least_fen]).toEqual([gross_fen, true])
      expect((await take()).amount_fen).toBe(net_fen)
      await prove()
    })

    it('owes its tax in the month it is paid: the next one counts it there, whenever it was asked for', async () => {
      await earn(800_000)
      const payout = await take()
      await moved(payout.id, { month: '2020-12' })
      // On its way, it is expected in this month.
      expect((await quote()).before).toMatchObject({ income_fen: 800_000, withheld_fen: 4200, months: 1 })
      await letGo(people, payout.id)
      expect([await taxOnItsWay(), await taxOwed()]).toEqual([4200, 0])
      await ends(payout, 'SUCCESS')
      expect([await taxOnItsWay(), await taxOwed()]).toEqual([0, 4200])
      await prove()
      await earn(1_200_000)
      const { tax_fen, before } = await quote()
      expect(before).toMatchObject({ income_fen: 800_000, withheld_fen: 4200, months: 1 })
      expect(tax_fen).toBe(Math.round((2_000_000 * 0.8 - 500_000) * 0.03) - 4200)
      taxBy('per_payment')
      expect((await quote()).before).toMatchObject({ income_fen: 800_000, withheld_fen: 4200 })
      // Paid in another year than this, it counts there.
      taxBy('cumulative')
      await moved(payout.id, { paid_at: '2020-12-31T15:59:00Z' })
      expect((await quote()).before).toMatchObject({ income_fen: 0, withheld_fen: 0, months: 1 })
    })

    it('is paid only when its payout is, by the database', async () => {
      await earn(800_000)
      const payout = await take()
      const write = (sql: string) =>
        knex().raw(`update commission_withdrawal set ${sql} where payout_id = ?`, [payout.id])
      await expect(write('paid_at = now()')).rejects.toThrow('付出')
      await letGo(people, payout.id)
      await ends(payout, 'SUCCESS')
      await expect(write(`paid_at = paid_at - interval '40 days'`)).rejects.toThrow('付出')
      await expect(write('paid_at = null')).rejects.toThrow('付出')
    })

    it('keeps its account from being closed until it is paid', async () => {
      await earn(5000)
      const close = () => closeAccountWorkflow(getContainer()).run({ input: { customer_id: li.customer_id } })
      await expect(close()).rejects.toMatchObject({ message: expect.stringContaining('佣金没有结清') as string })
      const payout = await take()
      await letGo(people, payout.id)
      await expect(close()).rejects.toMatchObject({ message: expect.stringContaining('佣金没有结清') as string })
      expect(await getContainer().resolve('distributor').realName(li.id)).toBe('李山')
    })

    it('owns each release once, by the database', async () => {
      await earn(5000)
      const payout = await take()
      const [row] = (await knex()('commission_withdrawal').where({ payout_id: payout.id })) as { id: string }[]
      const [release] = (await knex()('commission_release').where({ distributor_id: li.id })) as { id: string }[]
      const insert = (id: string, payout_id: string, gross: number) =>
        `insert into commission_withdrawal (id, distributor_id, payout_id, gross_fen, tax_fen, net_fen, tax_mode, month,
            income_before_fen, withheld_before_fen, months)
          values ('${id}', '${li.id}', '${payout_id}', ${gross}, 0, ${gross}, 'cumulative', '2026-11', 0, 0, 1)`
      for (const sql of [
        `${insert('cwd_x', 'pay_x', 5000)};
          insert into commission_withdrawal_release values ('cwd_x', '${release?.id}', 5000)`,
        `begin; ${insert('cwd_x', 'pay_x', 5000)}; commit`,
        insert('cwd_x', 'pay_x', 0),
        insert('cwd_x', 'pay_x', -5),
        insert('cwd_x', payout.id, 5000),
        `update commission_withdrawal set tax_fen = 1 where id = '${row?.id}'`,
        'delete from commission_withdrawal_release',
        'truncate commission_withdrawal cascade',
      ])
        await expect(
          knex().transaction((trx) => trx.raw(sql)),
          sql,
        ).rejects.toThrow()
    })
  },
})
