/** Bills and decisions on a real Postgres: what was believed or decided stays, whoever asks the database. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import pg from 'pg'
import type { BillLine } from '@shanzhen/ports/types'
import type ReconciliationService from '../../../plugins/money/reconciliation/src/modules/reconciliation/service'

const built = join(
  import.meta.dirname,
  '../../../plugins/money/reconciliation/.medusa/server/src/modules/reconciliation',
)
const DAY = '2026-11-20'
const line = (our_number: string, amount_fen: number): BillLine => ({
  kind: 'payment',
  our_number,
  channel_number: `42${our_number}`,
  payment_session_id: null,
  amount_fen,
  currency: 'cny',
  fee_fen: 1,
  fee_currency: 'cny',
  occurred_at: new Date(`${DAY}T04:00:00Z`),
  raw: {},
})
const unknown = { kind: 'missing_here' as const, line_kind: 'payment' as const, order_id: null, here_fen: null }

moduleIntegrationTestRunner<ReconciliationService>({
  moduleName: 'reconciliation',
  resolve: built,
  pathToMigrations: join(built, 'migrations'),
  testSuite: ({ service, dbConfig }) => {
    let sql: pg.Client
    beforeEach(async () => {
      sql = new pg.Client({ connectionString: dbConfig.clientUrl })
      await sql.connect()
    })
    afterEach(() => sql.end())

    const keep = (hash: string, lines = [line('A1', 100), line('A2', 200)]) =>
      service.keepBill({
        channel: 'wechatpay',
        bill_date: DAY,
        fetched_by: 'system',
        hash,
        lines,
        file: { name: 'bill.csv.gz', content: Buffer.from('x') },
      })
    const refused = (text: string) => expect(sql.query(text)).rejects.toThrow(/reconciliation: /)

    it('keeps the first bill of a day, also when two come at once', async () => {
      const [first, second] = await Promise.all([keep('h1'), keep('h2')])
      expect(second.id).toBe(first.id)
      expect(second.hash).toBe(first.hash)
      expect((await service.totals([first.id])).get(first.id)).toMatchObject({ payment_count: 2, payment_fen: 300 })
    })

    it('turns a failed day into a fetched one, with ever longer pauses before', async () => {
      const fail = () =>
        service.keepFailure({ channel: 'wechatpay', bill_date: DAY, failure: '校验值不符', fetched_by: 'system' })
      const pauses = []
      for (let i = 0; i < 7; i++)
        pauses.push(Math.round((Number((await fail()).next_attempt_at) - Date.now()) / 60_000))
      expect(pauses).toEqual([15, 30, 60, 120, 240, 360, 360])
      expect(await keep('h1')).toMatchObject({ state: 'fetched', failure: null, attempts: 7 })
      expect(await fail()).toMatchObject({ state: 'fetched' })
    })

    it('lets nobody change, extend or delete a bill that was believed', async () => {
      const { id } = await keep('h1')
      await refused(`update channel_bill set hash = 'other' where id = '${id}'`)
      await refused(`update channel_bill set bill_date = '2026-11-21' where id = '${id}'`)
      await refused(`delete from channel_bill where id = '${id}'`)
      await refused(`update channel_bill_line set amount_fen = 1 where bill_id = '${id}'`)
      await refused(`delete from channel_bill_line where bill_id = '${id}'`)
      await refused(`update channel_bill_file set content = '' where bill_id = '${id}'`)
      await refused('truncate channel_bill cascade')
      await service.markMatched(id)
      await refused(`insert into channel_bill_line (id, bill_id, line_no, kind, our_number, channel_number, amount_fen,
        currency, fee_fen, fee_currency, occurred_at, raw)
        values ('late', '${id}', 9, 'payment', 'X', 'Y', 1, 'cny', 0, 'cny', now(), '{}')`)
    })

    it('takes one decision about a difference and keeps it', async () => {
      const { id } = await keep('h1')
      await service.keepDifferences(id, [{ ...unknown, reference: 'A1', there_fen: 100 }])
      const [found] = await service.listBillDifferences({ bill_id: id })
      const decision = { decision: 'no_action', note: '核实过', decided_by: 'user_1' }
      const unbooked = () => Promise.reject(new Error('nothing to book'))
      await service.decideDifference(found.id, decision, unbooked)
      await expect(service.decideDifference(found.id, decision, unbooked)).rejects.toThrow('已经有人处理过')
      await refused(`update bill_difference set note = 'other' where id = '${found.id}'`)
      await refused(`update bill_difference set state = 'open' where id = '${found.id}'`)
      await refused(`delete from bill_difference where id = '${found.id}'`)
      await service.keepDifferences(id, [])
      expect(await service.retrieveBillDifference(found.id)).toMatchObject({
        decision: 'no_action',
        decided_by: 'user_1',
      })
    })

    it('keeps no decision to book where the booking fails, and the transaction where it does not', async () => {
      const { id } = await keep('h1')
      await service.keepDifferences(id, [{ ...unknown, reference: 'A1', there_fen: 100 }])
      const [found] = await service.listBillDifferences({ bill_id: id })
      const decision = { decision: 'booked_by_hand', note: '补记', decided_by: 'user_1' }
      const failing = service.decideDifference(found.id, decision, () => Promise.reject(new Error('no book')))
      await expect(failing).rejects.toThrow('no book')
      expect(await service.retrieveBillDifference(found.id)).toMatchObject({ state: 'open', transaction_id: null })
      await service.decideDifference(found.id, decision, () => Promise.resolve('ltxn_1'))
      expect(await service.retrieveBillDifference(found.id)).toMatchObject({ transaction_id: 'ltxn_1' })
    })

    it('does not let the facts of an open difference be rewritten, nor a decision lack its person', async () => {
      const { id } = await keep('h1')
      await service.keepDifferences(id, [{ ...unknown, reference: 'A1', there_fen: 100 }])
      await refused(`update bill_difference set there_fen = 1 where bill_id = '${id}'`)
      await expect(sql.query(`update bill_difference set state = 'resolved' where bill_id = '${id}'`)).rejects.toThrow(
        /check constraint/,
      )
    })

    it('makes one task of a trouble, follows it while it is open, and closes it when it is over', async () => {
      const trouble = {
        kind: 'refund_abnormal' as const,
        reference: 'A1-R1',
        payment_session_id: null,
        order_id: 'order_1',
        amount_fen: 100,
        currency: 'cny',
        reason: '退款异常',
        due_at: null,
        settled: false,
      }
      await service.keepTasks('wechatpay', [trouble])
      await service.keepTasks('wechatpay', [{ ...trouble, reason: '银行卡已注销' }])
      expect(await service.listChannelTasks({})).toMatchObject([{ reason: '银行卡已注销', order_id: 'order_1' }])
      await service.keepTasks('wechatpay', [{ ...trouble, settled: true, reason: '已退款成功' }])
      const [task] = await service.listChannelTasks({})
      expect(task).toMatchObject({ state: 'resolved', decision: 'settled_itself', decided_by: 'system' })
      await service.keepTasks('wechatpay', [trouble])
      expect(await service.listChannelTasks({})).toHaveLength(1)
      await refused(`update channel_task set reason = 'other' where id = '${task.id}'`)
    })
  },
})
