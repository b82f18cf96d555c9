/** 分销报表, 法律边界 and a distributor's messages: read from what stands, by whom they are meant for. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LIMITS } from '@shanzhen/compliance/law/limits-staff'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { clickOf, openDistributor } from '../support/distributors'
import { earnCommission } from '../support/earned-commission'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'

type Headers = Record<string, string>
type Message = { id: string; kind: string; about: string | null; amount_fen: number | null; reason: string | null }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let staff: Headers
    const shoppers: Record<string, { id: string; headers: Headers }> = {}
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      for (const [name, phone, shown] of [
        ['li', '13900000001', '秦岭老李'],
        ['wang', '13900000002', '城关小王'],
      ] as const) {
        const { customer, token } = await signInByCode(api, container, goods.headers, { phone })
        const { id } = await openDistributor(container, customer.id, shown)
        shoppers[name] = { id, headers: { ...goods.headers, authorization: `Bearer ${token}` } }
      }
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const get = (path: string, headers: Headers) => api.get(path, { headers, validateStatus: () => true })
    const own = (who: string, path: string) => get(`/store/distribution/me${path}`, shoppers[who].headers)
    const messages = async (who: string) => (await own(who, '/messages')).data.messages as Message[]
    const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

    it('adds up what distributors brought, by day, good and distributor, and as a file', async () => {
      await earnCommission(getContainer(), shoppers.li.id, 500)
      await earnCommission(getContainer(), shoppers.li.id, 300)
      await earnCommission(getContainer(), shoppers.wang.id, 900)
      const { data } = await get('/admin/distribution/report?limit=1', staff)
      expect(data.sums).toEqual({
        ...{ visitors: 0, clicks: 0, orders: 3, paid_fen: 17_000, kept_fen: 0, earned_fen: 1700, released_fen: 1700 },
        void_orders: 0,
      })
      expect(data).toMatchObject({ count: 2, limit: 1, until: today() })
      expect(data.days).toHaveLength(30)
      expect(data.days.at(-1)).toEqual({ day: today(), visitors: 0, orders: 3, earned_fen: 1700 })
      expect(data.goods).toEqual([{ product_id: null, title: '蜂蜜', quantity: 3, kept_fen: 0, earned_fen: 1700 }])
      expect(data.distributors).toMatchObject([{ id: shoppers.wang.id, shown_name: '城关小王', earned_fen: 900 }])
      const file = await get(`/admin/distribution/report/file?from=${today()}&until=${today()}`, staff)
      expect(file.headers['content-type']).toContain('text/csv')
      expect(file.data).toContain(`秦岭老李,${shoppers.li.id},0,0,2,80.00,0.00,8.00,8.00`)
      const before = await get('/admin/distribution/report?from=2026-01-01&until=2026-01-31', staff)
      expect(before.data).toMatchObject({ sums: { orders: 0, earned_fen: 0 }, count: 0, distributors: [], goods: [] })
    })

    it('refuses a report of days that are none, the wrong way round, or of more than a year', async () => {
      for (const [query, said] of [
        ['from=gestern', '日期请填成 2026-11-25 这样'],
        ['from=2026-02-02&until=2026-02-01', '开始日期不能晚于结束日期'],
        ['from=2024-01-01&until=2026-01-01', '一次最多看一年'],
      ]) {
        const { status, data } = await get(`/admin/distribution/report?${query}`, staff)
        expect([status, data.message]).toEqual([400, said])
      }
    })

    it('shows each limit of the law as kept, and says so once a table does not', async () => {
      await earnCommission(getContainer(), shoppers.li.id, 500)
      const limits = async () =>
        (await get('/admin/distribution/limits', staff)).data.limits as { key: string; seen: number; broken: number }[]
      const kept = await limits()
      expect(kept.map(({ key }) => key)).toEqual(LIMITS.map(({ key }) => key))
      // The order of this test stands in commission alone: nobody brought it.
      expect(kept.filter(({ broken }) => broken).map(({ key }) => key)).toEqual(['only_sales'])
      await knex().raw('alter table distributor add column inviter_id text')
      await knex().raw('alter table commission_entry disable trigger user')
      const broken = (await limits()).filter((limit) => limit.broken).map(({ key }) => key)
      expect(broken).toEqual(['one_level', 'only_sales', 'records_stay'])
      await knex().raw('alter table commission_withdrawal disable trigger user')
      const paid = { tax_mode: 'cumulative', month: '2025-01', income_before_fen: 0, withheld_before_fen: 0, months: 1 }
      await knex()('commission_withdrawal').insert({
        ...{
          id: 'cwd_old',
          distributor_id: shoppers.li.id,
          payout_id: 'po_old',
          gross_fen: 500,
          tax_fen: 5,
          net_fen: 495,
        },
        ...{ ...paid, paid_at: '2025-01-15T00:00:00Z' },
      })
      const late = (await limits()).filter((limit) => limit.broken).map(({ key }) => key)
      expect(late).toEqual(['one_level', 'only_sales', 'tax_withheld', 'quarter_reported', 'records_stay'])
    })

    it('tells a distributor what happened without them, the newest first, counts it until it is seen, and no other’s', async () => {
      const { li, wang } = shoppers
      expect(await messages('li')).toMatchObject([{ kind: 'state', about: 'active' }])
      await earnCommission(getContainer(), li.id, 500)
      await getContainer()
        .resolve('distributor')
        .decide({ id: li.id, act: 'suspend', reason: '资料不清', by: 'user_test', seen_at: null })
      const told = await messages('li')
      expect(told).toMatchObject([
        { kind: 'state', about: 'suspended', reason: '资料不清' },
        { kind: 'released', amount_fen: 500 },
        { kind: 'rule', about: '全部' },
        { kind: 'state', about: 'active' },
      ])
      // Approved before this account was made, as it stands in this test.
      expect((await own('li', '')).data.unread).toBe(3)
      const { data } = await own('li', '/messages')
      await api.post(
        '/store/distribution/me/messages/seen',
        { until: (data.messages as { at: string }[])[0].at },
        { headers: li.headers },
      )
      expect((await own('li', '')).data.unread).toBe(0)
      expect((await messages('wang')).map(({ kind }) => kind)).not.toContain('released')
      expect((await own('wang', '')).data.unread).toBeGreaterThan(0)
      expect(wang.id).not.toBe(li.id)
    })

    it('reads messages on from where they ended, each once', async () => {
      for (let i = 0; i < 25; i++) await earnCommission(getContainer(), shoppers.li.id, 100 + i)
      const first = (await own('li', '/messages')).data as { messages: Message[]; next: string }
      expect(first.messages).toHaveLength(20)
      const rest = (await own('li', `/messages?after=${encodeURIComponent(first.next)}`)).data as typeof first
      expect(rest.next).toBeNull()
      const ids = [...first.messages, ...rest.messages].map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => id.startsWith('rel:'))).toHaveLength(25)
      expect((await own('li', '/messages?after=nonsense')).data.messages).toHaveLength(20)
    })

    it('reads on across all that is told, also of one moment', async () => {
      const { id } = shoppers.li
      for (let i = 0; i < 12; i++) {
        await getContainer()
          .resolve('distributor')
          .decide({ id, act: i % 2 ? 'resume' : 'suspend', reason: '核对', by: 'user_test', seen_at: null })
        await earnCommission(getContainer(), id, 100 + i)
      }
      const idsOfPages = async () => {
        const { data } = await own('li', '/messages')
        const rest = await own('li', `/messages?after=${encodeURIComponent(data.next)}`)
        const all = [...data.messages, ...rest.data.messages] as (Message & { at: string })[]
        expect(all.map(({ at }) => at)).toEqual(
          all
            .map(({ at }) => at)
            .sort()
            .reverse(),
        )
        return all.map((message) => message.id)
      }
      const apart = await idsOfPages()
      expect(apart.filter((one) => /^(rel|act):/.test(one)).length).toBe(12 + 13)
      expect(new Set(apart).size).toBe(apart.length)
      await knex().raw('alter table distributor_act disable trigger user')
      await knex().raw('alter table commission_release disable trigger user')
      const moment = new Date()
      await knex()('distributor_act').where({ distributor_id: id }).update({ created_at: moment })
      await knex()('commission_release').where({ distributor_id: id }).update({ at: moment })
      const together = await idsOfPages()
      expect(together).toHaveLength(apart.length)
      expect(new Set(together)).toEqual(new Set(apart))
    })

    it('counts clicks beside what they brought', async () => {
      const link = await getContainer()
        .resolve('share_link')
        .makeLink({ distributor_id: shoppers.li.id, target_kind: 'home', target: null, words: null })
      const now = new Date().toISOString()
      const click = clickOf(link.code)
      await getContainer()
        .resolve('share_link')
        .takeClicks({
          id: randomUUID(),
          clicks: [
            { link_code: link.code, visitor: click.split('.')[1], day: today(), first_at: now, last_at: now, times: 3 },
          ],
        } as never)
      const { data } = await get('/admin/distribution/report', staff)
      expect(data.distributors).toMatchObject([{ id: shoppers.li.id, visitors: 1, clicks: 3, orders: 0 }])
      expect(data.days.at(-1)).toMatchObject({ visitors: 1, orders: 0 })
    })
  },
})
