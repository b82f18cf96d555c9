/** A thousand orders of one shop through the writer of many: each priced, checked and held like a buyer's own. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { medusa } from '../../scripts/lib/backend.mjs'
import { readyOrders } from './checkout.bench.ts'
import type { Bench } from './lib/types.ts'

const COUNT = 1000
const SCRIPT = join(import.meta.dirname, 'lib', 'place-many.mjs')

export const ordersInBatches: Bench = async ({ ours }) => {
  const { folder, env } = ours.run_in ?? {}
  if (!folder || !env) throw new Error('the shop tells no folder to run in')
  const [file, result] = [join(folder, 'bench-orders.json'), join(folder, 'bench-orders-result.json')]
  const buyer = { sales_channel_id: await channelOf(String(ours.database_url)), customer_id: null }
  writeFileSync(file, JSON.stringify({ buyer, bodies: await readyOrders(ours), count: COUNT, result }))
  const run = spawnSync(process.execPath, [medusa, 'exec', SCRIPT], {
    cwd: folder,
    env: { ...process.env, ...env, BENCH_ORDERS: file },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`orders in batches failed\n${run.stdout}\n${run.stderr}`)
  const { per_second } = JSON.parse(readFileSync(result, 'utf8')) as { per_second: number }
  return [{ name: 'orders-in-batches', unit: 'orders/s', ours: per_second, plain: null, p95_ms: null }]
}

async function channelOf(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `select sales_channel_id as id from publishable_api_key_sales_channel where deleted_at is null limit 1`,
  )
  await client.end()
  if (!rows[0]) throw new Error('the shop sells through no channel')
  return rows[0].id
}
