/** Lots on a real Postgres: stock by lot and Medusa's stock are one number, whichever side is written. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import pg from 'pg'
import type { ReceivedLot } from '@shanzhen/lots/lot-types'
import type { ModuleImplementations } from '@medusajs/framework/types'

const built = join(import.meta.dirname, '../../../plugins/trust/lots/.medusa/server/src/modules/lot')
/** What of Medusa's tables the lots touch. */
const LEVELS = `create table fulfillment (id text primary key, delivered_at timestamptz);
  create table inventory_level (id text primary key, inventory_item_id text, location_id text,
    stocked_quantity numeric not null, reserved_quantity numeric not null default 0, raw_stocked_quantity jsonb,
    updated_at timestamptz, deleted_at timestamptz);
  insert into inventory_level values ('lev', 'item', 'shed', 0), ('plain', 'other', 'shed', 7); select lot_watch_inventory()`

moduleIntegrationTestRunner<ModuleImplementations['lot']>({
  moduleName: 'lot',
  resolve: built,
  pathToMigrations: join(built, 'migrations'),
  testSuite: ({ service, dbConfig }) => {
    let sql: pg.Client
    beforeEach(async () => {
      sql = new pg.Client({ connectionString: dbConfig.clientUrl })
      await sql.connect()
      await sql.query(LEVELS)
    })
    afterEach(async () => {
      await sql.query('drop table inventory_level')
      await sql.end()
    })

    const goods = (change: Partial<ReceivedLot> = {}): ReceivedLot => ({
      good_id: 'good',
      inventory_item_id: 'item',
      quantity: 10,
      made_on: '2026-11-01',
      best_before: '2027-11-01',
      ...change,
    })
    const receive = (...lots: ReceivedLot[]) => service.receive({ location_id: 'shed', received_by: 'mei', lots })
    const passed = (lot_id: string) => ({
      lot_id,
      kind: 'incoming' as const,
      method: '目测',
      sampling: '随机抽样',
      sample_count: 3,
      inspector: 'lin',
      values: [],
    })
    async function onSale(...lots: ReceivedLot[]) {
      const received = await receive(...lots)
      await service.inspect(received.map((lot) => passed(lot.id)))
      await service.release(
        received.map((lot) => lot.id),
        'yun',
      )
      return received
    }
    const line = (quantity: number) => ({
      ...{ line_item_id: 'line', inventory_item_id: 'item', location_id: 'shed' },
      quantity,
    })
    let parcels = 0
    const ship = (quantity: number, order_id = 'order') =>
      service.takeParcel({ order_id, fulfillment_id: `ful_${++parcels}`, actor: 'mei', lines: [line(quantity)] })
    const comeBack = (quantity: number, order_id = 'order') =>
      service.takeBack({ order_id, actor: 'mei', lines: [line(quantity)] })
    /** A level written by hand, with no word about why. */
    const type = (delta: number) =>
      sql.query(`update inventory_level set stocked_quantity = stocked_quantity + $1 where id = 'lev'`, [delta])
    const stocked = async () => {
      const { rows } = await sql.query(`select * from inventory_level where id = 'lev'`)
      expect(rows[0].raw_stocked_quantity?.value ?? '0').toBe(String(rows[0].stocked_quantity))
      return Number(rows[0].stocked_quantity)
    }
    const lying = async () =>
      Object.fromEntries((await service.listLotStocks({})).map(({ lot_id, quantity }) => [lot_id, quantity]))

    it('sells nothing of a lot before it passed and a second person let it in', async () => {
      const [lot] = await receive(goods())
      expect(await stocked()).toBe(0)
      await expect(service.release([lot.id], 'yun')).rejects.toThrow('没有合格的入库检验')
      await service.inspect([passed(lot.id)])
      await expect(service.release([lot.id], 'mei')).rejects.toThrow('另一位同事')
      await service.release([lot.id], 'yun')
      expect(await stocked()).toBe(10)
      expect((await service.readLots([lot.id]))[0]).toMatchObject({ state: 'released', best_before: '2027-11-01' })
    })

    it('ships what keeps least long first, and takes back where it came from', async () => {
      const [late, soon] = await onSale(goods(), goods({ best_before: '2027-01-01', quantity: 4 }))
      await ship(6)
      expect(await lying()).toEqual({ [late.id]: 8, [soon.id]: 0 })
      expect((await service.readLots([soon.id]))[0].state).toBe('used_up')
      await comeBack(3)
      expect(await lying()).toEqual({ [late.id]: 10, [soon.id]: 1 })
      expect((await service.readLots([soon.id]))[0].state).toBe('released')
      expect(await stocked()).toBe(11)
    })

    it('takes no goods in without a lot, and gives none out that are not let in or out of date', async () => {
      const [, old] = await onSale(goods({ quantity: 2 }), goods({ quantity: 5 }))
      await sql.query('set session_replication_role = replica')
      await sql.query(`update lot set best_before = '2026-11-02' where id = $1`, [old.id])
      await sql.query('set session_replication_role = origin')
      await expect(comeBack(1)).rejects.toThrow('这个订单没有从批次里发出这么多')
      await expect(ship(3)).rejects.toThrow('已放行的批次不够')
      await expect(sql.query(`insert into inventory_level values ('new', 'item', 'attic', 5)`)).rejects.toThrow(
        '入库须先登记批次',
      )
      await expect(receive(goods({ inventory_item_id: 'other' }))).rejects.toThrow('没有批次的库存')
      await sql.query(`update inventory_level set stocked_quantity = 3 where id = 'plain'`)
      expect(await stocked()).toBe(7)
    })

    it('changes no stock of a lot where nobody says for which order, act and person', async () => {
      const [lot] = await onSale(goods({ quantity: 5 }))
      await ship(2)
      for (const delta of [1, -1]) await expect(type(delta)).rejects.toThrow('按批次管理库存')
      await expect(
        sql.query(`insert into lot_movement (lot_id, location_id, delta, reason, actor)
          values ('${lot.id}', 'shed', -1, 'adjust', 'mei')`),
      ).rejects.toThrow('CK_lot_movement_act')
      await expect(
        sql.query(`insert into lot_movement (lot_id, location_id, delta, reason, actor, order_id, line_item_id)
          values ('${lot.id}', 'shed', -1, 'ship', 'mei', 'order', 'line')`),
      ).rejects.toThrow('CK_lot_movement_parcel')
      await expect(sql.query(`delete from inventory_level where id = 'lev'`)).rejects.toThrow('还有批次的库存')
      await expect(sql.query(`update inventory_level set deleted_at = now() where id = 'lev'`)).rejects.toThrow(
        '还有批次的库存',
      )
      expect(await lying()).toEqual({ [lot.id]: 3 })
    })

    it('takes a parcel once, unpacks it once, and puts it back into the very lots when that is taken back', async () => {
      const [late, soon] = await onSale(goods(), goods({ best_before: '2027-01-01', quantity: 4 }))
      const parcel = { order_id: 'A', fulfillment_id: 'ful_A', actor: 'mei', lines: [line(6)] }
      const took = await Promise.all([service.takeParcel(parcel), service.takeParcel(parcel)])
      expect(took.map((lots) => lots.length).sort()).toEqual([0, 2])
      expect(await lying()).toEqual({ [late.id]: 8, [soon.id]: 0 })
      const back = await service.unpackParcel('ful_A', 'shan')
      expect(await service.unpackParcel('ful_A', 'shan')).toEqual([])
      expect(await lying()).toEqual({ [late.id]: 10, [soon.id]: 4 })
      await ship(4, 'B')
      await service.sendAgain(
        'shan',
        back.filter(({ lot_id }) => lot_id === late.id),
      )
      expect(await lying()).toEqual({ [late.id]: 8, [soon.id]: 0 })
      expect(await stocked()).toBe(8)
    })

    it('takes a delivery note once and a code once', async () => {
      const note = { location_id: 'shed', received_by: 'mei', supplier_name: '合作社', note_number: '1' }
      await service.receive({ ...note, lots: [goods({ code: 'A-1' })] })
      await expect(service.receive({ ...note, lots: [goods()] })).rejects.toThrow('已经收过货')
      await expect(receive(goods({ code: 'A-1' }))).rejects.toThrow('批次号已被使用')
      await expect(receive(goods({ code: 'a 1' }))).rejects.toThrow('大写字母')
    })

    it('chains what happened to a lot by hash, and lets nobody change it', async () => {
      const [lot] = await onSale(goods())
      await ship(1)
      const { rows } = await sql.query(`select *, encode(sha256(convert_to(prev_hash || E'\\n' || body, 'UTF8')), 'hex')
        as computed from lot_event order by seq`)
      expect(rows.map((row) => row.type)).toEqual(['received', 'inspected', 'released', 'shipped'])
      rows.forEach((row, i) => {
        expect(row.hash).toBe(row.computed)
        expect(row.prev_hash).toBe(rows[i - 1]?.hash ?? '0'.repeat(64))
        expect(JSON.parse(row.body)).toMatchObject({ lot: lot.code, type: row.type })
        expect(new Date(JSON.parse(row.body).occurred_at)).toEqual(row.occurred_at)
      })
      for (const text of [
        `update lot_event set body = body`,
        `delete from lot_event`,
        `truncate lot_event`,
        `update lot_movement set delta = 1`,
        `delete from lot_movement`,
        `update lot_stock set quantity = 99`,
        `update lot set received_quantity = 99`,
        `delete from lot`,
        `update inspection set verdict = 'failed'`,
        `insert into lot_event (lot_id, type, occurred_at, actor, body) values ('${lot.id}', 'note', now(), 'x', '{}')`,
      ]) {
        await expect(sql.query(text)).rejects.toThrow(/lot: /)
      }
    })
  },
})
