/** 微信转账: a payout that WeChat carries. Whatever is lost on the way, it is paid once or it is back. */
import followTransfers from '@shanzhen/payouts/jobs/follow-transfers'
import { confirmationOf } from '@shanzhen/payouts/transfers/confirm'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { fillDeposit } from '../support/trading-shop'
import {
  asked,
  fairWeather,
  HOLDER,
  letGo,
  lookingAt,
  openTransferShop,
  OPENID,
  paidByWechat,
} from '../support/transfer-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let open: Awaited<ReturnType<typeof openTransferShop>>
    beforeAll(async () => {
      open = await openTransferShop(api, getContainer())
      await fillDeposit(getContainer(), open.shop.id, 100_000)
    })
    beforeEach(() => {
      fairWeather(gateway, api)
      paidByWechat(getContainer())
    })
    afterEach(() => void vi.restoreAllMocks())
    afterAll(() => gateway.close())
    const { knex, fileOf, stateOf, deposit, job, held, here, paidBy, becomes, whole, sent } = lookingAt(
      gateway,
      getContainer,
      () => open,
    )

    it('is let go by two people, waits for its payee, is paid out of what WeChat holds for us, and its receipt is kept', async () => {
      const before = await held()
      const { id, number } = await asked(open.shop.owner, 20_000)
      await open.people.lan.post(`/payouts/${id}/check`)
      expect((await open.people.lan.post(`/payouts/${id}/approve`)).status).toBe(400)
      expect(here(number)).toBeUndefined()
      const { data } = await open.people.mei.post(`/payouts/${id}/approve`)
      expect(data).toMatchObject({ payout: { state: 'sent', channel: 'wechat', transfer: { state: 'waiting' } } })
      expect(here(number)).toMatchObject({ openid: OPENID, user_name: HOLDER, transfer_amount: 20_000 })
      expect(JSON.stringify(data)).not.toContain(here(number)?.package_info ?? '')
      const payee = { payee_type: 'shop', payee_id: open.shop.id }
      expect(await confirmationOf(getContainer(), { id, ...payee })).toEqual({
        ...{ mch_id: gateway.merchant.mchid, app_id: gateway.merchant.appid },
        package: here(number)?.package_info,
      })
      await expect(confirmationOf(getContainer(), { id, ...payee, payee_id: 'another' })).rejects.toThrow('没有找到')
      paidBy(number)
      await becomes(id, 'paid')
      expect((await fileOf(id)).payout).toMatchObject({
        ...{ state_by: '微信支付', reference: here(number)?.transfer_bill_no },
      })
      expect([await deposit(), await held()]).toEqual([80_000, before - 20_000])
      await expect(confirmationOf(getContainer(), { id, ...payee })).rejects.toThrow('不用确认')
      await vi.waitFor(async () => {
        await knex().raw(`update payout_transfer set receipt_at = now() - interval '1 second'`)
        await followTransfers(getContainer())
        const { data: papers } = await open.people.lan.get(`/payouts/${id}/files`)
        expect(papers).toMatchObject({ files: [{ name: `微信电子回单-${number}.pdf`, by: '微信支付' }] })
      }, 15_000)
      await followTransfers(getContainer())
      expect((await open.people.lan.get(`/payouts/${id}/files`)).data).toMatchObject({ files: [{}] })
      await whole()
    })

    it.each(['error_after', 'drop_after', 'garbled', 'unsigned'] as const)(
      'is neither sent twice nor given back where the answer is %s: the number is asked about',
      async (mode) => {
        gateway.faults.addApi({ mode, path: 'transfer-bills' })
        const { id, number } = await sent()
        expect(await stateOf(id)).toEqual(['sent', 'sending'])
        expect([await deposit(), here(number)?.state]).toEqual([80_000, 'WAIT_USER_CONFIRM'])
        await job()
        expect(await stateOf(id)).toEqual(['sent', 'waiting'])
        // The lost answer held what the payee confirms by: the same number is told it again.
        const payee = { payee_type: 'shop', payee_id: open.shop.id }
        expect(await confirmationOf(getContainer(), { id, ...payee })).toMatchObject({
          package: here(number)?.package_info,
        })
        paidBy(number)
        await becomes(id, 'paid')
        await whole()
      },
    )

    it('is sent under its own number where the shop stopped between writing it down and sending it', async () => {
      const { id, number } = await asked(open.shop.owner, 20_000)
      const stopped = new Error('stopped')
      const channel = vi.spyOn(getContainer().resolve('wechatpay'), 'sendTransfer').mockRejectedValueOnce(stopped)
      expect((await letGo(open.people, id)).status).toBe(200)
      expect([await stateOf(id), here(number)]).toEqual([['sent', 'sending'], undefined])
      await job()
      expect([await stateOf(id), here(number)?.out_bill_no]).toEqual([['sent', 'waiting'], number])
      expect(channel.mock.calls.map(([{ number: sentAs }]) => sentAs)).toEqual([number, number])
      await whole()
    })

    it('is sent by the job where the shop stopped before it was written down as sent', async () => {
      const { id, number } = await asked(open.shop.owner, 20_000)
      await open.people.lan.post(`/payouts/${id}/check`)
      const [{ checked_by }] = await knex()('payout').where({ id }).select('checked_by')
      const [mei] = (await knex().raw(`select id from "user" where email = 'mei@example.com'`)).rows as { id: string }[]
      expect(checked_by).not.toBe(mei?.id)
      await knex()('payout').where({ id }).update({ state: 'approved', approved_by: mei?.id, state_by: mei?.id })
      await Promise.all([followTransfers(getContainer()), followTransfers(getContainer())])
      expect([await stateOf(id), here(number)?.out_bill_no]).toEqual([['sent', 'waiting'], number])
      await whole()
    })

    it('is tried again under the same number where WeChat refuses it, and stopped by staff once it is sure to have none', async () => {
      gateway.transfers.balance_fen = 0
      const { id, number } = await sent()
      expect(await stateOf(id)).toEqual(['sent', 'refused'])
      expect((await fileOf(id)).payout.transfer).toMatchObject({ reason: '商户账户余额不足。' })
      const { data } = await open.people.lan.get('/payouts')
      expect(data).toMatchObject({ waiting: { refused_transfers: 1 } })
      const early = await open.people.hua.post(`/payouts/${id}/stop`)
      expect([early.status, early.data]).toMatchObject([
        409,
        { message: expect.stringContaining('10 分钟后') as string },
      ])
      expect(await deposit()).toBe(80_000)
      await job()
      expect(await stateOf(id)).toEqual(['sent', 'refused'])
      await knex().raw(`update payout_transfer set sent_at = now() - interval '11 minutes'`)
      const stopped = await open.people.hua.post(`/payouts/${id}/stop`)
      expect([stopped.status, stopped.data]).toMatchObject([
        ...[200, { payout: { state: 'failed', state_reason: '商户账户余额不足。', transfer: { state: 'dropped' } } }],
      ])
      expect(await deposit()).toBe(100_000)
      gateway.transfers.balance_fen = null
      await job()
      expect(here(number)).toBeUndefined()
      await whole()
    })

    it('goes out after all where the money came meanwhile', async () => {
      gateway.transfers.balance_fen = 0
      const { id, number } = await sent()
      gateway.transfers.balance_fen = null
      await job()
      expect([await stateOf(id), here(number)?.transfer_amount]).toEqual([['sent', 'waiting'], 20_000])
    })

    it.each([
      ['OVERDUE_CLOSE', '收款人 24 小时内没有确认，已自动关闭'],
      ['ACCOUNT_FROZEN', '收款人的微信账户已冻结'],
    ])('comes back into the balance by WeChat’s word alone: %s', async (code, words) => {
      const { id, number } = await sent()
      // A day and more by our clock ends nothing.
      await knex().raw(`update payout_transfer set sent_at = now() - interval '40 hours', attempts = attempts + 0`)
      await job()
      expect([await stateOf(id), await deposit()]).toEqual([['sent', 'waiting'], 80_000])
      gateway.faults.addCallback({ mode: 'lose' })
      gateway.transfers.move(number, 'FAIL', code)
      await job()
      expect((await fileOf(id)).payout).toMatchObject({ state: 'failed', state_reason: words, state_by: '微信支付' })
      expect(await deposit()).toBe(100_000)
      await whole()
      // The next one has a number of its own.
      expect((await sent()).number).not.toBe(number)
    })

    it('is stopped by staff, and is back when WeChat says that it is canceled', async () => {
      gateway.transfers.cancelEnds = false
      const { id, number } = await sent()
      const stopped = await open.people.hua.post(`/payouts/${id}/stop`)
      expect([stopped.status, stopped.data]).toMatchObject([
        ...[200, { payout: { state: 'sent', transfer: { state: 'canceling' } } }],
      ])
      expect(await deposit()).toBe(80_000)
      gateway.transfers.move(number, 'CANCELLED')
      await becomes(id, 'failed')
      expect([(await fileOf(id)).payout.state_reason, await deposit()]).toEqual(['转账已撤销', 100_000])
      await whole()
    })

    it.each(['error_after', 'drop_after', 'garbled', 'unsigned'] as const)(
      'is stopped once, and back once, where the answer to the stop is %s',
      async (mode) => {
        gateway.transfers.cancelEnds = false
        const { id, number } = await sent()
        gateway.faults.addApi({ mode, path: `${number}/cancel` })
        const stopped = await open.people.hua.post(`/payouts/${id}/stop`)
        expect([stopped.status, await stateOf(id)]).toEqual([200, ['sent', 'canceling']])
        expect((await open.people.hua.post(`/payouts/${id}/stop`)).status).toBe(200)
        gateway.transfers.move(number, 'CANCELLED')
        await Promise.all([job(), open.people.hua.post(`/payouts/${id}/stop`)])
        await becomes(id, 'failed')
        expect(await deposit()).toBe(100_000)
        await whole()
      },
    )

    it('that its payee has confirmed is not stopped any more', async () => {
      const { id, number } = await sent()
      gateway.faults.addCallback({ mode: 'lose' })
      paidBy(number)
      const late = await open.people.hua.post(`/payouts/${id}/stop`)
      // What WeChat says when it is asked is written down all the same.
      expect([late.status, await stateOf(id)]).toEqual([200, ['paid', 'paid']])
      expect((await open.people.hua.post(`/payouts/${id}/stop`)).status).toBe(409)
    })

    it('stays within what WeChat carries at once, and keeps to the bank where WeChat is not taken', async () => {
      const much = await open.shop.owner.post('/deposit/withdrawals', { amount_fen: 20_001 })
      expect([much.status, much.data]).toMatchObject([400, { message: '微信转账一次最多 ¥200.00，更多请分几次' }])
      vi.spyOn(getContainer().resolve('wechatpay'), 'connected', 'get').mockReturnValue(false)
      const closed = await open.shop.owner.post('/deposit/withdrawals', { amount_fen: 20_000 })
      expect([closed.status, closed.data]).toMatchObject([
        400,
        { message: expect.stringContaining('没有开通') as string },
      ])
      expect(await deposit()).toBe(100_000)
    })

    it('stands in no bank file, and nobody enters its result by hand', async () => {
      const { id } = await sent()
      expect((await open.people.lan.post('/payout-batches')).status).toBe(409)
      const result = { result: 'paid', reference: 'BK-1' }
      const byHand = await open.people.hua.post(`/payouts/${id}/result`, result)
      expect([byHand.status, byHand.data]).toMatchObject([...[400, { message: '微信转账的结果由微信告知，不用登记' }]])
    })

    it('holds in the database: no end without WeChat’s, no second end, and no other number', async () => {
      const { id } = await sent()
      const sql = (text: string) => knex().raw(text, [id])
      const ending = `state_by = 'x', reference = 'x', state_reason = 'x'`
      await expect(sql(`update payout set state = 'paid', ${ending} where id = ?`)).rejects.toThrow(
        'CK_payout_transfer',
      )
      await expect(sql(`update payout set state = 'failed', ${ending} where id = ?`)).rejects.toThrow(
        'CK_payout_transfer',
      )
      await expect(sql(`update payout set channel = 'bank' where id = ?`)).rejects.toThrow('不能修改')
      const of = (change: string) => sql(`update payout_transfer set ${change} where payout_id = ?`)
      await expect(of(`state = 'paid', confirm = null`)).rejects.toThrow('CK_payout_transfer')
      await expect(of(`channel_number = 'x'`)).rejects.toThrow('编号不能修改')
      await expect(of(`state = 'dropped', confirm = null, channel_number = null`)).rejects.toThrow('payouts')
      await expect(of(`attempts = 0`)).rejects.toThrow('编号不能修改')
      await expect(sql('delete from payout_transfer where payout_id = ?')).rejects.toThrow('只能新增')
      gateway.transfers.move((await knex()('payout').where({ id }).first('number')).number as string, 'SUCCESS')
      await becomes(id, 'paid')
      await expect(of(`state = 'failed'`)).rejects.toThrow('CK_payout_transfer_over')
      await expect(of(`attempts = 9`)).rejects.toThrow('CK_payout_transfer_over')
    })
  },
})
