/** Nothing of ours tells its makers what runs here, however it is started. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../../scripts/lib/paths.mjs'

const MAKERS = ['@medusajs/cli', '@medusajs/framework', '@medusajs/medusa']
/** Writes down whom a process asks for and what it starts. */
const LISTENING = `
  const { appendFileSync } = require('node:fs')
  const heard = (what) => appendFileSync(process.env.HEARD, what + '\\n')
  const children = require('node:child_process')
  for (const name of ['fork', 'spawn', 'exec', 'execFile']) {
    const begin = children[name]
    children[name] = function (...args) { heard(name + ' ' + args[0]); return begin.apply(this, args) }
  }
  const { Socket } = require('node:net')
  const connect = Socket.prototype.connect
  Socket.prototype.connect = function (...args) { heard('connect'); return connect.apply(this, args) }`

const readJson = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'))

it.each(MAKERS)('sends nothing when %s tells of itself and ends, without any setting', (maker) => {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen quiet '))
  try {
    const [listening, heard] = [join(folder, 'listening.cjs'), join(folder, 'heard')]
    writeFileSync(listening, LISTENING)
    writeFileSync(heard, '')
    const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, HEARD: heard }
    const from = JSON.stringify(join(root, 'node_modules', maker))
    const program = `const { track, trackInstallation } = require(require.resolve('@medusajs/telemetry', { paths: [${from}] }))
      trackInstallation({ name: 'x' }, 'plugin')
      for (let i = 0; i < 50; i++) track('CLI_START', { i })`
    execFileSync(process.execPath, ['--require', listening, '-e', program], { env, cwd: folder })
    expect(readFileSync(heard, 'utf8')).toBe('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

it('finds the stand-in of the very version that Medusa asks for, and no other telemetry of Medusa anywhere', () => {
  const { version } = readJson('stand-ins', 'telemetry', 'package.json')
  for (const maker of MAKERS) {
    const { dependencies = {} } = readJson('node_modules', maker, 'package.json')
    expect([maker, dependencies['@medusajs/telemetry'] ?? version]).toEqual([maker, version])
  }
  const packages = readJson('package-lock.json').packages as Record<string, { resolved?: string; link?: boolean }>
  const copies = Object.entries(packages).filter(([path]) => path.endsWith('node_modules/@medusajs/telemetry'))
  expect(copies).toEqual([['node_modules/@medusajs/telemetry', { resolved: 'stand-ins/telemetry', link: true }]])
})

it('tells Nuxt in its own settings, which every command of Nuxt reads', () => {
  expect(readFileSync(join(root, 'nuxt.config.ts'), 'utf8')).toMatch(/^ {2}telemetry: false,$/m)
})
