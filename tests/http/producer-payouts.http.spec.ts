/** A producer's money by 打款: to an account two people know of, out of what is owed, and by both doors together never more. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import tellProducerAccounts from '@shanzhen/purchase/jobs/tell-producer-accounts'
import { goodsPurchases, producerPayable } from '@shanzhen/ledger/postings/chart'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { invitedHeaders, staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { type Caller, callerOf } from '../support/small-shops'
import { openOutbox } from '../support/outbox'
import { ACCOUNT, openOwedProducer } from '../support/owed-producer'

const outbox = openOutbox()
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
type File = {
  producer: Record<'delivered_fen' | 'paid_fen' | 'on_way_fen' | 'owed_fen', number>
  payouts: { state: string }[]
  account: { id: string; number_end: string } | null
  waiting_account: { id: string; own: boolean } | null
}

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let id: string
    let people: Record<'mei' | 'yun' | 'lan', Caller>
    let lot: string
    let ramp: Caller
    beforeAll(async () => {
      ;({ id, people, lot, ramp } = await openOwedProducer(api, getContainer()))
    })
    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const at = () => `/purchase/producers/${id}`
    const file = async () => (await people.mei.get(at())).data as File
    const enter = async (change: object = {}, by = people.mei) => {
      const { data, status } = await by.post(`${at()}/account`, { ...ACCOUNT, ...change })
      expect([status, (data as { message?: string }).message]).toEqual([201, undefined])
      return (data as { account_id: string }).account_id
    }
    const accept = (account_id: string, by = people.yun) =>
      by.post(`${at()}/account/verdict`, { account_id, verdict: 'accepted' })
    const known = async () => expect((await accept(await enter())).status).toBe(200)
    const ask = (amount_fen: number, by = people.mei) => by.post(`${at()}/payouts`, { amount_fen })
    const asked = async (amount_fen: number) => {
      const { status, data } = await ask(amount_fen)
      expect([status, (data as { message?: string }).message]).toEqual([201, undefined])
      return (data as { payout: { id: string; number: string } }).payout
    }
    const voucher = async (amount_fen: number, reference: string) => {
      const body = { amount_fen, from: 'cash', reference, note: '货款', effective_on: TODAY }
      const { data } = await people.mei.post(`${at()}/payments`, body)
      return (data as { payment: { id: string } }).payment.id
    }
    const whole = async () => {
      for (const words of ['what a producer is owed', 'money in transit', 'a payout stands', 'another account than'])
        expect(await broken(getContainer(), words)).toEqual([])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    }

    /** What staff see of accounts that wait: under 今天, and at the producer. */
    const waits = async () => {
      const { producers } = (await people.mei.get('/purchase/producers?limit=50')).data as {
        producers: { id: string; account_waits: boolean }[]
      }
      const own = producers.filter((one) => one.id === id).map(({ account_waits }) => account_waits)
      return [await getContainer().resolve('purchase').countWaitingAccounts(), own]
    }

    it('goes to an account that another natural person accepted; until then the one before holds, and nothing is paid', async () => {
      expect((await ask(1000)).data).toMatchObject({
        message: expect.stringContaining('还没有确认过的收款账户') as string,
      })
      const first = await enter()
      expect((await file()).waiting_account).toMatchObject({ id: first, own: true, number_end: '8901' })
      const same = await accept(first, people.mei)
      expect([same.status, same.data]).toMatchObject([
        400,
        { message: expect.stringContaining('不能自己确认') as string },
      ])
      const invited = await invitedHeaders(getContainer(), 'new@example.com', 'mei@example.com')
      expect((await accept(first, callerOf(api, invited, '/admin'))).data).toMatchObject({
        message: expect.stringContaining('互有邀请关系') as string,
      })
      const unproved = await staffHeaders(getContainer(), 'un@example.com', ['role_finance'], false)
      expect((await accept(first, callerOf(api, unproved, '/admin'))).data).toMatchObject({
        message: expect.stringContaining('验证手机号') as string,
      })
      expect(await waits()).toEqual([1, [true]])
      expect((await accept(first)).status).toBe(200)
      expect(await waits()).toEqual([0, [false]])
      expect((await accept(first)).status).toBe(409)
      const other = await enter({ account_number: '6230 0000 0000 1111' })
      expect([(await file()).account?.id, (await ask(1000)).status]).toEqual([first, 400])
      const refused = { account_id: other, verdict: 'refused' }
      expect((await people.yun.post(`${at()}/account/verdict`, refused)).status).toBe(400)
      expect((await people.yun.post(`${at()}/account/verdict`, { ...refused, reason: '电话里不认' })).status).toBe(200)
      expect(await file()).toMatchObject({ account: { id: first, number_end: '8901' }, waiting_account: null })
    })

    it('keeps the number sealed, shows it whole to whose work it is alone, and writes down who looked', async () => {
      await known()
      expect(JSON.stringify(await knex()('producer_account'))).not.toContain('2701012345678901')
      const { data } = await people.lan.get(`${at()}/account`)
      expect(data).toMatchObject({ account: { number: '2701012345678901' }, waiting: null })
      const acts = (await knex()('staff_act').whereLike('route', '%/account%')) as { route: string; reads: boolean }[]
      expect(acts.filter(({ reads }) => reads).map(({ route }) => route)).toEqual([
        expect.stringMatching(/^GET .*account$/),
      ])
      expect(JSON.stringify(acts).replaceAll(' ', '')).not.toContain('2701012345678901')
      const packer = callerOf(api, await staffHeaders(getContainer(), 'pack@example.com', ['role_warehouse']), '/admin')
      expect((await packer.get(`${at()}/account`)).status).toBe(403)
      const sql = (change: string) => knex().raw(`update producer_account set ${change}`)
      await expect(sql(`bank = 'x'`)).rejects.toThrow('只能新增')
      await expect(sql(`verdict = 'refused', reason = 'x'`)).rejects.toThrow('只能新增')
      await expect(knex().raw('delete from producer_account')).rejects.toThrow('只能新增')
    })

    it('leaves what is owed when it is asked for, is paid by the bank’s file, and is owed again where the bank returns it', async () => {
      await known()
      expect((await file()).producer).toMatchObject({ delivered_fen: 80_000, owed_fen: 80_000, on_way_fen: 0 })
      const payout = await asked(50_000)
      expect((await file()).producer).toMatchObject({ paid_fen: 0, on_way_fen: 50_000, owed_fen: 30_000 })
      await people.lan.post(`/payouts/${payout.id}/check`)
      await people.yun.post(`/payouts/${payout.id}/approve`)
      const made = await people.lan.post('/payout-batches')
      const batch = (made.data as { batch: { id: string } }).batch
      const taken = await api.get(`/admin/payout-batches/${batch.id}/file`, {
        headers: people.lan.headers,
        responseType: 'arraybuffer',
      })
      const { rows } = await readTable(Buffer.from(taken.data as ArrayBuffer))
      const [, row] = rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
      expect(row?.slice(0, 5)).toEqual([payout.number, ACCOUNT.holder, '2701012345678901', ACCOUNT.bank, '500.00'])
      await people.mei.post(`/payouts/${payout.id}/result`, { result: 'paid', reference: 'BK-1' })
      expect((await file()).producer).toMatchObject({ paid_fen: 50_000, on_way_fen: 0, owed_fen: 30_000 })
      await whole()
      const month = await people.mei.get(`${at()}/statement?month=${TODAY.slice(0, 7)}&format=csv`)
      expect(month.data).toMatch(new RegExp(`打款,${payout.number},,500.00,300.00`))
      await people.mei.post(`/payouts/${payout.id}/result`, { result: 'returned', reason: '账户已销户' })
      expect(await file()).toMatchObject({
        producer: { paid_fen: 0, on_way_fen: 0, owed_fen: 80_000 },
        payouts: [{ state: 'returned' }],
      })
      await whole()
    })

    it('and vouchers together never pay more than is owed, whichever is first', async () => {
      await known()
      expect((await ask(80_001)).data).toMatchObject({
        message: '可提的只有 ¥800.00，请改小金额',
      })
      const cash = await voucher(50_000, 'C-1')
      await asked(50_000)
      const late = await people.yun.post(`/ledger/vouchers/${cash}/confirm`)
      expect(late.status).toBe(400)
      const small = await voucher(30_000, 'C-2')
      expect((await people.yun.post(`/ledger/vouchers/${small}/confirm`)).status).toBe(200)
      expect((await file()).producer).toMatchObject({ paid_fen: 30_000, on_way_fen: 50_000, owed_fen: 0 })
      await whole()
    })

    it('is not let go for goods that were corrected since it was asked for, by a person or in a file', async () => {
      await known()
      const correct = async (quantity: number) => {
        const body = { reason: '称错了', quantity }
        expect((await ramp.post(`/lots/${lot}/correct`, body)).status).toBe(200)
      }
      const less = { message: expect.stringContaining('多付') as string }
      const { id: payout } = await asked(80_000)
      await correct(9000)
      expect((await file()).producer).toMatchObject({ owed_fen: -8000, on_way_fen: 80_000 })
      const checked = await people.lan.post(`/payouts/${payout}/check`)
      expect([checked.status, checked.data]).toMatchObject([409, less])
      await correct(10_000)
      expect((await people.lan.post(`/payouts/${payout}/check`)).status).toBe(200)
      await correct(9000)
      const let_go = await people.yun.post(`/payouts/${payout}/approve`)
      expect([let_go.status, let_go.data]).toMatchObject([409, less])
      await correct(10_000)
      expect((await people.yun.post(`/payouts/${payout}/approve`)).status).toBe(200)
      await correct(9000)
      const batch = await people.lan.post('/payout-batches')
      expect([batch.status, batch.data]).toMatchObject([409, less])
      await people.yun.post(`/payouts/${payout}/refuse`, { reason: '批次更正过' })
      expect(await file()).toMatchObject({
        producer: { owed_fen: 72_000, on_way_fen: 0 },
        payouts: [{ state: 'refused' }],
      })
      expect((await asked(72_000)).number).toMatch(/^DK/)
      await whole()
    })

    it('go one after the other where both doors are used at once: one of them pays', async () => {
      await known()
      const cash = await Promise.all([1, 2, 3].map((n) => voucher(60_000, `C-${n}`)))
      const all = await Promise.all([
        ...cash.map((one) => people.yun.post(`/ledger/vouchers/${one}/confirm`)),
        ...[people.mei, people.lan].map((by) => ask(60_000, by)),
      ])
      expect(all.filter(({ status }) => status < 300)).toHaveLength(1)
      expect(all.filter(({ status }) => status >= 500)).toEqual([])
      expect((await file()).producer.owed_fen).toBe(20_000)
      await whole()
    })

    it('holds in the database: no payout brings the account below nothing, whoever posts it', async () => {
      const ledger = getContainer().resolve('ledger')
      const [payable, cost] = await ledger.ensureAccounts([producerPayable(id, 'cny'), goodsPurchases('cny')])
      const post = (amount_fen: number) =>
        ledger.postBatch([
          {
            ...{
              idempotency_key: `payout:forged:${amount_fen}`,
              kind: 'payout_asked',
              description: 'x',
              currency: 'cny',
            },
            ...{ reference_type: 'payout', reference_id: 'forged', effective_at: new Date() },
            entries: [
              { account_id: payable?.id ?? '', amount_fen },
              { account_id: cost?.id ?? '', amount_fen: -amount_fen },
            ],
          },
        ])
      await expect(post(80_001)).rejects.toThrow()
      expect((await file()).producer.owed_fen).toBe(80_000)
    })

    it('is told to whoever speaks for the producer, once, by the account’s last digits', async () => {
      await getContainer()
        .resolve('producer_portal')
        .createProducerContacts({ producer_id: id, channel: 'sms', address: '13900000099' })
      await known()
      for (let again = 0; again < 2; again++) await tellProducerAccounts(getContainer())
      const told = outbox.messages().filter(({ to }) => to === '13900000099')
      expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('宁陕农商银行尾号 8901')])
    })

    it('is neither asked for nor accepted by whoever speaks for the producer', async () => {
      const account = await enter()
      await getContainer()
        .resolve('producer_portal')
        .createProducerContacts({ producer_id: id, channel: 'email', address: 'yun@example.com' })
      const own = await accept(account)
      expect([own.status, own.data]).toMatchObject([400, { message: expect.stringContaining('您自己的') as string }])
      expect((await accept(account, people.lan)).status).toBe(200)
      expect((await ask(1000, people.yun)).status).toBe(400)
      const { id: payout } = await asked(1000)
      expect((await people.yun.post(`/payouts/${payout}/check`)).status).toBe(400)
    })
  },
})
