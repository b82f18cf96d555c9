/** What people may do with a lot before it is for sale: dates, tests, promises of one receipt, corrections. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import pg from 'pg'
import type { InspectionInput, LotCorrection, ReceivedLot, Receipt } from '@shanzhen/lots/lot-types'
import type { ModuleImplementations } from '@medusajs/framework/types'

const built = join(import.meta.dirname, '../../../plugins/trust/lots/.medusa/server/src/modules/lot')
const LEVELS = `create table fulfillment (id text primary key, delivered_at timestamptz);
  create table inventory_level (id text primary key, inventory_item_id text, location_id text,
    stocked_quantity numeric not null, reserved_quantity numeric not null default 0, raw_stocked_quantity jsonb,
    updated_at timestamptz, deleted_at timestamptz);
  insert into inventory_level values ('lev', 'item', 'shed', 0); select lot_watch_inventory(); select lot_watch_whole()`
const day = (fromToday: number) =>
  new Date(Date.now() + 8 * 3_600_000 + fromToday * 86_400_000).toISOString().slice(0, 10)
const later = (from: string, days: number) =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

moduleIntegrationTestRunner<ModuleImplementations['lot']>({
  moduleName: 'lot',
  // Of its own: files of one module run side by side.
  dbName: 'medusa-lot-rules',
  resolve: built,
  pathToMigrations: join(built, 'migrations'),
  testSuite: ({ service, dbConfig }) => {
    let sql: pg.Client
    let standard_id: string
    beforeEach(async () => {
      sql = new pg.Client({ connectionString: dbConfig.clientUrl })
      await sql.connect()
      await sql.query(LEVELS)
      const moisture = { name: '水分', unit: '%', min: null, max: 13, method: '', required: true }
      standard_id = await service.addStandard({
        ...{ good_id: 'good', grades: [], limits: [moisture], packing: '', storage: '', shelf_life_days: 180 },
        ...{ effective_from: '2026-01-01', outbound_required: false },
      })
    })
    afterEach(async () => {
      await sql.query('drop table inventory_level')
      await sql.end()
    })

    const goods = (change: Partial<ReceivedLot> = {}): ReceivedLot => ({
      ...{ good_id: 'good', inventory_item_id: 'item', quantity: 10, made_on: day(-1), standard_id },
      ...change,
    })
    const receive = (lots: ReceivedLot[], more: Partial<Receipt> = {}) =>
      service.receive({ location_id: 'shed', received_by: 'mei', lots, ...more })
    const lotOf = async (change: Partial<ReceivedLot> = {}) => (await receive([goods(change)]))[0]
    const inspect = (lot_id: string, moisture: number, change: Partial<InspectionInput> = {}) =>
      service.inspect([
        {
          ...{ lot_id, kind: 'incoming', method: '快检', sampling: '随机', sample_count: 5, inspector: 'lin' },
          values: [{ name: '水分', value: moisture }],
          ...change,
        },
      ])
    const age = async (id: string) => {
      await sql.query('set session_replication_role = replica')
      await sql.query(`update lot set best_before = lot_today() - 1, made_on = lot_today() - 9 where id = $1`, [id])
      await sql.query('set session_replication_role = origin')
    }
    const stateOf = async (id: string) => (await service.readLots([id]))[0].state
    const lying = async (id: string) => (await service.listLotStocks({ lot_id: id }))[0].quantity

    it('lets a lot that failed twice pass by no third entry that does not name its reason', async () => {
      const { id } = await lotOf()
      await inspect(id, 15)
      await expect(inspect(id, 15)).rejects.toThrow('复检须写明原因')
      await inspect(id, 14, { retest_reason: '复晒后再测' })
      await expect(inspect(id, 12)).rejects.toThrow('复检须写明原因')
      await expect(inspect(id, 12, { retest_reason: '换仪器', values: [] })).rejects.toThrow('上次不合格的项目：水分')
      await expect(service.release([id], 'yun')).rejects.toThrow('没有合格的入库检验')
      await inspect(id, 12, { retest_reason: '重新烘干后复检' })
      await service.release([id], 'yun')
      const told = (await service.events(id)).filter(({ type }) => type === 'inspected')
      expect(told.map(({ body }) => JSON.parse(body).payload.retest_reason ?? null)).toEqual([
        ...[null, '复晒后再测', '重新烘干后复检'],
      ])
    })

    it('asks for the reason too where a lot that failed was made into another', async () => {
      const { id } = await lotOf()
      await inspect(id, 15)
      const [child] = await service.transform({
        ...{ kind: 'split', location_id: 'shed', actor: 'mei' },
        children: [{ inventory_item_id: 'item', quantity: 10, sources: [{ lot_id: id, quantity: 10 }] }],
      })
      await expect(inspect(child.id, 12)).rejects.toThrow('复检须写明原因')
    })

    it('is let in by nobody who inspected it, at whichever test', async () => {
      const { id } = await lotOf()
      await inspect(id, 12, { inspector: 'yun' })
      await inspect(id, 12, { inspector: 'lin' })
      for (const person of ['yun', 'lin']) await expect(service.release([id], person)).rejects.toThrow('不能放行它')
      await expect(service.release([id], 'mei')).rejects.toThrow('另一位同事')
      await service.release([id], 'shan')
      await expect(inspect(id, 15)).rejects.toThrow('不在待检状态')
    })

    it('neither takes in nor lets into sale what is past its day in Beijing, today itself is in time', async () => {
      await expect(lotOf({ made_on: day(-181) })).rejects.toThrow('已过，不能入库')
      await expect(lotOf({ made_on: day(1) })).rejects.toThrow('还没有到')
      const last = await lotOf({ made_on: day(-180) })
      expect(last.best_before).toBe(day(0))
      await inspect(last.id, 12)
      await service.release([last.id], 'yun')
      const { id } = await lotOf()
      await inspect(id, 12)
      await age(id)
      await expect(service.release([id], 'yun')).rejects.toThrow('已过保质期')
      expect(await stateOf(id)).toBe('quarantine')
    })

    it('reckons the day a lot keeps till from its harvest, and takes another only with its reason', async () => {
      const made_on = day(-30)
      expect((await lotOf({ made_on })).best_before).toBe(later(made_on, 180))
      await expect(lotOf({ made_on, best_before: day(200) })).rejects.toThrow('另写日期须说明原因')
      const reason = '真空包装，检测报告 2026-118'
      const lot = await lotOf({ made_on, best_before: day(200), best_before_reason: reason })
      expect(lot).toMatchObject({ best_before: day(200), best_before_reason: reason })
      expect(JSON.parse((await service.events(lot.id))[0].body).payload.best_before_reason).toBe(reason)
      await expect(lotOf({ standard_id: null })).rejects.toThrow('请填写保质期至')
      await expect(
        sql.query(`insert into lot (id, code, good_id, inventory_item_id, made_on, best_before, quantity_unit,
          received_quantity, standard_id, received_by) values ('x', 'X', 'good', 'item', '${made_on}', '${day(200)}', 'piece',
          1, '${standard_id}', 'mei')`),
      ).rejects.toThrow('另写日期须说明原因')
    })

    it('books a delivery of three lots as one receipt, and once however often it is sent', async () => {
      const delivery = {
        supplier_name: '合作社',
        note_number: 'N-1',
        once: { actor: 'mei', key: 'key-0001', hash: 'a' },
      }
      const three = [goods(), goods({ quantity: 4 }), goods({ inventory_item_id: null, quantity: 900 })]
      const answers = await Promise.all([receive(three, delivery), receive(three, delivery), receive(three, delivery)])
      expect(new Set(answers.map((lots) => lots.map(({ id }) => id).join())).size).toBe(1)
      expect(new Set(answers[0].map(({ delivery_id }) => delivery_id)).size).toBe(1)
      expect(await service.listLots({})).toHaveLength(3)
      const changed = { ...delivery, once: { ...delivery.once, hash: 'b' } }
      await expect(receive([goods()], changed)).rejects.toThrow('已经提交过')
    })

    it('takes a receipt and what comes with it together, or neither', async () => {
      const once = { actor: 'mei', key: 'key-0002', hash: 'a' }
      const fails = async () => Promise.reject(new Error('promise refused'))
      await expect(
        service.receive({ location_id: 'shed', received_by: 'mei', lots: [goods()], once }, fails),
      ).rejects.toThrow()
      expect(await service.listLots({})).toHaveLength(0)
      await receive([goods()], { once })
      const [{ id }] = await service.listLots({})
      await inspect(id, 12)
      await expect(service.release([id], 'yun', undefined, fails)).rejects.toThrow('promise refused')
      expect(await stateOf(id)).toBe('quarantine')
    })

    it('corrects what was mistyped on record, and the day it keeps till with the harvest', async () => {
      const { id } = await lotOf()
      const correct = (change: LotCorrection) => service.correct(id, 'mei', change)
      const lot = await correct({ reason: '数量看错', quantity: 12, made_on: day(-3), village: '青龙娅村' })
      expect(lot).toMatchObject({ received_quantity: 12, made_on: day(-3), best_before: later(day(-3), 180) })
      expect(await lying(id)).toBe(12)
      const last = (await service.events(id)).at(-1)
      expect(last).toMatchObject({ type: 'corrected', corrects_seq: 1, actor: 'mei' })
      expect(JSON.parse(last?.body ?? '').payload).toMatchObject({
        ...{ reason: '数量看错', before: { received_quantity: 10 }, after: { received_quantity: 12 } },
      })
      await expect(correct({ reason: '同上', quantity: 12 })).rejects.toThrow('没有改动')
      await expect(correct({ reason: '日期', best_before: day(400) })).rejects.toThrow('另写日期须说明原因')
      await inspect(id, 12)
      await service.release([id], 'yun')
      await expect(correct({ reason: '太晚', quantity: 9 })).rejects.toThrow('已不在待检状态')
      await expect(sql.query(`update lot set received_quantity = 9 where id = '${id}'`)).rejects.toThrow('请登记更正')
    })

    it('keeps a day that somebody gave a reason for when the harvest is corrected', async () => {
      const reason = '冷冻保存'
      const { id } = await lotOf({ made_on: day(-2), best_before: day(200), best_before_reason: reason })
      const lot = await service.correct(id, 'mei', { reason: '采收日看错', made_on: day(-3) })
      expect(lot).toMatchObject({ made_on: day(-3), best_before: day(200), best_before_reason: reason })
    })

    it('voids a receipt on record, frees its note, and voids nothing that failed or was worked on', async () => {
      const note = { supplier_name: '合作社', note_number: 'N-2' }
      const [first] = await receive([goods({ code: 'V-1' })], note)
      await service.void(first.id, 'mei', '录错商品')
      expect([await stateOf(first.id), await lying(first.id)]).toEqual(['voided', 0])
      expect(JSON.parse((await service.events(first.id)).at(-1)?.body ?? '').payload).toEqual({
        ...{ reason: '录错商品', voided: true },
      })
      await expect(service.void(first.id, 'mei', '再次')).rejects.toThrow('已不在待检状态')
      const [second] = await receive([goods()], note)
      await inspect(second.id, 15)
      await expect(service.void(second.id, 'mei', '不想要')).rejects.toThrow('请判为不合格')
      const third = await lotOf()
      await service.transform({
        ...{ kind: 'split', location_id: 'shed', actor: 'mei' },
        children: [{ inventory_item_id: 'item', quantity: 4, sources: [{ lot_id: third.id, quantity: 4 }] }],
      })
      await expect(service.void(third.id, 'mei', '录错')).rejects.toThrow('已经加工过')
    })

    it('refuses pieces that are not whole, and rounds none', async () => {
      await expect(lotOf({ quantity: 12.6 })).rejects.toThrow()
      const { id } = await lotOf()
      await inspect(id, 12)
      await service.release([id], 'yun')
      await expect(sql.query(`update inventory_level set stocked_quantity = 8.5`)).rejects.toThrow('件数须为整数')
      expect(await lying(id)).toBe(10)
    })
  },
})
