/** What the bank answered about payouts, and who may say so: nothing is taken for an arrival that is none, and nobody answers for their own. */
import { csv } from '@shanzhen/documents/csv'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import writeExcelFile from 'write-excel-file/node'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { depositOf, fillDeposit } from '../support/trading-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'

const FINANCE = ['role_finance']
const HEAD = ['打款编号', '结果', '银行流水号', '原因', '金额（元）']
type Batch = { id: string }
type Taken = { done: number; wrong: { row: number; message: string }[] }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: { id: string; owner: Caller }
    let admin: Caller
    let people: Record<'lan' | 'mei' | 'hua', Caller>
    const staffCalled = async (name: string, proved = true) =>
      callerOf(api, await staffHeaders(getContainer(), `${name}@example.com`, FINANCE, proved), '/admin')
    beforeAll(async () => {
      const staff = await staffHeaders(getContainer())
      admin = callerOf(api, staff, '/admin')
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      people = { lan: await staffCalled('lan'), mei: await staffCalled('mei'), hua: await staffCalled('hua') }
      await fillDeposit(getContainer(), shop.id, 100_000)
    })
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const withdraw = (amount_fen: number) => shop.owner.post('/deposit/withdrawals', { amount_fen })
    async function sent(amount_fen: number) {
      const { data } = await withdraw(amount_fen)
      const { id, number } = (data as { withdrawal: { id: string; number: string } }).withdrawal
      await people.lan.post(`/payouts/${id}/check`)
      await people.mei.post(`/payouts/${id}/approve`)
      const made = await people.lan.post('/payout-batches')
      expect(made.status).toBe(201)
      return { id, number, batch: (made.data as { batch: Batch }).batch }
    }
    const answer = async ({ id }: Batch, file: Buffer) =>
      (await people.hua.post(`/payout-batches/${id}/results`, { content: file.toString('base64') })).data as Taken
    const table = (rows: string[][]) => Buffer.from(csv([HEAD, ...rows]))
    const stateOf = async (id: string) =>
      ((await people.lan.get(`/payouts/${id}`)).data as { payout: { state: string } }).payout.state
    /** The shop's own phone is this person's of the staff. */
    const joins = async (name: string) => {
      const [user] = await getContainer()
        .resolve(Modules.USER)
        .listUsers({ email: `${name}@example.com` })
      const [proved] = await getContainer()
        .resolve('sign_in')
        .phonesOf([user?.id ?? ''])
      await knex()('shop_member').insert({
        ...{ id: 'shmem_both', shop_id: shop.id, name: '华', phone: proved?.phone, role: 'clerk' },
        joined_at: new Date(),
      })
    }

    it('are an arrival by whole words alone: not arrived, in part, or taken back again is none', async () => {
      const { id, number, batch } = await sent(10_000)
      const others = [
        '未到账',
        '未完成',
        '尚未完成',
        '部分成功',
        '撤销成功',
        '冲正完成',
        '退款成功',
        '待到账',
        '成功？',
      ]
      const taken = await answer(batch, table(others.map((word) => [number, word, 'BK-1', '无', '100.00'])))
      expect([taken.done, taken.wrong.length, await stateOf(id)]).toEqual([0, others.length, 'sent'])
      expect(taken.wrong[0]?.message).toBe('“未到账”看不出是到账、未成功还是退票，请逐笔登记')
      expect(await answer(batch, table([[` ${number} `, '交易 成功', 'BK-1', '', '￥100.00']]))).toMatchObject({
        done: 1,
      })
      expect(await stateOf(id)).toBe('paid')
    })

    it.each(['失败', '交易失败', '未成功', '已退票', '退汇'])(
      'take %s for money that did not get there',
      async (word) => {
        const { id, number, batch } = await sent(10_000)
        expect(await answer(batch, table([[number, word, '', '户名不符', '']]))).toEqual({ done: 1, wrong: [] })
        expect([await stateOf(id), await depositOf(getContainer(), shop.id)]).toEqual(['failed', 100_000])
      },
    )

    it('are of the sum that was sent, and name the bank’s number as the bank wrote it', async () => {
      const { id, number, batch } = await sent(123_456 - 30_000)
      for (const amount of ['1.00', '934.57', '-934.56', '934.560001', '=934.56', '一百'])
        expect(await answer(batch, table([[number, '成功', 'BK-1', '', amount]]))).toMatchObject({
          done: 0,
          wrong: [{ row: 2, message: expect.stringContaining('这笔打款是 ¥934.56') as string }],
        })
      const cell = (value: string) => ({ value, type: String })
      const numbered = await writeExcelFile([
        HEAD.map(cell),
        [cell(number), cell('成功'), { value: Number('2026112900012345678'), type: Number }, cell(''), cell('934.56')],
      ]).toBuffer()
      expect((await answer(batch, numbered)).wrong[0]?.message).toContain('银行流水号被表格存成了数字')
      expect(await stateOf(id)).toBe('sent')
      const whole = [cell(number), cell('成功'), cell('2026112900012345678'), cell(''), { value: 934.56, type: Number }]
      expect(await answer(batch, await writeExcelFile([HEAD.map(cell), whole]).toBuffer())).toMatchObject({ done: 1 })
      const { payout } = (await people.lan.get(`/payouts/${id}`)).data as { payout: { reference: string } }
      expect(payout.reference).toBe('2026112900012345678')
    })

    it('come twice as one answer, also where the money came back before anybody saw it arrive', async () => {
      const { id } = await sent(10_000)
      for (let again = 0; again < 2; again++)
        expect((await people.hua.post(`/payouts/${id}/result`, { result: 'returned', reason: '退票' })).status).toBe(
          200,
        )
      expect([await stateOf(id), await depositOf(getContainer(), shop.id)]).toEqual(['failed', 100_000])
    })

    it('are entered by nobody who signs in for the shop: it would have the money twice', async () => {
      const { id, number, batch } = await sent(10_000)
      await joins('hua')
      const result = { result: 'failed', reason: '银行说没有付' }
      const own = await people.hua.post(`/payouts/${id}/result`, result)
      expect([own.status, own.data]).toMatchObject([400, { message: expect.stringContaining('您自己的手机号') }])
      expect((await answer(batch, table([[number, '失败', '', '户名不符', '']]))).wrong).toHaveLength(1)
      expect([await stateOf(id), await depositOf(getContainer(), shop.id)]).toEqual(['sent', 90_000])
      expect((await people.mei.post(`/payouts/${id}/result`, result)).status).toBe(200)
    })

    it('follow looks and files of people who proved their phones: who has none may be the payee, or the other one', async () => {
      const unproved = await staffCalled('un', false)
      const { data } = await withdraw(10_000)
      const { id } = (data as { withdrawal: { id: string } }).withdrawal
      const look = await unproved.post(`/payouts/${id}/check`)
      expect([look.status, look.data]).toMatchObject([400, { message: expect.stringContaining('验证您的手机号') }])
      await people.lan.post(`/payouts/${id}/check`)
      await people.mei.post(`/payouts/${id}/approve`)
      const file = await unproved.post('/payout-batches')
      expect([file.status, file.data]).toMatchObject([400, { message: expect.stringContaining('验证您的手机号') }])
      expect(await stateOf(id)).toBe('approved')
    })

    it('bring money back to a shop that is closed, and it takes it out, all at once where it is little', async () => {
      const { id } = await sent(100_000)
      await people.hua.post(`/payouts/${id}/result`, { result: 'paid', reference: 'BK-9' })
      expect((await admin.post(`/shops/${shop.id}`, { act: 'close', reason: '不做了' })).status).toBe(200)
      await people.hua.post(`/payouts/${id}/result`, { result: 'returned', reason: '账户已销户' })
      expect(await depositOf(getContainer(), shop.id)).toBe(100_000)
      const account = { bank: '宁陕农商银行', holder: '陈小山', number: '6230 2800 8765 4321' }
      expect((await shop.owner.post('/account', account)).status).toBe(200)
      expect((await withdraw(99_500)).data).toMatchObject({ message: expect.stringContaining('等供应中心确认') })
      const { shop: file } = (await admin.get(`/shops/${shop.id}`)).data as {
        shop: { waiting_account: { id: string } }
      }
      const accepted = { account_id: file.waiting_account.id, verdict: 'accepted' }
      expect((await people.lan.post(`/shops/${shop.id}/account`, accepted)).status).toBe(200)
      const again = await withdraw(99_500)
      expect(again.data).toMatchObject({ withdrawal: { number_end: '4321' } })
      const next = (again.data as { withdrawal: { id: string } }).withdrawal.id
      await people.lan.post(`/payouts/${next}/check`)
      await people.mei.post(`/payouts/${next}/approve`)
      await people.lan.post('/payout-batches')
      await people.hua.post(`/payouts/${next}/result`, { result: 'paid', reference: 'BK-10' })
      expect((await withdraw(499)).data).toMatchObject({ code: 'too_little' })
      expect((await withdraw(500)).status).toBe(201)
      expect(await depositOf(getContainer(), shop.id)).toBe(0)
    })
  },
})
