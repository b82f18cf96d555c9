// Builds what changed since the last build: each plugin, the backend with its admin, the storefront.
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { filesUnder, fingerprint } from './hash.mjs'
import { backendDir, outputDir, pluginsDir, root, serverDir } from './paths.mjs'
import { Problem } from './problem.mjs'
import { step } from './steps.mjs'

const medusa = join(root, 'node_modules', '@medusajs', 'cli', 'cli.js')
const nuxt = join(root, 'node_modules', 'nuxt', 'bin', 'nuxt.mjs')
const packages = fingerprint(root, [join(root, 'package-lock.json')])

const placeholder = 'only-while-building'
const BUILD_ENVIRONMENT = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://localhost/unused',
  JWT_SECRET: placeholder,
  COOKIE_SECRET: placeholder,
  ORDER_LINK_SECRET: placeholder,
  ADMIN_DISABLED: 'false',
  MEDUSA_DISABLE_TELEMETRY: 'true',
}

/** @typedef {{ name: string, dir: string, needs: string[], sources: string }} Plugin */

/** Plugins first (others' types stand in their builds), those that need no other ones side by side. */
export async function buildPlugins() {
  const plugins = readPlugins()
  const stale = plugins.filter((plugin) => stampOf(join(plugin.dir, '.medusa', 'server')) !== plugin.sources)
  if (!stale.length) return
  await step(`构建插件（${stale.length}）`, 'build plugins', async () => {
    let waiting = stale
    while (waiting.length) {
      const open = new Set(waiting.map((plugin) => plugin.name))
      const ready = waiting.filter((plugin) => !plugin.needs.some((name) => open.has(name)))
      if (!ready.length) throw new Problem('插件互相依赖成环', 'the plugins depend on each other in a circle')
      await inPairs(ready, buildPlugin)
      waiting = waiting.filter((plugin) => !ready.includes(plugin))
    }
  })
}

/** @param {Plugin} plugin */
export async function buildPlugin(plugin) {
  const output = join(plugin.dir, '.medusa', 'server')
  rmSync(join(output, 'build-stamp'), { force: true })
  await run('插件', plugin.name, [medusa, 'plugin:build'], plugin.dir, {})
  writeFileSync(join(output, 'build-stamp'), plugin.sources)
}

/** The same for everybody: secrets and addresses are read when the backend starts, none of them gets into the build. */
export async function buildBackend() {
  const files = ['src', 'medusa-config.ts', 'package.json', 'tsconfig.json'].map((name) => join(backendDir, name))
  const sources = fingerprint(root, files, [packages, ...readPlugins().map((plugin) => plugin.sources)])
  if (stampOf(serverDir) === sources) return sources
  await step('构建后台', 'build backend and admin', async () => {
    rmSync(join(serverDir, 'build-stamp'), { force: true })
    await run('后台', 'backend', [medusa, 'build'], backendDir, BUILD_ENVIRONMENT)
    copyDrawings()
    writeFileSync(join(serverDir, 'build-stamp'), sources)
  })
  return sources
}

/** The build takes TypeScript and JSON only; the goods' drawings lie beside the code that reads them. */
function copyDrawings() {
  const source = join(backendDir, 'src')
  for (const file of filesUnder(source).filter((name) => name.endsWith('.svg'))) {
    const target = join(serverDir, 'src', relative(source, file))
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(file, target)
  }
}

export async function buildStorefront() {
  const files = ['storefront', 'nuxt.config.ts'].map((name) => join(root, name))
  const sources = fingerprint(root, files, [packages])
  if (stampOf(outputDir) === sources) return
  await step('构建店面', 'build storefront', async () => {
    rmSync(join(outputDir, 'build-stamp'), { force: true })
    await run('店面', 'storefront', [nuxt, 'build'], root, { NODE_ENV: 'production', VITEST: '', TEST: '' })
    writeFileSync(join(outputDir, 'build-stamp'), sources)
  })
}

/** Tests read the storefront's sources, which lean on type settings that Nuxt writes: a fresh clone has none. */
export async function prepareStorefront() {
  if (existsSync(join(root, '.nuxt', 'tsconfig.app.json'))) return
  await step('准备店面', 'prepare storefront', () => run('店面', 'storefront', [nuxt, 'prepare'], root, {}))
}

/** @returns {Plugin[]} */
export function readPlugins() {
  return readdirSync(pluginsDir)
    .map((folder) => join(pluginsDir, folder))
    .filter((dir) => existsSync(join(dir, 'package.json')))
    .map((dir) => {
      const { name, dependencies, devDependencies, peerDependencies } = readPackage(dir)
      const needs = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })
      const sources = fingerprint(
        root,
        ['src', 'package.json', 'tsconfig.json'].map((part) => join(dir, part)),
        [packages],
      )
      return { name, dir, needs: needs.filter((need) => need.startsWith('@shanzhen/')), sources }
    })
}

/**
 * @param {string} dir
 * @returns {{ name: string } & Record<'dependencies' | 'devDependencies' | 'peerDependencies', Record<string, string>>}
 */
function readPackage(dir) {
  return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
}

/** @param {string} output */
function stampOf(output) {
  const file = join(output, 'build-stamp')
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<void>} work
 */
async function inPairs(items, work) {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await work(item)
  }
  await Promise.all([worker(), worker()])
}

/**
 * Runs a build tool; its output is shown only when it fails.
 * @param {string} zh @param {string} en @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
export function run(zh, en, args, cwd, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const end = () => child.kill('SIGTERM')
    process.once('exit', end)
    child.once('exit', (code) => {
      process.off('exit', end)
      if (code === 0) return resolve()
      console.error(excerpt(output))
      reject(new Problem(`${zh} ${en} 未成功（以上为输出）`, `${en} failed, its output is above`))
    })
  })
}

/** The end of what a tool wrote; a line that quotes a whole SQL statement is cut. @param {string} output */
function excerpt(output) {
  const lines = output.trim().split('\n').slice(-40)
  return lines.map((line) => (line.length > 400 ? `${line.slice(0, 200)} … ${line.slice(-200)}` : line)).join('\n')
}
