/** A small shop's file of a thousand orders: read and priced as a dry run, then accepted, each paid out of the deposit. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { medusa } from '../../scripts/lib/backend.mjs'
import { readyOrders } from './checkout.bench.ts'
import type { Bench } from './lib/types.ts'

const COUNT = 1000
const SCRIPT = join(import.meta.dirname, 'lib', 'shop-import.mjs')

export const shopImport: Bench = async ({ ours }) => {
  const { folder, env } = ours.run_in ?? {}
  if (!folder || !env) throw new Error('the shop tells no folder to run in')
  const [file, result] = [join(folder, 'bench-import.json'), join(folder, 'bench-import-result.json')]
  const ready = (await readyOrders(ours)) as { items: { variant_id: string }[] }[]
  const variant_ids = ready.flatMap(({ items }) => items.map(({ variant_id }) => variant_id))
  writeFileSync(file, JSON.stringify({ variant_ids, count: COUNT, result }))
  const run = spawnSync(process.execPath, [medusa, 'exec', SCRIPT], {
    cwd: folder,
    env: { ...process.env, ...env, BENCH_ORDERS: file },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`a file of orders failed\n${run.stdout}\n${run.stderr}`)
  const { read_s, accepted_s } = JSON.parse(readFileSync(result, 'utf8')) as { read_s: number; accepted_s: number }
  const row = (name: string, unit: string, measured: number) => ({
    name,
    unit,
    ours: measured,
    plain: null,
    p95_ms: null,
  })
  return [
    row('shop-import: 1,000 orders read and checked', 's', read_s),
    row('shop-import: 1,000 orders accepted', 's', accepted_s),
    row('shop-import: accepted', 'orders/s', COUNT / accepted_s),
  ]
}
