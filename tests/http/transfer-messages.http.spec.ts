/** What WeChat says of transfers, by itself and when it is asked: forged, doubled, late, about something else, all at once. */
import processWechatCallbacks from '@shanzhen/payment-wechatpay/jobs/process-wechat-callbacks'
import { vi } from 'vitest'
import { tell } from '../../plugins/money/payment-wechatpay/sandbox/transfer-control'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { fillDeposit } from '../support/trading-shop'
import { fairWeather, lookingAt, openTransferShop, OPENID, paidByWechat } from '../support/transfer-shop'
import { callbacksOf, openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const FORGERIES = ['wrong_key', 'flipped_byte', 'unsigned', 'probe', 'unknown_serial', 'stale'] as const

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
    const { knex, fileOf, stateOf, deposit, job, here, paidBy, becomes, whole, sent } = lookingAt(
      gateway,
      getContainer,
      () => open,
    )

    it('believes no forged message, and of a true one only that it is time to ask', async () => {
      const { id, number } = await sent()
      for (const forgery of FORGERIES)
        expect([forgery, await tell(gateway, number, { state: 'SUCCESS' }, forgery)]).toEqual([forgery, 400])
      expect(await tell(gateway, number, { mchid: '1900000001', state: 'SUCCESS' })).toBe(400)
      expect(await callbacksOf(getContainer(), number)).toEqual([])
      for (const untrue of [{ transfer_amount: 1 }, { openid: 'oSOMEBODY' }, { transfer_bill_no: '133000' }])
        expect(await tell(gateway, number, { state: 'SUCCESS', ...untrue })).toBe(204)
      expect(await tell(gateway, number, { state: 'SUCCESS' })).toBe(204)
      await vi.waitFor(async () => {
        const kept = await callbacksOf(getContainer(), number)
        expect(kept.map(({ status }) => status).sort()).toEqual(['received', 'refused', 'refused', 'refused'])
        expect(kept.find(({ status }) => status === 'received')?.note).toContain('does not confirm')
      }, 15_000)
      expect([await stateOf(id), await deposit()]).toEqual([['sent', 'waiting'], 80_000])
      expect(JSON.stringify(await knex()('wechat_callback'))).not.toContain(OPENID)
      await whole()
    })

    it('takes a message that comes twice, late or again after its end once', async () => {
      const { id, number } = await sent()
      gateway.faults.addCallback({ mode: 'double' })
      paidBy(number)
      await becomes(id, 'paid')
      const [told] = [...gateway.ledger.callbacks.values()].filter(({ resource }) => resource.out_bill_no === number)
      await gateway.resend(told?.id ?? '')
      expect(await tell(gateway, number, { state: 'FAIL' })).toBe(204)
      await vi.waitFor(async () => {
        await processWechatCallbacks(getContainer())
        const kept = await callbacksOf(getContainer(), number)
        expect(kept.map(({ status }) => status).sort()).toEqual(['processed', 'refused'])
      }, 15_000)
      expect([await stateOf(id), await deposit()]).toEqual([['paid', 'paid'], 80_000])
      await whole()
    })

    it('is booked once, whoever asks while the message comes', async () => {
      const { id, number } = await sent()
      gateway.faults.addCallback({ mode: 'double' })
      paidBy(number)
      await Promise.all([
        ...Array.from({ length: 4 }, () => open.people.lan.post(`/payouts/${id}/ask`)),
        ...[job(), open.people.hua.post(`/payouts/${id}/stop`)],
      ])
      await becomes(id, 'paid')
      const { rows } = await knex().raw(
        `select kind from ledger_transaction where reference_type = 'payout' and reference_id = ? order by kind`,
        [id],
      )
      expect(rows).toEqual([{ kind: 'payout_asked' }, { kind: 'payout_paid' }])
      await whole()
    })

    it('writes nothing down where WeChat speaks of another sum or payee, and shows it to staff', async () => {
      const { id, number } = await sent()
      const known = here(number)
      if (known) gateway.ledger.keepTransfer({ ...known, transfer_amount: 1, state: 'SUCCESS' })
      expect((await open.people.lan.post(`/payouts/${id}/ask`)).status).toBe(200)
      expect((await fileOf(id)).payout).toMatchObject({
        state: 'sent',
        transfer: { state: 'waiting', reason: expect.stringContaining('不符') as string },
      })
      await whole()
    })

    it('of a number WeChat once had and does not know any more is looked up by a person, never sent again', async () => {
      const { id, number } = await sent()
      gateway.ledger.transfers.delete(number)
      await job()
      expect((await fileOf(id)).payout.transfer).toMatchObject({
        reason: expect.stringContaining('商户平台') as string,
      })
      expect(here(number)).toBeUndefined()
      const stop = await open.people.hua.post(`/payouts/${id}/stop`)
      expect([stop.status, await deposit()]).toEqual([409, 80_000])
    })
  },
})
