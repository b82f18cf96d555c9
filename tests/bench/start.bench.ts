/**
 * From a fresh clone to an open shop, and every start after it: seconds of each step as the launcher tells them. What is
 * cloned is the last commit; it stands in a folder of its own, with ports and data of its own, and goes when it is measured.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { BenchResult } from './lib/types.ts'

/** A slow network installs for long; a start that hangs is a fault all the same. */
const PATIENCE_MS = 20 * 60_000
const CHANGED = 'plugins/base/money-kit/src/fen.ts'

type Start = { total_s: number; steps: [name: string, seconds: number][] }

/** @throws where the clone, or one of the starts, fails */
export async function measureStarts(root: string): Promise<Omit<BenchResult, 'machine' | 'ratio'>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench start '))
  const place = join(folder, 'clone')
  try {
    const cloning = performance.now()
    const cloned = spawnSync('git', ['clone', '--quiet', root, place], { encoding: 'utf8' })
    if (cloned.status !== 0) throw new Error(cloned.stderr)
    const clone_s = (performance.now() - cloning) / 1000
    const env = await environment(place)
    const first = await startOnce(place, env)
    const again = await startOnce(place, env)
    appendFileSync(join(place, CHANGED), '\n')
    const changed = await startOnce(place, env)
    return [
      row('start: clone', clone_s),
      ...first.steps.map(([name, seconds]) => row(`start: first, ${name}`, seconds)),
      row('start: first, open', clone_s + first.total_s),
      row('start: again, open', again.total_s),
      row('start: one plugin file changed, open', changed.total_s),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const row = (name: string, ours: number) => ({ name, unit: 's', ours, plain: null, p95_ms: null })

/** Nothing of the developer's own settings, ports or data. */
async function environment(place: string): Promise<NodeJS.ProcessEnv> {
  const { PATH, HOME, LANG, HTTP_PROXY, HTTPS_PROXY, NO_PROXY } = process.env
  const [backend, storefront, base] = [await freePort(), await freePort(), await freePort()]
  return {
    ...{ PATH, HOME, LANG, HTTP_PROXY, HTTPS_PROXY, NO_PROXY },
    SHOP_DATA_DIR: join(place, '.data'),
    BACKEND_URL: `http://localhost:${backend}`,
    STOREFRONT_URL: `http://localhost:${storefront}`,
    SHOP_PORT_BASE: String(base),
  }
}

/** `npm start` until the shop says that it is open, then Ctrl-C; its last lines where it ends before. */
async function startOnce(cwd: string, env: NodeJS.ProcessEnv): Promise<Start> {
  const from = performance.now()
  const child = spawn('npm', ['start'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const steps: Start['steps'] = []
  const said: string[] = []
  let late: NodeJS.Timeout | undefined
  const open = new Promise<number>((resolve, reject) => {
    late = setTimeout(() => reject(new Error('the shop did not open in time')), PATIENCE_MS)
    const hear = (line: string) => {
      said.push(line)
      const step = /^✓ \S+ (.+?)\s+([\d.]+) s$/.exec(line)
      if (step) steps.push([step[1], Number(step[2])])
      if (line.includes('the shop is open')) resolve((performance.now() - from) / 1000)
    }
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', hear)
    child.once('close', () => reject(new Error(said.slice(-20).join('\n'))))
  })
  // Whoever waits for it hears of it below.
  open.catch(() => undefined)
  try {
    return { total_s: await open, steps }
  } finally {
    clearTimeout(late)
    await stop(child)
  }
}

/** Ctrl-C goes to all of its group, as a terminal sends it. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || !child.pid) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  process.kill(-child.pid, 'SIGINT')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
