/** 代扣个税 month by month: for its distributor, for staff beside the book, on paper and as a table. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { openDistributor } from '../support/distributors'
import { earnCommission } from '../support/earned-commission'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { type Caller, callerOf } from '../support/small-shops'
import { fairWeather, letGo } from '../support/transfer-shop'
import { openGateway } from '../support/wechat-shop'
import { bindWechat, payingByWechat, takeAll, transferEnds, withdrawalAt } from '../support/withdrawal-shop'

const gateway = await openGateway()
const OPEN = { validateStatus: () => true }
type Sums = { gross_fen: number; tax_fen: number; net_fen: number }
type Month = Sums & { month: string; lines: (Sums & { kind: string; number: string; taken_back_fen: number })[] }
type Report = Sums & {
  rows: (Sums & { distributor_id: string; shown_name: string; payouts: number })[]
  book_fen: number
  difference_fen: number
  other_fen: number
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let people: Record<'lan' | 'mei', Caller>
    const open = async (phone: string, shown_name: string) => {
      const container = getContainer()
      const { customer, token } = await signInByCode(api, container, goods.headers, { phone })
      const own = await openDistributor(container, customer.id, shown_name)
      const openid = `oTESTTAX${phone}`
      await bindWechat(container, { appid: gateway.merchant.appid, openid, customer_id: customer.id })
      return { ...own, headers: { ...goods.headers, authorization: `Bearer ${token}` } }
    }
    let li: Awaited<ReturnType<typeof open>>
    let wang: typeof li
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const of = async (name: string) =>
        callerOf(api, await staffHeaders(container, `${name}@example.com`, ['role_finance']), '/admin')
      people = { lan: await of('lan'), mei: await of('mei') }
      li = await open('13900000001', '秦岭老李')
      wang = await open('13900000002', '小王')
    })
    beforeEach(() => {
      fairWeather(gateway, api)
      payingByWechat(getContainer())
    })
    afterAll(() => gateway.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const month = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7)
    async function pays({ id }: { id: string }, fen: number) {
      await earnCommission(getContainer(), id, fen)
      const payout = await takeAll(getContainer(), id)
      await letGo(people, payout.id)
      await transferEnds(getContainer(), gateway, payout, 'SUCCESS')
      return payout
    }
    const ownTax = async (who: typeof li, query = '') => {
      const { data } = await api.get(`/store/distribution/me/tax${query}`, { headers: who.headers })
      return data as { year: number; years: number[]; months: Month[] }
    }
    const report = async (of = month) => {
      const { status, data } = await people.lan.get(`/distribution-reports/tax?month=${of}`)
      expect(status).toBe(200)
      return data as Report
    }

    it('lists each month what was paid and withheld; what was never paid counts for nothing', async () => {
      await earnCommission(getContainer(), li.id, 800_000)
      const refused = await takeAll(getContainer(), li.id)
      expect((await people.lan.post(`/payouts/${refused.id}/refuse`, { reason: '资料待核' })).status).toBe(200)
      const paid = await takeAll(getContainer(), li.id)
      await letGo(people, paid.id)
      // Not before it is paid.
      expect((await ownTax(li)).months[0]).toMatchObject({ gross_fen: 0, tax_fen: 0 })
      expect(await report()).toMatchObject({ rows: [], tax_fen: 0, book_fen: 0, difference_fen: 0 })
      await transferEnds(getContainer(), gateway, paid, 'SUCCESS')
      const { months } = await ownTax(li)
      expect(months).toHaveLength(1)
      expect(months[0]).toMatchObject({ month, gross_fen: 800_000, tax_fen: 4200, net_fen: 795_800 })
      expect(months[0]?.lines.map(({ kind, number }) => [kind, number])).toEqual([
        ['paid', paid.number],
        ['unpaid', refused.number],
      ])
      expect((await ownTax(wang)).months).toEqual([])
    })

    it('adds up for staff to what the book says, and says what it differs by', async () => {
      await pays(li, 800_000)
      await pays(wang, 600_000)
      const rows = [
        {
          distributor_id: li.id,
          shown_name: '秦岭老李',
          payouts: 1,
          gross_fen: 800_000,
          tax_fen: 4200,
          net_fen: 795_800,
        },
        { distributor_id: wang.id, shown_name: '小王', payouts: 1, gross_fen: 600_000, tax_fen: 0, net_fen: 600_000 },
      ]
      expect(await report()).toMatchObject({ rows, tax_fen: 4200, book_fen: 4200, difference_fen: 0, other_fen: 0 })
      await knex().raw(`alter table ledger_entry disable trigger user`)
      await knex().raw(`update ledger_entry set amount_fen = amount_fen * 2 where transaction_id in
        (select id from ledger_transaction where kind = 'tax_owed')`)
      expect(await report()).toMatchObject({ tax_fen: 4200, book_fen: 8400, difference_fen: -4200 })
    })

    it('takes off in its month what came back after it was paid, and shows what was taken back of earlier commission', async () => {
      const first = await pays(li, 800_000)
      // A buyer got money back after that: the next withdrawal is less by it.
      await knex()('commission_release').insert({ id: 'crel_back', distributor_id: li.id, amount_fen: -50_000 })
      const second = await pays(li, 200_000).catch((error: Error) => error)
      expect(second).not.toBeInstanceOf(Error)
      const [now] = (await ownTax(li)).months
      expect(now?.lines[0]).toMatchObject({ kind: 'paid', gross_fen: 150_000, taken_back_fen: -50_000 })
      expect(now?.gross_fen).toBe(950_000)
      await withdrawalAt(getContainer(), first.id, {
        paid_at: '2026-01-05T00:00:00Z',
        went_back_at: '2026-02-05T00:00:00Z',
      })
      const { months, years } = await ownTax(li, '?year=2026')
      expect(years).toContain(2026)
      const sums = months.filter(({ month: of }) => of < '2026-03').map(({ month: of, tax_fen }) => [of, tax_fen])
      expect(sums).toEqual([
        ['2026-02', -4200],
        ['2026-01', 4200],
      ])
      expect(await report('2026-02')).toMatchObject({ rows: [{ payouts: 0, gross_fen: -800_000, tax_fen: -4200 }] })
    })

    it('prints a month for its distributor alone, and nothing of a month without one', async () => {
      await pays(li, 800_000)
      const file = async (who: typeof li, of: string) =>
        api.get(`/store/distribution/me/tax/${of}/file`, { headers: who.headers, responseType: 'arraybuffer', ...OPEN })
      const { status, data, headers } = await file(li, month)
      expect([status, Buffer.from(data).subarray(0, 5).toString(), headers['cache-control']]).toEqual([
        ...[200, '%PDF-'],
        'private, no-store',
      ])
      expect((await file(wang, month)).status).toBe(404)
      expect((await file(li, '2025-01')).status).toBe(404)
      expect((await file(li, '2025-13')).status).toBe(404)
    })

    it('is a table for staff, put on record', async () => {
      await pays(li, 800_000)
      const { status, data } = await people.lan.get(`/distribution-reports/tax/file?month=${month}&format=csv`)
      expect(status).toBe(200)
      expect(String(data)).toContain(`${month},秦岭老李,${li.id},1,8000.00,42.00,7958.00`)
      expect(String(data)).toContain('相差 0.00 元')
      const excel = await people.lan.get(`/distribution-reports/tax/file?month=${month}`)
      expect(String(excel.data).slice(0, 2)).toBe('PK')
      expect((await people.lan.get('/distribution-reports/tax?month=2026-13')).status).toBe(400)
      const acts = (await knex()('staff_act').select('route')) as { route: string }[]
      expect(acts.map(({ route }) => route)).toContain('GET /admin/distribution-reports/tax/file')
    })
  },
})
