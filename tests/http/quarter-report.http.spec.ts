/** 季度报送: who was paid in a quarter, under which number, beside payouts and transfers; made, looked at by a second person, handed in. */
import { createHash } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { quartersWaiting } from '@shanzhen/compliance/tax/quarters'
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
import { bindWechat, payingByWechat, takeAll, transferEnds, withdrawalAt } from '../support/withdrawal-shop'

const gateway = await openGateway()
const OPEN = { validateStatus: () => true }
/** Over long ago, whenever this is run. */
const QUARTER = '2025Q3'
const NUMBER = '11010519491231002X'
type Quarters = {
  quarters: {
    quarter: string
    state: string
    late: boolean
    due: string
    files: { id: string; version: number; state: string; sha256: string; acts: { kind: string; by: string }[] }[]
  }[]
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let people: Record<'lan' | 'mei', Caller>
    let li: { id: string; code: string; customer_id: string; headers: Record<string, string> }
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      const { customer, token } = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      const own = await openDistributor(container, customer.id)
      const identity = { kind: 'id_card', number: NUMBER, entered_by: customer.id } as const
      await container.resolve('distributor').setIdentity({ distributor_id: own.id, ...identity })
      li = { ...own, headers: { ...goods.headers, authorization: `Bearer ${token}` } }
      await bindWechat(container, {
        ...{ appid: gateway.merchant.appid, openid: 'oTESTQUARTER000000000001', customer_id: customer.id },
      })
      const of = async (name: string) =>
        callerOf(api, await staffHeaders(container, `${name}@example.com`, ['role_finance']), '/admin')
      people = { lan: await of('lan'), mei: await of('mei') }
    })
    beforeEach(() => {
      fairWeather(gateway, api)
      payingByWechat(getContainer())
    })
    afterAll(() => gateway.close())

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    /** Paid in the quarter, with WeChat's receipt where nothing else is said. */
    async function paid(fen: number, receipt: 'kept' | 'due' = 'kept') {
      await earnCommission(getContainer(), li.id, fen)
      const payout = await takeAll(getContainer(), li.id)
      await letGo(people, payout.id)
      await transferEnds(getContainer(), gateway, payout, 'SUCCESS')
      const at = '2025-08-10T00:00:00Z'
      await withdrawalAt(getContainer(), payout.id, { paid_at: at })
      await knex().raw('alter table payout_step disable trigger user')
      await knex()('payout_step').where({ payout_id: payout.id, state: 'paid' }).update({ at })
      await knex().raw('alter table payout_step enable trigger user')
      await knex()('payout_transfer').where({ payout_id: payout.id }).update({ receipt })
      return payout
    }
    const list = async () => ((await people.lan.get('/distribution-reports/quarters')).data as Quarters).quarters
    const make = (who: Caller, reason: string | null = null, quarter = QUARTER) =>
      who.post(`/distribution-reports/quarters/${quarter}`, { reason })
    const step = (who: Caller, id: string, to: string) =>
      who.post(`/distribution-reports/files/${id}/step`, { step: to })
    const idOf = ({ data }: { data: unknown }) => (data as { id: string }).id
    const said = ({ status, data }: { status: number; data: unknown }) =>
      `${status} ${(data as { message?: string }).message}`

    it('goes from its book to a file that a second person looks at, and is handed in once', async () => {
      await paid(800_000)
      expect(await quartersWaiting(getContainer())).toBe(1)
      const { data: preview } = await people.lan.get(`/distribution-reports/quarters/${QUARTER}`)
      expect(preview).toMatchObject({
        ...{ over: true, differences: [] },
        rows: [{ orders: 1, payouts: 1, gross_fen: 800_000, tax_fen: 4200, net_fen: 795_800, paid_out_fen: 795_800 }],
      })
      // No name and no number but in the file.
      expect(JSON.stringify(preview)).not.toMatch(/李山|002X/)
      const id = idOf(await make(people.lan))
      expect((await list())[0]).toMatchObject({ quarter: QUARTER, state: 'made', late: true, due: '2025-10-31' })
      expect(said(await step(people.lan, id, 'checked'))).toMatch(/^400 做文件的人不能自己复核/)
      expect((await step(people.mei, id, 'handed_in')).status).toBe(409)
      const file = await api.get(`/admin/distribution-reports/files/${id}/content`, {
        ...{ headers: people.mei.headers, responseType: 'arraybuffer', ...OPEN },
      })
      expect([file.status, file.headers['cache-control']]).toEqual([200, 'private, no-store'])
      const [{ files }] = await list()
      expect(files[0]?.sha256).toBe(createHash('sha256').update(Buffer.from(file.data)).digest('hex'))
      expect((await step(people.mei, id, 'checked')).status).toBe(200)
      expect((await step(people.lan, id, 'handed_in')).status).toBe(200)
      const [now] = await list()
      expect([now?.state, now?.late]).toEqual(['handed_in', false])
      expect(now?.files[0]?.acts.map(({ kind }) => kind)).toEqual(['made', 'read', 'checked', 'handed_in'])
      expect(await quartersWaiting(getContainer())).toBe(0)
      const [promise] = Object.entries(PROMISES).filter(([name]) => /季度报送/.test(name))
      expect((await knex().raw<{ rows: unknown[] }>(promise?.[1] ?? '')).rows).toEqual([])
    })

    it('holds name and whole number, as they can be read in the file alone', async () => {
      await paid(800_000)
      const id = idOf(await make(people.lan))
      const { data } = await api.get(`/admin/distribution-reports/files/${id}/content`, {
        ...{ headers: people.lan.headers, responseType: 'arraybuffer' },
      })
      const { readTable } = await import('@shanzhen/documents/sheets/read-table')
      const table = JSON.stringify(await readTable(Buffer.from(data)))
      for (const word of ['李山', NUMBER, '居民身份证', '13900000001', '8000', '42']) expect(table).toContain(word)
      const [row] = (await knex()('quarter_report').select('file_sealed')) as { file_sealed: string }[]
      expect(row?.file_sealed).toMatch(/^v1\./)
      expect(Buffer.from(row?.file_sealed ?? '', 'base64').toString()).not.toContain(NUMBER)
    })

    it('is stopped by what does not agree until somebody says why it may stand', async () => {
      await paid(800_000, 'due')
      expect(said(await make(people.lan))).toMatch(/^409 有 1 处对不上/)
      expect((await make(people.lan, '回单微信还没给，金额已核对')).status).toBe(201)
      expect((await list())[0]?.files[0]).toMatchObject({
        ...{ reason: '回单微信还没给，金额已核对' },
        differences: [{ text: '1 笔转账还没有电子回单' }],
      })
    })

    it('is stopped where a number is another than it was paid under, or two distributors have the same', async () => {
      await paid(800_000)
      const distributors = getContainer().resolve('distributor')
      const passport = { kind: 'passport', number: 'E12345678' } as const
      await distributors.setIdentity({ distributor_id: li.id, ...passport, entered_by: li.customer_id })
      const differences = async () => {
        const { data } = await people.lan.get(`/distribution-reports/quarters/${QUARTER}`)
        return (data as { differences: { text: string }[] }).differences.map(({ text }) => text)
      }
      expect(await differences()).toEqual(['提现以后换过证件号码，请核实是本人的'])
      expect(said(await make(people.lan))).toMatch(/^409 有 1 处对不上/)
      const { customer } = await signInByCode(api, getContainer(), goods.headers, { phone: '13900000004' })
      const wang = await openDistributor(getContainer(), customer.id, '小王')
      await distributors.setIdentity({ distributor_id: wang.id, ...passport, entered_by: customer.id })
      expect(await differences()).toHaveLength(1)
      // Of the quarter's own alone.
      await earnCommission(getContainer(), wang.id, 5000)
      const openid = 'oTESTQUARTER000000000002'
      await bindWechat(getContainer(), { appid: gateway.merchant.appid, openid, customer_id: customer.id })
      const payout = await takeAll(getContainer(), wang.id)
      // The rules of risk hold it: somebody looks at it first.
      const { data } = await people.lan.get('/distribution-risks?state=held')
      const { cases } = data as { cases: { id: string }[] }
      await people.lan.post(`/distribution-risks/${cases[0]?.id}`, { act: 'release', reason: '已核实' })
      await letGo(people, payout.id)
      await transferEnds(getContainer(), gateway, payout, 'SUCCESS')
      await withdrawalAt(getContainer(), payout.id, { paid_at: '2025-08-11T00:00:00Z' })
      const same = '同一证件号码还有 1 位分销员，个税是分开代扣的，请合并核算'
      expect((await differences()).filter((text) => text === same)).toHaveLength(2)
    })

    it('is corrected by another version, and nothing of one that was handed in ever changes', async () => {
      await paid(800_000)
      const first = idOf(await make(people.lan))
      await step(people.mei, first, 'checked')
      await step(people.lan, first, 'handed_in')
      expect(said(await make(people.lan))).toMatch(/^409 .*报送过/)
      const second = idOf(await make(people.lan, '改正联系电话'))
      expect((await list())[0]?.files.map(({ version }) => version)).toEqual([2, 1])
      for (const sql of [
        `update quarter_report set tax_fen = 1, net_fen = gross_fen - 1 where id = '${first}'`,
        `update quarter_report set file_sealed = 'v1.x' where id = '${second}'`,
        `update quarter_report set state = 'made', handed_in_by = null, checked_by = null where id = '${first}'`,
        `delete from quarter_report`,
        `truncate quarter_report cascade`,
        `update quarter_report_act set by_id = 'x'`,
      ])
        await expect(
          knex().transaction((trx) => trx.raw(sql)),
          sql,
        ).rejects.toThrow()
      // What a newer one took the place of goes no further.
      const third = idOf(await make(people.lan, '再改'))
      expect((await step(people.mei, second, 'checked')).status).toBe(409)
      const both = await Promise.all([step(people.mei, third, 'checked'), step(people.mei, third, 'checked')])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    })

    it('makes none of a quarter that is not over or in which nobody was paid, or that is none', async () => {
      const now = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
      const current = `${now.slice(0, 4)}Q${Math.ceil(Number(now.slice(5, 7)) / 3)}`
      expect(said(await make(people.lan, null, current))).toMatch(/^400 .*还没有过完/)
      expect(said(await make(people.lan, null, '2020Q1'))).toMatch(/^400 .*没有付过/)
      expect((await make(people.lan, null, '2020Q5')).status).toBe(404)
      expect((await people.lan.get('/distribution-reports/files/qrep_none/content')).status).toBe(404)
    })

    it('asks a distributor’s number before money is taken out, checks it, and shows its end alone', async () => {
      const { customer, token } = await signInByCode(api, getContainer(), goods.headers, { phone: '13900000003' })
      const wang = await openDistributor(getContainer(), customer.id, '小王')
      const headers = { ...goods.headers, authorization: `Bearer ${token}` }
      await knex().raw('alter table distributor_identity disable trigger user')
      await knex()('distributor_identity').where({ distributor_id: wang.id }).del()
      await knex().raw('alter table distributor_identity enable trigger user')
      await earnCommission(getContainer(), wang.id, 5000)
      const own = (body: object) => api.post('/store/distribution/me/identity', body, { headers, ...OPEN })
      const take = () => api.post('/store/distribution/me/withdrawals', { net_fen: 5000 }, { headers, ...OPEN })
      expect(said(await take())).toMatch(/^400 请先登记证件/)
      const wrong = await own({ kind: 'id_card', number: '110105194912310021', agreed: true })
      expect([wrong.status, wrong.data.fields]).toEqual([400, { number: '证件号码不对，请对照证件再填一次' }])
      expect((await own({ kind: 'id_card', number: NUMBER, agreed: false })).status).toBe(400)
      const given = await own({ kind: 'id_card', number: '110105 19491231 002x', agreed: true })
      expect([given.status, given.data.identity.number_end]).toEqual([201, '002X'])
      expect(JSON.stringify(given.data)).not.toContain(NUMBER)
      expect(said(await take())).toMatch(/^400 请先在微信里/)
      expect(await getContainer().resolve('distributor').sameIdentity(wang.id)).toEqual([li.id])
      await expect(knex()('distributor_identity').update({ number_end: '0000' })).rejects.toThrow('只增不减')
    })
  },
})
