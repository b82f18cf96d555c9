/** Our shop as `npm start` opens it, on ports and data of its own, with stock enough for thousands of orders. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { anyFree } from '../../../scripts/lib/ports.mjs'
import { scratchFolder } from '../../../scripts/lib/runs.mjs'
import { openShop } from '../../../scripts/lib/shop.mjs'
import { NO_LIMITS } from '../../support/no-limits.ts'
import type { RunningShop } from './types.ts'

const STOCK_PER_VARIANT = 1_000_000

export interface OurShop extends RunningShop {
  /** The address of a database of this name on the shop's own Postgres. */
  url: (database: string) => string
}

export async function startOurs(): Promise<OurShop> {
  const folder = await scratchFolder('bench')
  const shop = await openShop({
    dataDir: folder,
    backendUrl: `http://localhost:${await anyFree()}`,
    storefrontUrl: `http://localhost:${await anyFree()}`,
    portBase: await anyFree(),
    adminEmail: 'bench@shanzhen.local',
    throwaway: true,
    env: { ...NO_LIMITS, SHOP_API_CALLS_PER_MINUTE: '100000' },
  })
  await fillShelves(shop.databaseUrl)
  return {
    backend_url: shop.backendUrl,
    storefront_url: shop.storefrontUrl,
    publishable_key: shop.publishableKey,
    region_id: '',
    database_url: shop.databaseUrl,
    processes: Object.fromEntries(shop.children.map(({ name, pid }) => [name, pid])),
    run_in: { folder: join(folder, 'server'), env: shop.env },
    url: (database) => shop.databaseUrl.replace(/\/[^/]+$/, `/${database}`),
    stop: async () => {
      await shop.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The seeded demo stock would be sold out after seconds of load: each lot is said to have been larger, and counted anew. */
async function fillShelves(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(`begin; set local session_replication_role = replica;
      update lot set received_quantity = received_quantity + ${10 * STOCK_PER_VARIANT};
      set local session_replication_role = origin;
      with counted as (
        insert into lot_act (id, kind, lot_id, location_id, booked, quantity, reason, actor)
          select 'bench_' || lot_id || location_id, 'stocktake', lot_id, location_id, quantity,
              quantity + ${STOCK_PER_VARIANT}, 'bench', 'bench' from lot_stock
          returning id, lot_id, location_id)
      insert into lot_movement (lot_id, location_id, delta, reason, actor, act_id)
        select lot_id, location_id, ${STOCK_PER_VARIANT}, 'adjust', 'bench', id from counted;
      commit`)
  } finally {
    await client.end()
  }
}
