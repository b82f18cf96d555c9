/** 打款: out of a shop's deposit to its bank, by two people and the bank's answer; the money is never in two places. */
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { csv } from '@shanzhen/documents/csv'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { invitedHeaders, staffHeaders } from '../support/packing-shop'
import { depositOf, fillDeposit } from '../support/trading-shop'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'

const FINANCE = ['role_finance']
type Row = { id: string; number: string; state: string; amount_fen: number; reason: string | null }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    let people: Record<'lan' | 'mei' | 'hua', Caller>
    beforeAll(async () => {
      const staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      other = await openSmallShop(api, getContainer(), staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      const of = async (name: string) =>
        callerOf(api, await staffHeaders(getContainer(), `${name}@example.com`, FINANCE), '/admin')
      people = { lan: await of('lan'), mei: await of('mei'), hua: await of('hua') }
    })
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const withdraw = (amount_fen: number, of = shop) => of.owner.post('/deposit/withdrawals', { amount_fen })
    const asked = async (amount_fen: number, of = shop) => {
      const { status, data } = await withdraw(amount_fen, of)
      expect([status, data.message]).toEqual([201, undefined])
      return (data as { withdrawal: Row }).withdrawal
    }
    const own = async () =>
      ((await shop.owner.get('/deposit/withdrawals?take=20')).data as { withdrawals: Row[] }).withdrawals
    const sent = async (amount_fen: number) => {
      const { id } = await asked(amount_fen)
      expect((await people.lan.post(`/payouts/${id}/check`)).status).toBe(200)
      expect((await people.mei.post(`/payouts/${id}/approve`)).status).toBe(200)
      const { data, status } = await people.lan.post('/payout-batches')
      expect(status).toBe(201)
      return { id, batch: (data as { batch: { id: string; number: string } }).batch }
    }
    const bankFen = async () => {
      const [bank] = await getContainer().resolve('ledger').listLedgerAccounts({ kind: 'bank_deposit' })
      const [balance] = bank ? await getContainer().resolve('ledger').balances([bank.id]) : []
      return balance?.balance_fen ?? 0
    }
    const whole = async () => {
      for (const [words, sql] of Object.entries(PROMISES as Record<string, string>))
        if (/payout/.test(words)) expect((await knex().raw(sql)).rows).toEqual([])
      expect(await getContainer().resolve('ledger').findDisagreements()).toEqual([])
    }

    it('leave the deposit when they are asked for, go by two people and the bank, and stand in the book', async () => {
      await fillDeposit(getContainer(), shop.id, 100_000)
      const before = await bankFen()
      const { id, batch } = await sent(30_000)
      expect(await depositOf(getContainer(), shop.id)).toBe(70_000)
      const file = await api.get(`/admin/payout-batches/${batch.id}/file`, {
        headers: people.lan.headers,
        responseType: 'arraybuffer',
      })
      const { rows } = await readTable(Buffer.from(file.data as ArrayBuffer))
      const [, row] = rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
      const [{ number }] = await own()
      expect(row?.slice(0, 5)).toEqual([number, '陈小山', '6230280012345678', '宁陕农商银行', '300.00'])
      const result = { result: 'paid', reference: 'BK 2026-0001' }
      const maker = await people.lan.post(`/payouts/${id}/result`, result)
      expect([maker.status, maker.data]).toMatchObject([400, { message: expect.stringContaining('另一位同事登记') }])
      expect((await people.hua.post(`/payouts/${id}/result`, result)).status).toBe(200)
      expect((await people.hua.post(`/payouts/${id}/result`, result)).status).toBe(200)
      expect((await people.hua.post(`/payouts/${id}/result`, { result: 'failed', reason: '账号不对' })).status).toBe(
        409,
      )
      expect((await own())[0]).toMatchObject({ state: 'paid', reference: 'BK2026-0001' })
      expect([await depositOf(getContainer(), shop.id), await bankFen()]).toEqual([70_000, before - 30_000])
      await whole()
      const acts = (await people.mei.get('/payouts/' + id)).data as { steps: { state: string }[] }
      expect(acts.steps.map(({ state }) => state)).toEqual(['asked', 'checked', 'approved', 'sent', 'paid'])
    })

    it('come back into the balance where the bank did not pay them, or returned them days later', async () => {
      await fillDeposit(getContainer(), shop.id, 50_000)
      const had = await depositOf(getContainer(), shop.id)
      const first = await sent(20_000)
      const failed = await people.hua.post(`/payouts/${first.id}/result`, { result: 'failed', reason: '户名不符' })
      expect([failed.status, await depositOf(getContainer(), shop.id)]).toEqual([200, had])
      const early = await sent(20_000)
      const unpaid = await people.hua.post(`/payouts/${early.id}/result`, { result: 'returned', reason: '退票' })
      expect([unpaid.status, unpaid.data, await depositOf(getContainer(), shop.id)]).toMatchObject([
        ...[200, { payout: { state: 'failed' } }, had],
      ])
      const second = await sent(20_000)
      await people.hua.post(`/payouts/${second.id}/result`, { result: 'paid', reference: 'BK-2' })
      const bank = await bankFen()
      const back = await people.hua.post(`/payouts/${second.id}/result`, {
        result: 'returned',
        reason: '收款账户已销户',
      })
      expect([back.status, await depositOf(getContainer(), shop.id), await bankFen()]).toEqual([
        200,
        had,
        bank + 20_000,
      ])
      expect((await own())[0]).toMatchObject({ state: 'returned', reason: '收款账户已销户' })
      await whole()
    })

    it('are let go by another natural person than looked at them, who proved a phone and does not sign in for the shop', async () => {
      await fillDeposit(getContainer(), shop.id, 10_000)
      const { id } = await asked(5_000)
      const early = await people.mei.post(`/payouts/${id}/approve`)
      expect(early.status).toBe(409)
      await people.lan.post(`/payouts/${id}/check`)
      const same = await people.lan.post(`/payouts/${id}/approve`)
      expect([same.status, same.data]).toMatchObject([400, { message: expect.stringContaining('另一位同事复核') }])
      const invited = callerOf(
        api,
        await invitedHeaders(getContainer(), 'new@example.com', 'lan@example.com'),
        '/admin',
      )
      expect((await invited.post(`/payouts/${id}/approve`)).data).toMatchObject({
        message: expect.stringContaining('互有邀请关系'),
      })
      const unproved = callerOf(api, await staffHeaders(getContainer(), 'un@example.com', FINANCE, false), '/admin')
      expect((await unproved.post(`/payouts/${id}/approve`)).data).toMatchObject({
        message: expect.stringContaining('验证您的手机号'),
      })
      const packer = callerOf(api, await staffHeaders(getContainer(), 'pack@example.com', ['role_warehouse']), '/admin')
      expect((await packer.get('/payouts')).status).toBe(403)
      const refused = await people.mei.post(`/payouts/${id}/refuse`, { reason: '请先核对户名' })
      expect(refused.status).toBe(200)
      expect((await own())[0]).toMatchObject({ state: 'refused', reason: '请先核对户名' })
      await whole()
    })

    it('are one at a time, within what is there, and never taken from two doors at once', async () => {
      await fillDeposit(getContainer(), shop.id, 40_000)
      const left = await depositOf(getContainer(), shop.id)
      expect((await withdraw(left + 1)).data).toMatchObject({ code: 'not_enough' })
      expect((await withdraw(1)).status).toBe(400)
      const all = await Promise.all([1, 2, 3, 4].map(() => withdraw(left)))
      expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
      expect(await depositOf(getContainer(), shop.id)).toBe(0)
      const [{ id }] = await own()
      expect((await other.owner.post(`/deposit/withdrawals/${id}/cancel`)).status).toBe(404)
      const both = await Promise.all([
        shop.owner.post(`/deposit/withdrawals/${id}/cancel`),
        people.lan.post(`/payouts/${id}/check`),
      ])
      // Either the shop took it back, or it was looked at and taken back then: once.
      expect(both[0].status).toBe(200)
      expect(await depositOf(getContainer(), shop.id)).toBe(left)
      expect((await shop.owner.post(`/deposit/withdrawals/${id}/cancel`)).status).toBe(409)
      await whole()
    })

    it('take the bank’s answers from a table, row by row, and say which row is wrong', async () => {
      await fillDeposit(getContainer(), shop.id, 60_000)
      await fillDeposit(getContainer(), other.id, 60_000)
      const [a, b] = [await asked(10_000), await asked(20_000, other)]
      for (const { id } of [a, b]) {
        await people.lan.post(`/payouts/${id}/check`)
        await people.mei.post(`/payouts/${id}/approve`)
      }
      const made = await Promise.all([people.lan.post('/payout-batches'), people.mei.post('/payout-batches')])
      expect(made.map(({ status }) => status).sort()).toEqual([201, 409])
      const { batch } = made.find(({ status }) => status === 201)!.data as { batch: { id: string; count: number } }
      expect(batch.count).toBe(2)
      const table = csv([
        ['打款编号', '结果', '银行流水号', '原因'],
        [a.number, '交易成功', 'BK-11', ''],
        [b.number, '失败', '', '账号与户名不符'],
        ['DK20260101ABCDEFGH', '成功', 'BK-12', ''],
        [a.number, '也许', '', ''],
      ])
      const taken = await people.hua.post(`/payout-batches/${batch.id}/results`, {
        content: Buffer.from(table).toString('base64'),
      })
      expect([taken.status, taken.data]).toMatchObject([200, { done: 2, wrong: [{ row: 4 }, { row: 5 }] }])
      expect(await depositOf(getContainer(), other.id)).toBe(60_000)
      const bomb = await people.hua.post(`/payout-batches/${batch.id}/results`, { content: 'bm90IGEgdGFibGU=' })
      expect(bomb.status).toBe(400)
      await whole()
    })

    it('hold in the database: nothing of a payout changes but its state, along its way alone', async () => {
      const sql = knex()
      await fillDeposit(getContainer(), shop.id, 60_000)
      const { id } = await asked(10_000)
      for (const change of ['amount_fen = 1', `payee_id = 'x'`, `account_id = 'x'`, `number_end = '0000'`])
        await expect(sql.raw(`update payout set ${change} where id = ?`, [id])).rejects.toThrow('不能修改')
      await expect(sql.raw(`update payout set state = 'paid' where id = ?`, [id])).rejects.toThrow('CK_payout')
      await expect(sql.raw(`delete from payout where id = ?`, [id])).rejects.toThrow('只能新增')
      await expect(sql.raw(`update payout_step set state = 'paid'`)).rejects.toThrow('只能新增')
      const ledger = getContainer().resolve('ledger')
      const [transit] = await ledger.listLedgerAccounts({ kind: 'payouts_in_transit', owner_id: shop.id })
      const [deposit] = await ledger.listLedgerAccounts({ kind: 'partner_deposit', owner_id: shop.id })
      const byHand = await people.lan.post('/ledger/vouchers', {
        ...{ kind: 'book_corrected', debit_account_id: transit?.id, credit_account_id: deposit?.id },
        ...{
          amount_fen: 100,
          note: '绕过打款',
          effective_on: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
        },
      })
      expect([byHand.status, byHand.data]).toMatchObject([400, { message: expect.stringContaining('打款在途') }])
      await shop.owner.post(`/deposit/withdrawals/${id}/cancel`)
    })
  },
})
