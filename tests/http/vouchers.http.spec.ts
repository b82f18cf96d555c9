/** What finance enters into the book by hand: drafted by one, in the book once a second natural person confirmed it, reversed by an entry of its own. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { channelReceivable, handAccount, partnerDeposit } from '@shanzhen/ledger/postings/chart'
import { channelFee } from '@shanzhen/reconciliation/lib/fee-posting'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { invitedHeaders, staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'

const FINANCE = ['role_finance']
const DAY = '2026-11-20'
const WECHAT = 'pp_wechatpay_wechatpay'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    type Headers = Record<string, string>
    let mei: Headers
    let yun: Headers
    let receivable: string
    beforeAll(async () => {
      mei = await staffHeaders(getContainer(), 'mei@example.com', FINANCE)
      yun = await staffHeaders(getContainer(), 'yun@example.com', FINANCE)
      // A buyer paid ¥100.00, of which the channel kept ¥0.60.
      const [channel, goods, fee] = await ledger().ensureAccounts([
        channelReceivable(WECHAT, 'cny'),
        { ...channelFee('cny'), kind: 'goods_sales', normal_side: 'credit' },
        channelFee('cny'),
      ])
      receivable = channel.id
      const post = (idempotency_key: string, kind: string, to: string, from: string, amount_fen: number) =>
        ledger().post({
          ...{ idempotency_key, kind, reference_type: 'test', reference_id: idempotency_key, currency: 'cny' },
          effective_at: new Date(),
          entries: [
            { account_id: to, amount_fen },
            { account_id: from, amount_fen: -amount_fen },
          ],
        })
      await post('capture:test', 'payment_captured', channel.id, goods.id, 10000)
      await post('bill:test:fee', 'channel_fee', fee.id, channel.id, 60)
    })

    const ledger = () => getContainer().resolve('ledger')
    const sql = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const send = (path: string, body: object, headers: Headers) =>
      api.post(`/admin/ledger/vouchers${path}`, body, { headers, validateStatus: () => true })
    const list = async (headers = mei) =>
      (await api.get('/admin/ledger/vouchers', { headers, validateStatus: () => true })).data
    const payout = (change: object = {}) => ({
      ...{ kind: 'channel_payout', account_id: receivable, amount_fen: 9940, reference: 'BANK-1' },
      ...{ note: '微信 11 月 19 日结算到账', effective_on: DAY, ...change },
    })
    const cost = (change: object = {}) => ({
      ...{ kind: 'cost_booked', cost: 'packaging', from: 'payable', amount_fen: 5000, note: '纸箱 200 个' },
      ...{ effective_on: DAY, ...change },
    })
    const balance = async (kind: string) => {
      const accounts = await ledger().listLedgerAccounts({ kind })
      const [row] = await ledger().balances(accounts.map(({ id }) => id))
      return row?.balance_fen ?? 0
    }
    const drafted = async (body: object, headers = mei) => {
      const { status, data } = await send('', body, headers)
      expect([status, data.message]).toEqual([201, undefined])
      return data.voucher.id as string
    }

    it('clears a channel: captured, its fee kept, the rest paid out, in the book once a second person said so', async () => {
      const id = await drafted(payout())
      expect(await balance('channel_receivable')).toBe(9940)
      const own = await send(`/${id}/confirm`, {}, mei)
      expect([own.status, own.data.message]).toEqual([400, '填写凭证的人不能自己确认，请另一位同事复核'])
      const both = await Promise.all([send(`/${id}/confirm`, {}, yun), send(`/${id}/confirm`, {}, yun)])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      expect([await balance('channel_receivable'), await balance('bank_deposit')]).toEqual([0, 9940])
      const { vouchers } = await list(yun)
      expect(vouchers).toMatchObject([
        { state: 'confirmed', drafter: expect.any(String), decider: expect.any(String), own: false, amount_fen: 9940 },
      ])
      expect(vouchers[0].drafter).not.toBe(vouchers[0].decider)
      const [entry] = await ledger().findByReference('voucher', id)
      expect(entry).toMatchObject({ kind: 'channel_payout', description: '微信 11 月 19 日结算到账（流水号 BANK-1）' })
      for (const words of ['with one person', 'an entry by hand', 'not in the book'])
        expect(await broken(getContainer(), words)).toEqual([])
    })

    it('takes the same form once, the same bank number once, and no more than the account holds', async () => {
      const key = { ...mei, 'idempotency-key': 'form-12345678' }
      const [first, again] = [await send('', payout(), key), await send('', payout(), key)]
      expect([first.status, again.data.voucher.id]).toEqual([201, first.data.voucher.id])
      expect((await send('', payout({ amount_fen: 1 }), key)).status).toBe(409)
      expect((await send('', payout({ effective_on: '2026-11-19' }), key)).status).toBe(409)
      for (const reference of ['ＢＡＮＫ－１', 'BANK - 1', 'BANK-\u200b1'])
        expect((await send('', payout({ reference, amount_fen: 1 }), yun)).status).toBe(409)
      const twice = await send('', payout({ note: '又一次' }), yun)
      expect([twice.status, twice.data.message]).toEqual([409, '这个流水号已经登记过，不能重复登记'])
      const more = await send('', payout({ reference: 'BANK-2', amount_fen: 9941 }), mei)
      expect([more.status, more.data.message]).toEqual([400, '渠道应收账上只有 ¥99.40，不能登记更多'])
      // Two drafts that together are more: the second confirmation is refused, by the database too.
      const other = await drafted(payout({ reference: 'BANK-3', amount_fen: 100 }))
      expect((await send(`/${first.data.voucher.id}/confirm`, {}, yun)).status).toBe(200)
      const late = await send(`/${other}/confirm`, {}, yun)
      expect([late.status, late.data.message]).toEqual([400, '渠道应收账上只有 ¥0.00，不能登记更多'])
      expect((await send(`/${other}/withdraw`, {}, mei)).data.voucher.state).toBe('withdrawn')
      expect((await send(`/${other}/confirm`, {}, yun)).status).toBe(409)
      expect(await balance('channel_receivable')).toBe(0)
    })

    it('books a cost that is owed, its payment, a correction, and the reversal of a mistake', async () => {
      await send(`/${await drafted(cost())}/confirm`, {}, yun)
      expect([await balance('packaging_cost'), await balance('accounts_payable')]).toEqual([5000, -5000])
      const pay = {
        kind: 'payable_paid',
        from: 'bank',
        amount_fen: 5000,
        reference: 'P-1',
        note: '付纸箱',
        effective_on: DAY,
      }
      await send(`/${await drafted(pay, yun)}/confirm`, {}, mei)
      expect([await balance('accounts_payable'), await balance('bank_deposit')]).toEqual([0, -5000])
      const [packaging] = await ledger().listLedgerAccounts({ kind: 'packaging_cost' })
      const wrong = await drafted(cost({ cost: 'other', from: 'cash', amount_fen: 300, note: '记错了' }))
      const { transaction_id } = (await send(`/${wrong}/confirm`, {}, yun)).data.voucher
      const reverse = { kind: 'reversal', reverses_id: transaction_id, note: '重复记账', effective_on: DAY }
      const back = await drafted(reverse, yun)
      const twice = await send('', reverse, mei)
      expect([twice.status, twice.data.message]).toEqual([409, '这笔分录已经冲销，或已有人在填写冲销凭证'])
      expect((await send(`/${back}/confirm`, {}, mei)).status).toBe(200)
      expect([await balance('other_cost'), await balance('cash_on_hand')]).toEqual([0, 0])
      expect((await ledger().findByReference('voucher', back))[0]).toMatchObject({ kind: 'cost_booked_reversal' })
      const [channel] = await ledger().listLedgerAccounts({ kind: 'channel_fee' })
      const move = { kind: 'book_corrected', debit_account_id: channel.id, credit_account_id: packaging.id }
      await send(
        `/${await drafted({ ...move, amount_fen: 200, note: '记错科目', effective_on: DAY })}/confirm`,
        {},
        yun,
      )
      expect([await balance('packaging_cost'), await balance('channel_fee')]).toEqual([4800, 260])
      const [capture] = await ledger().findByReference('test', 'capture:test')
      const order = await send('', { ...reverse, reverses_id: capture.id }, mei)
      expect([order.status, order.data.message]).toEqual([400, expect.stringContaining('订单的收退款在订单里更正')])
      expect(await ledger().findDisagreements()).toEqual([])
    })

    it('takes a bank’s number again once its payment was taken back, and takes no debt back that was paid', async () => {
      const wrong = await drafted(payout({ amount_fen: 40 }))
      await send(`/${wrong}/confirm`, {}, yun)
      const booked = async (id: string) => (await ledger().findByReference('voucher', id))[0].id
      const back = { kind: 'reversal', reverses_id: await booked(wrong), note: '金额写错', effective_on: DAY }
      const reversal = await drafted(back)
      expect((await send('', payout({ amount_fen: 1 }), mei)).status).toBe(409)
      expect((await send(`/${reversal}/confirm`, {}, yun)).status).toBe(200)
      await send(`/${await drafted(payout({ amount_fen: 9900 }))}/confirm`, {}, yun)
      expect((await send('', payout({ amount_fen: 1 }), mei)).status).toBe(409)
      expect([await balance('channel_receivable'), await balance('bank_deposit')]).toEqual([40, 9900])

      const owed = await drafted(cost())
      await send(`/${owed}/confirm`, {}, yun)
      const early = await drafted({ ...back, reverses_id: await booked(owed) })
      const paid = {
        kind: 'payable_paid',
        from: 'bank',
        amount_fen: 5000,
        reference: 'BANK-9',
        note: '付纸箱',
        effective_on: DAY,
      }
      await send(`/${await drafted(paid)}/confirm`, {}, yun)
      const late = await send(`/${early}/confirm`, {}, yun)
      expect([late.status, late.data.message]).toEqual([400, '应付账款账上只有 ¥0.00，不能登记更多'])
      expect(await balance('accounts_payable')).toBe(0)
      await expect(sql()('ledger_voucher').where({ id: owed }).update({ reversed_by: early })).rejects.toThrow(
        'stays as it is',
      )
    })

    it('is confirmed by another natural person alone, who proved a phone, and by nobody whose role does not bring it', async () => {
      const id = await drafted(payout())
      const unproved = await staffHeaders(getContainer(), 'lan@example.com', FINANCE, false)
      const first = await send(`/${id}/confirm`, {}, unproved)
      expect([first.status, first.data.message]).toEqual([400, '请先在“登录安全”里验证您的手机号，再来确认凭证'])
      const invited = await invitedHeaders(getContainer(), 'mei2@example.com', 'mei@example.com')
      const related = await send(`/${id}/confirm`, {}, invited)
      expect([related.status, related.data.message]).toEqual([400, expect.stringContaining('请另一位同事确认')])
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      expect([(await send(`/${id}/confirm`, {}, packer)).status, (await send('', cost(), packer)).status]).toEqual([
        403, 403,
      ])
      const auditor = await staffHeaders(getContainer(), 'audit@example.com', ['role_auditor'])
      expect((await list(auditor)).vouchers).toHaveLength(1)
      expect((await send('', cost(), auditor)).status).toBe(403)
      expect((await send('', cost(), {})).status).toBe(401)
      expect(await balance('bank_deposit')).toBe(0)
    })

    it('says in Chinese what is missing, and drafts nothing', async () => {
      const said = async (body: object) => (await send('', body, mei)).data
      expect((await said(payout({ amount_fen: 0 }))).fields).toEqual({ amount_fen: '金额须大于零' })
      expect((await said(payout({ amount_fen: 1.5 }))).fields).toEqual({ amount_fen: '金额须为整数分' })
      expect((await said(payout({ reference: ' ' }))).fields).toEqual({ reference: '请填写流水号' })
      expect((await said(payout({ effective_on: '2099-01-01' }))).fields).toEqual({
        effective_on: '入账日期不能晚于今天',
      })
      expect((await said(payout({ effective_on: '1926-11-20' }))).fields).toEqual({
        effective_on: '入账日期最早是去年 1 月 1 日，请核对年份',
      })
      expect((await said(cost({ cost: 'bribe' }))).fields).toEqual({ cost: '请选择费用种类' })
      expect((await said(cost({ note: '' }))).fields).toEqual({ note: '请写明事由' })
      expect((await said({ kind: 'producer_paid' })).message).toBe('请选择凭证种类')
      expect((await said(payout({ account_id: 'lacc_none' }))).message).toBe('没有这个渠道的应收账户')
      expect((await send('/lvch_none/confirm', {}, yun)).status).toBe(404)
      expect((await list()).vouchers).toEqual([])
    })

    it('holds in the database: no entry by hand without its voucher, no voucher by one person, nothing changed or deleted', async () => {
      const [bank, channel] = await ledger().ensureAccounts([
        { ...channelFee('cny'), kind: 'bank_deposit' },
        channelReceivable(WECHAT, 'cny'),
      ])
      const entries = [
        { account_id: bank.id, amount_fen: 1 },
        { account_id: channel.id, amount_fen: -1 },
      ]
      const alone = { reference_type: 'voucher', reference_id: 'x', currency: 'cny', effective_at: new Date(), entries }
      await expect(ledger().post({ ...alone, idempotency_key: 'alone', kind: 'channel_payout' })).rejects.toThrow(
        'no confirmed voucher',
      )
      const id = await drafted(payout())
      const { drafted_by } = await sql()('ledger_voucher').where({ id }).first('drafted_by')
      const change = (set: string) => sql().raw(`update ledger_voucher set ${set} where id = ?`, [id])
      await expect(change(`amount_fen = 1`)).rejects.toThrow('stays as it was drafted')
      await expect(
        change(`state = 'confirmed', decided_by = '${drafted_by}', decided_at = now(),
          transaction_id = (select id from ledger_transaction limit 1)`),
      ).rejects.toThrow('CK_ledger_voucher_second_person')
      await expect(sql().raw('delete from ledger_voucher')).rejects.toThrow('is refused')
      await send(`/${id}/confirm`, {}, yun)
      await expect(change(`note = 'other'`)).rejects.toThrow('was decided')
      const [entry] = await ledger().findByReference('voucher', id)
      await expect(ledger().reverse(entry.id, 'reverse:alone')).rejects.toThrow('no confirmed voucher')
    })

    it('pays a partner’s deposit in and out of the bank alone, by two, and never below nothing', async () => {
      const [deposit, bank] = await ledger().ensureAccounts([
        partnerDeposit({ owner_type: 'shop', owner_id: 'shop_1' }, 'cny'),
        handAccount('transfer', 'cny'),
      ])
      const move = (debit_account_id: string, credit_account_id: string, amount_fen: number) => ({
        ...{ kind: 'book_corrected', debit_account_id, credit_account_id, amount_fen },
        ...{ note: '小店预存款', effective_on: DAY },
      })
      const odd = await send('', move(deposit.id, receivable, 100), mei)
      expect([odd.status, odd.data.message]).toEqual([400, expect.stringContaining('只能与银行存款或库存现金对转')])
      const confirm = async (body: object) => {
        const { voucher } = (await send('', body, mei)).data
        return (await send(`/${voucher.id}/confirm`, {}, yun)).status
      }
      expect(await confirm(move(bank.id, deposit.id, 5000))).toBe(200)
      expect(await confirm(move(deposit.id, bank.id, 3000))).toBe(200)
      expect(await confirm(move(deposit.id, bank.id, 2001))).not.toBe(200)
      expect(await balance('partner_deposit')).toBe(-2000)
    })
  },
})
