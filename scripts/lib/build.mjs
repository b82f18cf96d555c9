// Builds what changed since the last build: the plugins, the backend, the admin with all their pages, the storefront.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from './compile.mjs'
import { fingerprint } from './hash.mjs'
import { inTurn } from './in-turn.mjs'
import { backendDir, outputDir, pluginsDir, root, serverDir, turnsDir } from './paths.mjs'
import { Problem } from './problem.mjs'
import { step } from './steps.mjs'

const nuxt = join(root, 'node_modules', 'nuxt', 'bin', 'nuxt.mjs')
const adminDir = join(backendDir, '.medusa', 'admin')
const BACKEND = ['src', 'medusa-config.ts', 'instrumentation.ts', 'package.json']
/** Another set of packages or settings builds everything anew. */
const packages = fingerprint(
  root,
  ['package-lock.json', 'scripts/lib/compile.mjs', 'scripts/lib/bundle-admin.mjs'].map((name) => join(root, name)),
)

const placeholder = 'only-while-building'
const BUILD_ENVIRONMENT = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://localhost/unused',
  JWT_SECRET: placeholder,
  COOKIE_SECRET: placeholder,
  ORDER_LINK_SECRET: placeholder,
  SHOP_ACCOUNT_SECRET: placeholder,
  SHARE_LINK_SECRET: placeholder,
  ADMIN_DISABLED: 'false',
  MEDUSA_DISABLE_TELEMETRY: 'true',
}

/** @typedef {{ name: string, dir: string, sources: string }} Plugin */

/** All that changed, in one process. */
export async function buildPlugins() {
  if (!stalePlugins().length) return
  await inTurn(turnsDir, 'plugins', async () => {
    const stale = stalePlugins()
    if (!stale.length) return
    await step(`编译插件（${stale.length}）`, 'compile plugins', async () => {
      for (const plugin of stale) await buildPlugin(plugin)
    })
  })
}

const stalePlugins = () => readPlugins().filter((plugin) => stampOf(compiledOf(plugin)) !== plugin.sources)

/** One that somebody is working on, also while another command builds. @param {Plugin} plugin */
export const rebuildPlugin = (plugin) => inTurn(turnsDir, 'plugins', () => buildPlugin(plugin))

/** @param {Plugin} plugin */
function buildPlugin(plugin) {
  return compile(plugin.dir, ['src'], compiledOf(plugin), (folder) => {
    mkdirSync(join(folder, 'src'), { recursive: true })
    // Medusa takes the pages of a plugin as sources of the one admin where this names their place.
    const pages = existsSync(join(plugin.dir, 'src', 'admin')) ? { srcDir: join(plugin.dir, 'src') } : {}
    writeFileSync(join(folder, 'medusa-plugin-options.json'), JSON.stringify(pages))
    writeFileSync(join(folder, 'build-stamp'), plugin.sources)
  })
}

/** Where Medusa looks for a plugin's JavaScript. @param {Plugin} plugin */
const compiledOf = ({ dir }) => join(dir, '.medusa', 'server')

/** The same for everybody: secrets and addresses are read when the backend starts, none of them gets into the build. */
export function buildBackend() {
  const { sources } = backendSources()
  return stampOf(serverDir) === sources ? Promise.resolve(sources) : inTurn(turnsDir, 'backend', buildStaleBackend)
}

function backendSources() {
  const files = BACKEND.map((name) => join(backendDir, name))
  const pages = adminStamp()
  return { pages, sources: fingerprint(root, files, [pages, ...readPlugins().map((plugin) => plugin.sources)]) }
}

async function buildStaleBackend() {
  const { pages, sources } = backendSources()
  if (stampOf(serverDir) === sources) return sources
  await step('编译后台', 'compile backend', () =>
    compile(backendDir, BACKEND, serverDir, (folder) => {
      if (stampOf(adminDir) === pages) cpSync(adminDir, join(folder, 'public', 'admin'), { recursive: true })
    }),
  )
  if (stampOf(adminDir) === pages) return built(sources)
  await step('构建后台页面', 'bundle the admin', bundleAdmin)
  return built(backendSources().sources)
}

