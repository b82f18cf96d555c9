/** A channel's daily bill against the shop's books: what agrees is booked with its fee, what does not waits for staff. */
import reconcileBills from '@shanzhen/reconciliation/jobs/reconcile-bills'
import { PNG } from '../support/after-sale-shop'
import { type paidOrder, paidYesterday, refundedYesterday, TODAY, YESTERDAY } from '../support/bill-shop'
import { type Answer, checkoutBuyer, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { broken } from '../support/promises'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
// The runner reads the backend's settings before its own `env` is applied.

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let place: Parameters<typeof paidOrder>[0]
    let headers: Record<string, string>
    beforeAll(async () => {
      const shop = await stockCheckoutShop(getContainer())
      headers = await staffHeaders(getContainer())
      place = { container: getContainer(), gateway, buyer: checkoutBuyer(api, shop) }
    })
    beforeEach(() => {
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
      gateway.ledger.orders.clear()
      gateway.ledger.refunds.clear()
      gateway.bills.plans.clear()
      gateway.faults.clear()
    })
    afterAll(() => gateway.close())

    const as = (who: Record<string, string>) => ({ headers: who, validateStatus: () => true })
    const get = (path: string, who = headers): Promise<Answer> => api.get(`/admin/reconciliation${path}`, as(who))
    const post = (path: string, body: object, who = headers): Promise<Answer> =>
      api.post(`/admin/reconciliation${path}`, body, as(who))
    const fetchDay = (bill_date = YESTERDAY) => post('/bills', { channel: 'wechatpay', bill_date })
    const bills = async () => (await get('/bills')).data.bills
    const differences = async () => (await get(`/bills/${(await bills())[0].id}/differences`)).data.differences
    const ledger = () => getContainer().resolve('ledger')
    const feeAccount = async () => {
      const [account] = await ledger().listLedgerAccounts({ kind: 'channel_fee' })
      return account ? (await ledger().balances([account.id]))[0]?.balance_fen : undefined
    }

    it('matches every payment and refund, keeps the file and books the fee once', async () => {
      const order = await paidYesterday(place)
      await refundedYesterday(place, order, 20)
      const { status, data } = await fetchDay()
      expect([status, data.bill.state, data.bill.failure]).toEqual([200, 'matched', null])
      const sums = { payment_count: 1, payment_fen: 7450, refund_count: 1, refund_fen: 2000, fee_fen: 33 }
      expect(data.bill.totals).toEqual({ ...sums, differences: 0, open_differences: 0 })
      expect(await feeAccount()).toBe(33)
      const posted = await ledger().findByReference('channel_bill', data.bill.id)
      expect(posted).toMatchObject([{ idempotency_key: `bill:wechatpay:${YESTERDAY}:fee:cny`, kind: 'channel_fee' }])
      const file = await api.get(`/admin/reconciliation/bills/${data.bill.id}/file`, {
        ...as(headers),
        responseType: 'arraybuffer',
      })
      expect(Buffer.from(file.data).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]))
    })

    it('changes nothing when it is run again, also twice at once', async () => {
      await paidYesterday(place)
      await Promise.all([fetchDay(), fetchDay()])
      gateway.bills.plans.set(YESTERDAY, { strangers: [{ number: 'LATER0001', amount_fen: 500 }] })
      await fetchDay()
      expect(await bills()).toHaveLength(1)
      expect((await bills())[0].totals).toMatchObject({ payment_count: 1, differences: 0 })
      expect(await feeAccount()).toBe(45)
      expect(await ledger().findDisagreements()).toEqual([])
    })

    it('is not put off by a bill with a comma in the name', async () => {
      const { number } = await paidYesterday(place)
      gateway.bills.plans.set(YESTERDAY, { names: { [number]: '香菇,木耳,"核桃"' } })
      expect((await fetchDay()).data.bill.totals).toMatchObject({ payment_fen: 7450, differences: 0 })
    })

    it('refuses a bill with a wrong hash, posts nothing, and takes the right one later', async () => {
      await paidYesterday(place)
      gateway.bills.plans.set(YESTERDAY, { wrong_hash: true })
      const refused = await fetchDay()
      expect([refused.status, refused.data.message]).toEqual([400, expect.stringContaining('校验值不符')])
      expect(await bills()).toMatchObject([{ state: 'failed', attempts: 1, totals: { payment_count: 0 } }])
      expect(await feeAccount()).toBeUndefined()
      gateway.bills.plans.clear()
      expect((await fetchDay()).data.bill).toMatchObject({ state: 'matched', failure: null })
    })

    it('takes an empty day for what it is', async () => {
      expect((await fetchDay()).data.bill).toMatchObject({ state: 'matched', hash: null, totals: { payment_count: 0 } })
      expect(await feeAccount()).toBeUndefined()
    })

    it('finds what is missing here, missing there, and what differs in its amount', async () => {
      const lost = await paidYesterday(place)
      const changed = await paidYesterday(place)
      gateway.bills.plans.set(YESTERDAY, {
        drop: [lost.number],
        amounts: { [changed.number]: 7000 },
        strangers: [{ number: 'STRANGER0001', amount_fen: 500 }],
      })
      await fetchDay()
      const found = await differences()
      expect(found).toHaveLength(3)
      expect(found).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'missing_here', reference: 'STRANGER0001', here_fen: null, there_fen: 500 }),
          expect.objectContaining({ kind: 'missing_there', reference: lost.number, here_fen: 7450, order_id: lost.id }),
          expect.objectContaining({ kind: 'amount_differs', here_fen: 7450, there_fen: 7000, order_id: changed.id }),
        ]),
      )
    })

    it('finds a refund that the channel has never heard of', async () => {
      const order = await paidYesterday(place)
      const number = await refundedYesterday(place, order, 20)
      gateway.bills.plans.set(YESTERDAY, { drop: [number] })
      await fetchDay()
      expect(await differences()).toMatchObject([
        { kind: 'missing_there', line_kind: 'refund', reference: number, here_fen: 2000, order_id: order.id },
      ])
    })

    it('closes by itself what has come right since', async () => {
      const { number, payment_id } = await paidYesterday(place)
      const knex = getContainer().resolve('__pg_connection__')
      await knex.raw('update capture set deleted_at = now() where payment_id = ?', [payment_id])
      await fetchDay()
      expect(await differences()).toMatchObject([{ kind: 'missing_here', reference: number, state: 'open' }])
      await knex.raw('update capture set deleted_at = null where payment_id = ?', [payment_id])
      await fetchDay()
      expect(await differences()).toMatchObject([
        { state: 'resolved', decision: 'settled_itself', decided_by: 'system' },
      ])
    })

    it('lets staff decide once, with a reason, and never again', async () => {
      gateway.bills.plans.set(YESTERDAY, { strangers: [{ number: 'STRANGER0001', amount_fen: 500 }] })
      await fetchDay()
      const [{ id }] = await differences()
      const decide = (body: object, who?: Record<string, string>) => post(`/differences/${id}/resolve`, body, who)
      const decision = { decision: 'booked_by_hand', note: '门店收款码收的，已补记' }
      expect((await decide({ ...decision, note: '' })).data.fields).toEqual({ note: '请写明处理经过' })
      expect((await decide({ ...decision, decision: 'whatever' })).data.fields).toEqual({ decision: '请选择处理决定' })
      expect((await decide(decision, {})).status).toBe(401)
      const answers = await Promise.all([decide(decision), decide({ ...decision, note: '另一个人' })])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const [kept] = await differences()
      expect(kept).toMatchObject({
        state: 'resolved',
        decision: 'booked_by_hand',
        decided_by: expect.stringMatching(/^user_/),
      })
      expect((await post('/differences/bdiff_none/resolve', decision)).status).toBe(404)
      // What proves it is put to it, also after it was decided.
      const paper = { name: '收款截图.png', content: PNG }
      const files = await post(`/differences/${id}/files`, paper)
      expect([files.status, files.data.files]).toMatchObject([201, [{ name: '收款截图.png', mime: 'image/png' }]])
      expect((await post('/differences/bdiff_none/files', paper)).status).toBe(404)
      expect((await get(`/differences/${id}/files`)).data).toEqual(files.data)
    })

    it('books what a decision says was booked: with it, once, by what differs, and nothing where there is nothing', async () => {
      const lost = await paidYesterday(place)
      const changed = await paidYesterday(place)
      gateway.bills.plans.set(YESTERDAY, {
        drop: [lost.number],
        amounts: { [changed.number]: 7000 },
        strangers: [{ number: 'STRANGER0001', amount_fen: 500 }],
      })
      await fetchDay()
      const found: { id: string; reference: string }[] = await differences()
      const decide = (reference: string) => {
        const id = found.find((one) => one.reference === reference)?.id ?? ''
        return post(`/differences/${id}/resolve`, { decision: 'booked_by_hand', note: '查到了，补记' })
      }
      const balanceOf = async (kind: string) => {
        const [account] = await ledger().listLedgerAccounts({ kind })
        return account ? (await ledger().balances([account.id]))[0].balance_fen : 0
      }
      const before = await balanceOf('channel_receivable')
      const nothing = await decide(lost.number)
      expect([nothing.status, nothing.data.message]).toEqual([400, expect.stringContaining('本店没有可补记的')])
      expect((await differences()).filter(({ state }: { state: string }) => state === 'open')).toHaveLength(3)
      const pressed = await Promise.all([decide('STRANGER0001'), decide('STRANGER0001')])
      expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409])
      expect([(await balanceOf('channel_receivable')) - before, await balanceOf('bill_suspense')]).toEqual([500, -500])
      expect((await decide(changed.number)).status).toBe(200)
      expect([(await balanceOf('channel_receivable')) - before, await balanceOf('bill_suspense')]).toEqual([50, -50])
      expect(await broken(getContainer(), '补记的差异没有按差额入账')).toEqual([])
      const knex = getContainer().resolve('__pg_connection__')
      await expect(
        knex.raw(`update bill_difference set state = 'resolved', decision = 'booked_by_hand', note = '没记',
          decided_by = 'user_1', decided_at = now() where state = 'open'`),
      ).rejects.toThrow('CK_bill_difference_booked')
    })

    it('refuses a day that is not over, an unknown channel and nonsense', async () => {
      expect((await fetchDay(TODAY)).data.message).toBe('只能取今天以前的账单')
      expect((await post('/bills', { channel: 'paypal', bill_date: YESTERDAY })).status).toBe(404)
      expect((await fetchDay('昨天')).data.fields).toEqual({ bill_date: '日期要写成 2026-11-24 这样' })
      expect((await get('/bills', {})).status).toBe(401)
    })

    describe('by itself', () => {
      const at = (day: string, time: string) => new Date(`${day}T${time}+08:00`)

      it('waits for half past ten, comes back for a bill not written yet, and catches up missed days', async () => {
        const { payment_id } = await paidYesterday(place)
        const back = new Date(at(YESTERDAY, '12:00').getTime() - 2 * 86_400_000)
        const knex = getContainer().resolve('__pg_connection__')
        await knex.raw('update payment set created_at = ? where id = ?', [back, payment_id])
        gateway.bills.plans.set(YESTERDAY, { creating: true })
        await reconcileBills(getContainer(), { scheduledFor: at(TODAY, '10:29') })
        expect((await bills()).map((bill: { state: string }) => bill.state)).toEqual(['matched', 'matched'])
        await reconcileBills(getContainer(), { scheduledFor: at(TODAY, '10:31') })
        expect((await bills())[0]).toMatchObject({ bill_date: YESTERDAY, state: 'failed', attempts: 1 })
        gateway.bills.plans.clear()
        await knex.raw('update channel_bill set next_attempt_at = ?', [at(TODAY, '10:46')])
        await reconcileBills(getContainer(), { scheduledFor: at(TODAY, '10:45') })
        expect((await bills())[0].state).toBe('failed')
        await reconcileBills(getContainer(), { scheduledFor: at(TODAY, '10:47') })
        expect((await bills())[0]).toMatchObject({ bill_date: YESTERDAY, state: 'matched' })
      })

      it('goes on where a crash left a fetched bill', async () => {
        await paidYesterday(place)
        const service = getContainer().resolve('reconciliation')
        const fetched = await getContainer().resolve('wechatpay').fetchBill(YESTERDAY)
        if (fetched.state !== 'there') throw new Error(fetched.state)
        const { hash, lines } = fetched
        await service.keepBill({
          channel: 'wechatpay',
          bill_date: YESTERDAY,
          fetched_by: 'system',
          hash,
          lines,
          file: null,
        })
        const knex = getContainer().resolve('__pg_connection__')
        await knex.raw('update payment set created_at = ?', [at(YESTERDAY, '12:00')])
        await reconcileBills(getContainer(), { scheduledFor: at(TODAY, '23:00') })
        expect(await bills()).toMatchObject([{ state: 'matched', totals: { payment_count: 1, differences: 0 } }])
        expect(await feeAccount()).toBe(45)
      })
    })
  },
})
