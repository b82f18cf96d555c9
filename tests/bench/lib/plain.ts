/** A plain Medusa of the same packages, on a database of its own, filled with the same goods. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { anyFree, listenerOf } from '../../../scripts/lib/ports.mjs'
import { ensureDatabase } from '../../../scripts/lib/postgres.mjs'
import { startChild, waitFor } from '../../../scripts/lib/processes.mjs'
import { scratchFolder } from '../../../scripts/lib/runs.mjs'
import type { RunningShop } from './types.ts'

const DATABASE = 'plain'

/** @throws when the plain Medusa cannot be migrated, seeded or started; its log is named. */
export async function startPlain(root: string, database: { url: (name: string) => string }): Promise<RunningShop> {
  const folder = await scratchFolder('plain')
  const cwd = join(root, 'tests', 'bench', 'plain')
  const port = await anyFree()
  const seeded = join(folder, 'seed.json')
  await ensureDatabase(database.url('postgres'), DATABASE)
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.url(DATABASE),
    JWT_SECRET: 'bench',
    COOKIE_SECRET: 'bench',
    PORT: String(port),
    HOST: '127.0.0.1',
    BENCH_GOODS_FILE: join(root, 'backend', 'src', 'seed', 'data', 'products.json'),
    BENCH_SEED_OUTPUT: seeded,
  }
  const medusa = join(root, 'node_modules', '@medusajs', 'cli', 'cli.js')
  for (const args of [['db:migrate'], ['exec', './seed.ts']]) {
    const run = spawnSync(process.execPath, [medusa, ...args], { cwd, env, encoding: 'utf8', timeout: 180_000 })
    if (run.status !== 0) throw new Error(`plain Medusa: ${args.join(' ')} failed\n${run.stdout}\n${run.stderr}`)
  }
  const logFile = join(folder, 'backend.log')
  const child = startChild({
    name: 'plain-medusa',
    command: process.execPath,
    args: [medusa, 'start'],
    cwd,
    env,
    logFile,
  })
  const backend_url = `http://localhost:${port}`
  // A plain Medusa says nothing of who started it; the system does.
  const healthy = async () => {
    const answer = await fetch(`${backend_url}/health`).catch(() => null)
    return answer?.ok === true && (listenerOf(port)?.pid ?? child.pid) === child.pid
  }
  if (!(await waitFor(healthy, { timeoutMs: 90_000, stopIf: () => !child.isAlive() }))) {
    await child.stop()
    throw new Error(`plain Medusa did not start, see ${logFile}`)
  }
  return {
    database_url: null,
    ...(JSON.parse(readFileSync(seeded, 'utf8')) as { publishable_key: string; region_id: string }),
    backend_url,
    storefront_url: null,
    processes: { backend: child.pid },
    stop: async () => {
      await child.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
