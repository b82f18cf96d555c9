/** Whatever happens to lots, in any order: stock by lot is Medusa's stock, never below zero, and quantities add up. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'
import fc from 'fast-check'
import pg from 'pg'
import type { ModuleImplementations } from '@medusajs/framework/types'

const built = join(import.meta.dirname, '../../../plugins/trust/lots/.medusa/server/src/modules/lot')
const LEVELS = `create table fulfillment (id text primary key, delivered_at timestamptz);
  create table inventory_level (id text primary key, inventory_item_id text, location_id text,
    stocked_quantity numeric not null, reserved_quantity numeric not null default 0, raw_stocked_quantity jsonb,
    updated_at timestamptz, deleted_at timestamptz);
  insert into inventory_level values ('a', 'small', 'shed', 0), ('b', 'large', 'shed', 0), ('c', 'small', 'attic', 0),
    ('d', 'large', 'attic', 0); select lot_watch_inventory()`
const WORK = [
  ...(['receive', 'bulk', 'release', 'reject', 'split', 'mix', 'pack', 'ship', 'return', 'recall'] as const),
  ...(['stocktake', 'damage', 'transfer'] as const),
] as const
type Deed = { work: (typeof WORK)[number]; one: number; other: number; n: number }

moduleIntegrationTestRunner<ModuleImplementations['lot']>({
  moduleName: 'lot',
  // Of its own: files of one module run side by side.
  dbName: 'medusa-lot-stock',
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

    const receive = async (inventory_item_id: string | null, quantity: number) => {
      const lot = { good_id: 'good', inventory_item_id, quantity, made_on: '2026-11-01', best_before: '2030-11-01' }
      return (await service.receive({ location_id: 'shed', received_by: 'mei', lots: [lot] }))[0]
    }
    async function release(id: string) {
      await service.inspect([
        {
          ...{ lot_id: id, kind: 'incoming', method: '目测', sampling: '随机', sample_count: 1 },
          inspector: 'lin',
          values: [],
        },
      ])
      await service.release([id], 'yun')
    }
    let parcels = 0
    const move = (item: string, delta: number) => {
      const line = { line_item_id: 'line', inventory_item_id: item, location_id: 'shed', quantity: Math.abs(delta) }
      const act = { order_id: 'order', actor: 'mei', lines: [line] }
      return delta < 0
        ? service.takeParcel({ ...act, fulfillment_id: `ful_${++parcels}` })
        : service.takeBack({ ...act, lines: [line] })
    }
    const byHand = (kind: 'stocktake' | 'damage' | 'transfer', lot_id: string, quantity: number) =>
      service.actOnStock({
        ...{ kind, lot_id, quantity, location_id: 'shed', reason: '盘点', actor: 'mei' },
        ...(kind === 'transfer' && { to_location_id: 'attic' }),
      })
    const transform = (
      kind: 'split' | 'mix' | 'pack',
      inventory_item_id: string | null,
      quantity: number,
      sources: { lot_id: string; quantity: number }[],
      more: object = {},
    ) =>
      service.transform({
        ...{ kind, location_id: 'shed', actor: 'mei' },
        children: [{ inventory_item_id, quantity, sources, ...more }],
        ...(kind === 'split' && { losses: [{ lot_id: sources[0].lot_id, quantity: 1 }] }),
      })

    /** @returns whether it was done; what the rules refuse changes nothing. */
    async function act({ work, one, other, n }: Deed): Promise<boolean> {
      const lots = await service.listLots({}, { order: { id: 'ASC' } })
      if (work === 'receive') return !!(await receive(one % 2 ? 'small' : 'large', n))
      if (work === 'bulk') return !!(await receive(null, n * 100))
      const a = lots[one % (lots.length || 1)]
      if (!a) return false
      const alike = lots.filter((lot) => lot.id !== a.id && lot.inventory_item_id === a.inventory_item_id)
      const b = alike[other % (alike.length || 1)] ?? a
      const item = a.inventory_item_id
      const deeds: Partial<Record<Deed['work'], () => Promise<unknown>>> = {
        release: () => release(a.id),
        reject: () => service.reject(a.id, { actor: 'yun', reason: '水分超标', disposal: '退回供货人' }),
        split: () => transform('split', item, n, [{ lot_id: a.id, quantity: n }]),
        mix: () =>
          transform('mix', item, n + 1, [
            { lot_id: a.id, quantity: n },
            { lot_id: b.id, quantity: 1 },
          ]),
        pack: () => transform('pack', 'small', n, [{ lot_id: a.id, quantity: n * 50 }], { net_weight_g: 50 }),
        ship: async () => item && move(item, -n),
        return: async () => item && move(item, n),
        recall: () => service.recall(a.id, 'yun', '抽检不合格'),
        stocktake: () => byHand('stocktake', a.id, n),
        damage: () => byHand('damage', a.id, n),
        transfer: () => byHand('transfer', a.id, n),
      }
      return deeds[work]!().then(
        () => true,
        () => false,
      )
    }

    it('keeps lot stock = inventory ≥ 0 through any sequence of receive, split, mix, pack, ship, return and recall', async () => {
      const deed = fc.record({
        work: fc.constantFrom(...WORK, 'release' as const, 'receive' as const, 'ship' as const),
        one: fc.nat(20),
        other: fc.nat(20),
        n: fc.integer({ min: 1, max: 12 }),
      })
      const done = new Set<string>()
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 15, maxLength: 30 }), async (deeds) => {
          for (const entry of deeds) {
            if (await act(entry)) done.add(entry.work)
            const { rows } = await sql.query(`select l.stocked_quantity::int as stocked, lot_sellable_stock(
              l.inventory_item_id, l.location_id)::int as lots from inventory_level l`)
            rows.forEach(({ stocked, lots }) => {
              expect(stocked).toBe(lots)
              expect(stocked).toBeGreaterThanOrEqual(0)
            })
          }
          const { rows } =
            await sql.query(`select l.id from lot l where (select coalesce(sum(quantity), 0) from lot_stock
            where lot_id = l.id) < 0 or (select coalesce(sum(delta), 0) from lot_movement where lot_id = l.id) <>
            (select coalesce(sum(quantity), 0) from lot_stock where lot_id = l.id)`)
          expect(rows).toEqual([])
        }),
        { numRuns: 12, seed: 610923 },
      )
      expect([...done].sort()).toEqual([...new Set<string>(WORK)].sort())
    })

    it('recalls a lot with everything made of it, and what comes back afterwards is not for sale', async () => {
      const bulk = await receive(null, 10_000)
      await release(bulk.id)
      const [bags] = await transform('pack', 'small', 40, [{ lot_id: bulk.id, quantity: 8000 }], { net_weight_g: 200 })
      await service.release([bags.id], 'yun')
      await move('small', -5)
      const { recalled_ids } = await service.recall(bulk.id, 'yun', '抽检不合格')
      expect([...recalled_ids].sort()).toEqual([bulk.id, bags.id].sort())
      await expect(move('small', -1)).rejects.toThrow('已放行的批次不够')
      await move('small', 5)
      const { rows } = await sql.query(`select stocked_quantity from inventory_level where id = 'a'`)
      expect(Number(rows[0].stocked_quantity)).toBe(0)
      expect((await service.listLotStocks({ lot_id: bags.id }))[0].quantity).toBe(40)
      expect((await service.recall(bulk.id, 'yun', '再次')).recalled_ids).toEqual([])
    })

    it('refuses work whose quantities do not add up or that makes goods keep longer', async () => {
      const bulk = await receive(null, 1000)
      const from = [{ lot_id: bulk.id, quantity: 900 }]
      await expect(transform('pack', 'small', 4, from, { net_weight_g: 200 })).rejects.toThrow('数量不符')
      await expect(transform('mix', null, 900, from, { best_before: '2031-01-01' })).rejects.toThrow('保质期不能晚于')
      await expect(transform('mix', null, 1001, [{ lot_id: bulk.id, quantity: 1001 }])).rejects.toThrow('批次库存不够')
      await expect(
        sql.query(`insert into lot_movement (lot_id, location_id, delta, reason, actor)
          values ('${bulk.id}', 'shed', -10, 'pack', 'x')`),
      ).rejects.toThrow('加工前后数量不符')
      await expect(service.release([(await transform('mix', null, 900, from))[0].id], 'yun')).rejects.toThrow(
        '没有合格的入库检验',
      )
    })

    it('takes what is out of date out of the stock, and leaves the rest', async () => {
      await release((await receive('small', 3)).id)
      const old = { good_id: 'good', inventory_item_id: 'small', quantity: 4, made_on: '2025-11-01' }
      const [lot] = await service.receive({
        location_id: 'shed',
        received_by: 'mei',
        lots: [{ ...old, best_before: '2036-11-24' }],
      })
      await release(lot.id)
      await sql.query('set session_replication_role = replica')
      await sql.query(`update lot set best_before = lot_today() - 1 where id = $1`, [lot.id])
      await sql.query('set session_replication_role = origin')
      expect(await service.expire()).toEqual([lot.id])
      const { rows } = await sql.query(`select stocked_quantity from inventory_level where id = 'a'`)
      expect(Number(rows[0].stocked_quantity)).toBe(3)
      expect((await service.events(lot.id)).at(-1)?.type).toBe('expired')
    })
  },
})
