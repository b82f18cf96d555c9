/** 打款 goes to the account that two people know of: one that comes in the same moment, or after it was asked for, is seen. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { ACCOUNT, openOwedProducer } from '../support/owed-producer'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { type Caller, callerOf, openSmallShop } from '../support/small-shops'
import { depositOf, fillDeposit } from '../support/trading-shop'

const OLD = { message: expect.stringContaining('旧账户') as string }
const WAITS = { message: expect.stringContaining('新账户') as string }
type Answer = { status: number; data: unknown }
const payoutOf = ({ data }: Answer) => (data as { payout: { id: string } }).payout.id

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const whole = async () => {
      for (const words of ['what a producer is owed', 'money in transit', 'a payout stands'])
        expect(await broken(getContainer(), words)).toEqual([])
    }

    describe('of a producer', () => {
      let id: string
      let people: Record<'mei' | 'yun' | 'lan', Caller>
      const at = () => `/purchase/producers/${id}`
      const enter = (account_number: string, by: Caller) => by.post(`${at()}/account`, { ...ACCOUNT, account_number })
      const accept = ({ data }: Answer) => {
        const { account_id } = data as { account_id: string }
        return people.yun.post(`${at()}/account/verdict`, { account_id, verdict: 'accepted' })
      }
      const ask = () => people.mei.post(`${at()}/payouts`, { amount_fen: 1000 })
      const refuse = (payout: string) => people.yun.post(`/payouts/${payout}/refuse`, { reason: '换了账户' })
      beforeAll(async () => {
        ;({ id, people } = await openOwedProducer(api, getContainer()))
        expect((await accept(await enter(ACCOUNT.account_number, people.mei))).status).toBe(200)
      })

      it('is seen where it comes in the same moment: nobody lets a payout go while it waits, or to the one before', async () => {
        for (let round = 0; round < 5; round++) {
          const [entered, payout] = await Promise.all([enter(`6230000000002${round}00`, people.lan), ask()])
          expect(entered.status).toBe(201)
          if (payout.status !== 201) {
            expect([payout.status, payout.data, (await accept(entered)).status]).toMatchObject([400, WAITS, 200])
            continue
          }
          const waits = await people.mei.post(`/payouts/${payoutOf(payout)}/check`)
          expect([waits.status, waits.data]).toMatchObject([400, WAITS])
          expect((await accept(entered)).status).toBe(200)
          const gone = await people.mei.post(`/payouts/${payoutOf(payout)}/check`)
          expect([gone.status, gone.data]).toMatchObject([409, OLD])
          expect((await refuse(payoutOf(payout))).status).toBe(200)
        }
        await whole()
      })

      it('is waited for by whoever asks, and what is found then refuses it', async () => {
        let asking: Promise<Answer> | undefined
        await getContainer()
          .resolve('purchase')
          .transaction(async (trx) => {
            await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`producer account ${id}`])
            asking = ask()
            await vi.waitFor(async () => {
              const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted`
              expect((await knex().raw<{ rows: unknown[] }>(waiting)).rows).toHaveLength(1)
            }, 10_000)
            const { account_number: _, ...named } = ACCOUNT
            const row = { ...named, number_sealed: 'v1.x', number_end: '4444', entered_by: 'test' }
            await trx('producer_account').insert({ id: 'pracc_now', producer_id: id, ...row })
          })
        expect(await asking).toMatchObject({ status: 400, data: WAITS })
        expect(await getContainer().resolve('payouts').listPayouts({ payee_id: id })).toEqual([])
      })

      it('stops what two people have let go, where it is accepted before the bank’s file is made', async () => {
        const payout = payoutOf(await ask())
        expect((await people.lan.post(`/payouts/${payout}/check`)).status).toBe(200)
        expect((await people.yun.post(`/payouts/${payout}/approve`)).status).toBe(200)
        expect((await accept(await enter('6230000000003333', people.mei))).status).toBe(200)
        const file = await people.lan.post('/payout-batches')
        expect([file.status, file.data]).toMatchObject([409, OLD])
        // Nor does it keep another payee waiting.
        const shop = await openSmallShop(api, getContainer(), await staffHeaders(getContainer(), 'chief@example.com'), {
          phone: '13900000001',
        })
        await fillDeposit(getContainer(), shop.id, 50_000)
        const { data } = await shop.owner.post('/deposit/withdrawals', { amount_fen: 20_000 })
        const other = (data as { withdrawal: { id: string } }).withdrawal.id
        for (const [person, step] of [
          [people.lan, 'check'],
          [people.yun, 'approve'],
        ] as const)
          expect((await person.post(`/payouts/${other}/${step}`)).status).toBe(200)
        const { number } = await getContainer().resolve('payouts').find(payout)
        const made = await people.lan.post('/payout-batches')
        expect([made.status, made.data]).toMatchObject([
          201,
          { batch: { count: 1 }, left: [{ number, why: OLD.message }] },
        ])
        expect((await refuse(payout)).status).toBe(200)
        expect((await ask()).status).toBe(201)
        await whole()
      })
    })

    it('of a small shop is seen alike: what was asked for the one before comes back, and goes to the new one', async () => {
      const staff = await staffHeaders(getContainer(), 'chief@example.com')
      const shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      const mei = callerOf(api, await staffHeaders(getContainer(), 'hua@example.com', ['role_finance']), '/admin')
      await fillDeposit(getContainer(), shop.id, 50_000)
      const withdraw = () => shop.owner.post('/deposit/withdrawals', { amount_fen: 20_000 })
      const asked = (await withdraw()).data as { withdrawal: { id: string } }
      const brought = await shop.owner.post('/account', {
        bank: '建设银行',
        holder: '陈小山',
        number: '6217001112223334',
      })
      const { waiting_account } = (brought.data as { shop: { waiting_account: { id: string } } }).shop
      const check = () => mei.post(`/payouts/${asked.withdrawal.id}/check`)
      expect((await check()).data).toMatchObject({ message: expect.stringContaining('新的收款账户') as string })
      const verdict = { account_id: waiting_account.id, verdict: 'accepted' }
      expect((await mei.post(`/shops/${shop.id}/account`, verdict)).status).toBe(200)
      const late = await check()
      expect([late.status, late.data]).toMatchObject([409, OLD])
      await mei.post(`/payouts/${asked.withdrawal.id}/refuse`, { reason: '换了账户' })
      expect(await depositOf(getContainer(), shop.id)).toBe(50_000)
      expect((await withdraw()).data).toMatchObject({ withdrawal: { number_end: '3334' } })
      await whole()
    })
  },
})
