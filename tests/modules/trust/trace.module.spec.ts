/** Trace codes on a real Postgres: never more than a lot's bags, never changed, each visitor counted once a day. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import pg from 'pg'
import type TraceService from '../../../plugins/trust/trace/src/modules/trace/service'
import type { BatchOrder } from '../../../plugins/trust/trace/src/modules/trace/types'

const built = join(import.meta.dirname, '../../../plugins/trust/trace/.medusa/server/src/modules/trace')
const order = (change: Partial<BatchOrder> = {}): BatchOrder => ({
  idempotency_key: 'first',
  lot_id: 'lot_1',
  lot_code: 'XG-1',
  gtin14: '02000000000428',
  variant_id: 'variant_1',
  pieces: 100,
  allowance: 0,
  count: 40,
  requested_by: 'user_1',
  ...change,
})

moduleIntegrationTestRunner<TraceService>({
  moduleName: 'trace',
  resolve: built,
  pathToMigrations: join(built, 'migrations'),
  testSuite: ({ service, dbConfig }) => {
    let sql: pg.Client
    beforeEach(async () => {
      sql = new pg.Client({ connectionString: dbConfig.clientUrl })
      await sql.connect()
    })
    afterEach(() => sql.end())

    const make = async (change: Partial<BatchOrder> = {}) =>
      service.fillBatch((await service.openBatch(order(change))).id)
    const refused = (text: string) => expect(sql.query(text)).rejects.toThrow(/trace:/)

    it('makes a batch once, whatever is sent twice, and refuses its key for anything else', async () => {
      const opened = await Promise.all(Array.from({ length: 5 }, () => service.openBatch(order())))
      expect(new Set(opened.map(({ id }) => id)).size).toBe(1)
      const filled = await Promise.all(opened.map(({ id }) => service.fillBatch(id)))
      expect(filled.every(({ state, made }) => state === 'ready' && made === 40)).toBe(true)
      expect(await service.codesOf(opened[0].id)).toHaveLength(40)
      await expect(service.openBatch(order({ count: 41 }))).rejects.toThrow('请求编号')
    })

    it('goes on where a killed maker stopped', async () => {
      const { id } = await service.openBatch(order({ pieces: 30_000, count: 25_000 }))
      expect(await service.unfinishedBatches()).toEqual([id])
      const [{ code }] = (await sql.query(`select 'AAAAAAAAAAAAA' as code`)).rows
      await sql.query(`insert into trace_code (code, batch_id, seq, lot_id, gtin14) values ($1, $2, 1, 'lot_1', '1')`, [
        code,
        id,
      ])
      await sql.query(`update trace_code_batch set made = 1 where id = $1`, [id])
      expect(await service.fillBatch(id)).toMatchObject({ made: 25_000, state: 'ready' })
      const codes = await service.codesOf(id)
      expect([codes[0], codes.length, new Set(codes).size]).toEqual(['AAAAAAAAAAAAA', 25_000, 25_000])
      expect(await service.unfinishedBatches()).toEqual([])
    })

    it('never has more live codes than bags and declared allowance, two printers at once included', async () => {
      const asked = await Promise.allSettled(
        Array.from({ length: 4 }, (_, i) => service.openBatch(order({ idempotency_key: `at once ${i}` }))),
      )
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
      await expect(service.openBatch(order({ idempotency_key: 'c', count: 21 }))).rejects.toThrow('不能多于批次的件数')
      await make({ idempotency_key: 'd', count: 30, allowance: 10 })
      await expect(service.openBatch(order({ idempotency_key: 'e', count: 1, allowance: 11 }))).rejects.toThrow(
        '十分之一',
      )
      expect(await service.liveCodes('lot_1')).toBe(110)
    })

    it('makes room again for what was voided, and keeps void what is void', async () => {
      const batch = await make({ count: 100 })
      const [spoiled = ''] = await service.codesOf(batch.id)
      await service.voidCode(batch.id, spoiled, { reason: '印坏', by: 'user_1' })
      expect(await service.codesOf(batch.id)).not.toContain(spoiled)
      await make({ idempotency_key: 'one more', count: 1 })
      await expect(service.openBatch(order({ idempotency_key: 'two', count: 1 }))).rejects.toThrow('不能多于')
      await expect(service.voidCode(batch.id, spoiled, { reason: '印坏', by: 'user_1' })).rejects.toThrow('已经作废')
      await expect(service.voidCode(batch.id, '0000000000000', { reason: '印坏', by: 'user_1' })).rejects.toThrow(
        '没有这个追溯码',
      )
      await service.voidBatch(batch.id, { reason: '整卷丢失', by: 'user_1' })
      expect((await service.findCode(spoiled, 'me')).found).toMatchObject({ void: true })
      expect(await service.liveCodes('lot_1')).toBe(1)
      await expect(service.voidBatch(batch.id, { reason: '再来', by: 'user_1' })).rejects.toThrow('已经作废')
    })

    it('lets nobody change, move, revive or take away a code', async () => {
      const { id } = await make({ count: 3 })
      await service.voidCode(id, (await service.codesOf(id))[0], { reason: '印坏', by: 'user_1' })
      await refused(`update trace_code set lot_id = 'lot_2'`)
      await refused(`update trace_code set code = 'BBBBBBBBBBBBB' where seq = 2`)
      await refused(`update trace_code set state = 'issued', void_reason = null, voided_at = null where state = 'void'`)
      await refused('delete from trace_code')
      await refused('truncate trace_code cascade')
      await refused('delete from trace_code_batch')
      await refused(`update trace_code_batch set count = 4`)
      await refused(`update trace_code_batch set state = 'making', made = 0`)
    })

    it('counts each visitor once a day, and the networks of one day', async () => {
      const { id } = await make({ count: 1 })
      const [code = ''] = await service.codesOf(id)
      const visit = async (address: string) => service.countVisit(code, await service.visitorOf(address))
      for (const address of ['1.2.3.4', '1.2.3.4', '1.2.9.9', '5.6.7.8', '2409:8a00:1::7']) await visit(address)
      const { found } = await service.findCode(code, 'me')
      expect(found).toMatchObject({ scan_count: 4, network_count: 3, void: false })
      expect(await service.tallyOf(id)).toMatchObject({ scanned: 1, voided: 0, most: [{ code, scan_count: 4 }] })
      const { rows } = await sql.query('select visitor, network from trace_visit')
      expect(JSON.stringify(rows)).not.toMatch(/1\.2|5\.6|2409/)
      await refused('update trace_code set scan_count = 0, first_scanned_at = null')
      expect(await service.forgetBefore('2999-01-01')).toBe(5)
      expect((await service.findCode(code, 'me')).found).toMatchObject({ scan_count: 4 })
    })

    it('counts whoever holds a whole IPv6 line once, and no more than a few of one network, all at once too', async () => {
      const { id } = await make({ count: 1 })
      const [code = ''] = await service.codesOf(id)
      const visit = async (address: string) => service.countVisit(code, await service.visitorOf(address))
      await Promise.all(Array.from({ length: 8 }, (_, i) => visit(`2409:8a00:1:7::${i + 1}`)))
      expect((await service.findCode(code, 'me')).found).toMatchObject({ scan_count: 1, network_count: 1 })
      await Promise.all(Array.from({ length: 60 }, (_, i) => visit(`2409:8a00:${i + 2}::1`)))
      expect((await service.findCode(code, 'me')).found).toMatchObject({ scan_count: 20, network_count: 1 })
    })

    it('remembers how many unknown codes a visitor tried this hour', async () => {
      for (let i = 0; i < 3; i++) await service.countMiss('guesser')
      expect(await service.findCode('0000000000000', 'guesser')).toEqual({ found: null, misses: 3 })
      expect((await service.findCode('0000000000000', 'other')).misses).toBe(0)
    })
  },
})
