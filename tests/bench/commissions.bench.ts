/** A hundred thousand lines whose commission is due, of two hundred distributors, settled by one run of the night's job. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { medusa } from '../../scripts/lib/backend.mjs'
import type { Bench } from './lib/types.ts'

const COUNT = 100_000
const SCRIPT = join(import.meta.dirname, 'lib', 'commissions.mjs')

export const commissions: Bench = async ({ ours }) => {
  const { folder, env } = ours.run_in ?? {}
  if (!folder || !env) throw new Error('the shop tells no folder to run in')
  const result = join(folder, 'bench-commissions-result.json')
  const run = spawnSync(process.execPath, [medusa, 'exec', SCRIPT], {
    cwd: folder,
    env: { ...process.env, ...env, METRICS_PORT: '', BENCH_COMMISSIONS: String(COUNT), BENCH_RESULT: result },
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`commissions were not released\n${run.stdout}\n${run.stderr}`)
  const { seconds } = JSON.parse(readFileSync(result, 'utf8')) as { seconds: number }
  return [{ name: 'commissions, a night of 100,000', unit: 's', ours: seconds, plain: null, p95_ms: null }]
}