/** @param {string} sources */
function built(sources) {
  writeFileSync(join(serverDir, 'build-stamp'), sources)
  return sources
}

async function bundleAdmin() {
  rmSync(adminDir, { recursive: true, force: true })
  await run(
    '后台页面',
    'the admin',
    [join(import.meta.dirname, 'bundle-admin.mjs'), adminDir],
    serverDir,
    BUILD_ENVIRONMENT,
  )
  writeFileSync(join(adminDir, 'build-stamp'), adminStamp())
  cpSync(adminDir, join(serverDir, 'public', 'admin'), { recursive: true })
}

/** Which plugins run and what they let others read, every folder of admin pages, and each file that the last bundle was made of. */
function adminStamp() {
  const pages = [...pluginFolders(), backendDir].flatMap((dir) =>
    ['package.json', 'src/admin'].map((name) => join(dir, name)),
  )
  const rules = ['config/plugins.ts', 'medusa-pages'].map((name) => join(backendDir, 'src', name))
  const list = join(adminDir, 'made-of.json')
  /** @type {string[]} */
  const bundled = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  return fingerprint(root, [...rules, ...pages, ...bundled.map((name) => join(root, name))], [packages])
}

/** All that a database is made of: tables, links between them and what the search holds; other sources leave it as it is. */
export function schemaSources() {
  const ofPlugins = pluginFolders().flatMap((dir) =>
    ['modules', 'links', 'search', 'migration-scripts'].map((name) => join(dir, 'src', name)),
  )
  return fingerprint(root, [...ofPlugins, ...BACKEND.map((name) => join(backendDir, name))], [packages])
}

export async function buildStorefront() {
  const files = ['storefront', 'nuxt.config.ts', 'plugins/base/address/src'].map((name) => join(root, name))
  const sources = fingerprint(root, files, [packages])
  const isBuilt = () => stampOf(outputDir) === sources
  if (isBuilt()) return
  await inTurn(turnsDir, 'storefront', async () => {
    if (isBuilt()) return
    await step('构建店面', 'build storefront', async () => {
      rmSync(join(outputDir, 'build-stamp'), { force: true })
      await run('店面', 'storefront', [nuxt, 'build'], root, { NODE_ENV: 'production', VITEST: '', TEST: '' })
      writeFileSync(join(outputDir, 'build-stamp'), sources)
    })
  })
}

/** Tests read the storefront's sources, which lean on type settings that Nuxt writes: a fresh clone has none. */
export async function prepareStorefront() {
  if (existsSync(join(root, '.nuxt', 'tsconfig.app.json'))) return
  await step('准备店面', 'prepare storefront', () => run('店面', 'storefront', [nuxt, 'prepare'], root, {}))
}

const pluginFolders = () =>
  readdirSync(pluginsDir, { withFileTypes: true })
    .filter((wing) => wing.isDirectory())
    .flatMap((wing) => readdirSync(join(pluginsDir, wing.name)).map((folder) => join(pluginsDir, wing.name, folder)))
    .filter((dir) => existsSync(join(dir, 'package.json')))

/** @returns {Plugin[]} */
export function readPlugins() {
  return pluginFolders().map((dir) => {
    const { name } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
    const parts = ['src', 'package.json'].map((part) => join(dir, part))
    return { name, dir, sources: fingerprint(root, parts, [packages]) }
  })
}

/** @param {string} output */
function stampOf(output) {
  const file = join(output, 'build-stamp')
  return existsSync(file) ? readFileSync(file, 'utf8') : null
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
export function excerpt(output) {
  const lines = output.trim().split('\n').slice(-40)
  return lines.map((line) => (line.length > 400 ? `${line.slice(0, 200)} … ${line.slice(-200)}` : line)).join('\n')
}
