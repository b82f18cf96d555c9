/** An installation by the real npm that is killed in its middle: it ends with who began it, and the next one begins anew. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { root } from '../../../scripts/lib/paths.mjs'
import { scratchFolder } from '../../support/scratch'

const run = promisify(execFile)
const POLL = { interval: 50, timeout: 30_000 }

// The last thing npm does for `late` is what an installation takes long over.
const LATE = `const { existsSync, writeFileSync } = require('node:fs')
writeFileSync(process.env.BEGUN, String(process.pid))
const wait = setInterval(() => existsSync(process.env.HOLD) || clearInterval(wait), 20)
`

it(
  'is begun anew after a kill, when nothing of it runs any more, and is whole then',
  { timeout: 120_000 },
  async () => {
    const home = await scratchFolder('half a house')
    const [hold, begun, record] = [
      join(home, 'hold'),
      join(home, 'begun'),
      join(home, 'node_modules', '.package-lock.json'),
    ]
    const offline = { ...process.env, npm_config_offline: 'true', npm_config_cache: join(home, 'cache') }
    const npm = (folder: string, ...words: string[]) => run('npm', words, { cwd: folder, env: offline })
    const pack = async (name: string, version: string, files: Record<string, string>, more: object = {}) => {
      const folder = join(home, 'packs', name)
      mkdirSync(join(folder, 'bin'), { recursive: true })
      for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text, { mode: 0o755 })
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, ...more }))
      await npm(folder, 'pack', '--pack-destination', '..')
      return `file:packs/${name}-${version}.tgz`
    }
    const install = (): ChildProcess => {
      const lib = pathToFileURL(join(home, 'scripts', 'lib', 'install.mjs')).href
      const script = `await (await import(${JSON.stringify(lib)})).ensureInstalled()`
      const env = { ...offline, HOLD: hold, BEGUN: begun }
      return spawn(process.execPath, ['--input-type=module', '-e', script], { env, stdio: 'ignore' })
    }
    const ended = (one: ChildProcess) =>
      new Promise((resolve) => one.once('exit', (code, signal) => resolve(signal ?? code)))
    const isThere = (pid: number) => existsSync(`/proc/${pid}`)
    try {
      cpSync(join(root, 'scripts', 'lib'), join(home, 'scripts', 'lib'), { recursive: true })
      mkdirSync(join(home, 'plugins'))
      const node = await pack('node', process.versions.node, {
        'bin/node': `#!/bin/sh\nexec "${process.execPath}" "$@"\n`,
      })
      const late = await pack('late', '1.0.0', { 'late.js': LATE }, { scripts: { install: 'node late.js' } })
      writeFileSync(join(home, 'package.json'), JSON.stringify({ name: 'home', dependencies: { node, late } }))
      await npm(home, 'install', '--package-lock-only', '--ignore-scripts')

      writeFileSync(hold, '')
      const first = install()
      await expect.poll(() => existsSync(begun), POLL).toBe(true)
      const of_first = Number(readFileSync(begun, 'utf8'))
      first.kill('SIGKILL')
      await ended(first)
      expect(existsSync(record)).toBe(false)
      await expect.poll(() => isThere(of_first), POLL).toBe(false)

      rmSync(begun)
      const second = install()
      await expect.poll(() => existsSync(begun), POLL).toBe(true)
      rmSync(hold)
      expect(await ended(second)).toBe(0)
      expect(Object.keys((JSON.parse(readFileSync(record, 'utf8')) as { packages: object }).packages).sort()).toEqual([
        ...['node_modules/late', 'node_modules/node'],
      ])

      rmSync(begun)
      expect(await ended(install())).toBe(0)
      expect(existsSync(begun)).toBe(false)
    } finally {
      rmSync(hold, { force: true })
      rmSync(home, { recursive: true, force: true })
    }
  },
)
