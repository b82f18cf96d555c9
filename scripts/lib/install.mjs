// Brings node_modules in line with the lock file and goes on under the project's own Node. Imports nothing that has to
// be installed first, and parses on Node 20.
import './clock.mjs'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { basename, delimiter, dirname, join, relative } from 'node:path'
import { inTurn } from './in-turn.mjs'
import { nodeBinary, root, turnsDir } from './paths.mjs'
import { Problem } from './problem.mjs'
import { endingWithUs } from './processes.mjs'
import { step } from './steps.mjs'

/**
 * @param {{ tools?: boolean }} [options] with what tests, benches and checks need besides: the development dependencies,
 *   browsers and auditors among them. Where they are already they are kept current, never thrown away.
 */
export async function ensureInstalled({ tools = false } = {}) {
  const [added] = pluginsNotLocked(root)
  if (added)
    throw new Problem(
      `${added} 还没登记：先运行一次 npm install`,
      `run \`npm install\` once: the lock file lacks ${added}`,
    )
  const all = tools || existsSync(join(root, 'node_modules', 'vitest'))
  if (isInstalled(all)) return mendLinks()
  await inTurn(turnsDir, 'install', async () => {
    if (isInstalled(all)) return mendLinks()
    await step('安装依赖', 'install', () => install(all))
  })
}

/** @param {boolean} all */
async function install(all) {
  const { code, output } = await npmInstall(all)
  if (code === 0) return
  const reason = output.match(/npm error (?!code)(.+)/)?.[1] ?? output.trim().split('\n').pop() ?? ''
  throw new Problem(`依赖安装失败：${reason}`, 'npm install failed')
}

/**
 * npm writes down what it installed as its last act: the same versions there as in the lock file mean all is in place.
 * @param {boolean} all
 */
function isInstalled(all) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(nodeBinary) || !existsSync(record)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(record)
  return Object.entries(wanted).every(([path, { version, link, optional, dev, devOptional }]) => {
    if (!path.includes('node_modules/') || link || (dev && !all)) return true
    return present[path] ? present[path].version === version : Boolean(optional || (devOptional && !all))
  })
}

/**
 * New plugins that the lock file does not lead to: nothing would find them by their names.
 * @param {string} home
 */
export function pluginsNotLocked(home) {
  const locked = readPackages(join(home, 'package-lock.json'))
  return readdirSync(join(home, 'plugins'), { withFileTypes: true })
    .filter((wing) => wing.isDirectory())
    .flatMap((wing) => readdirSync(join(home, 'plugins', wing.name)).map((name) => `plugins/${wing.name}/${name}`))
    .filter((place) => existsSync(join(home, place, 'package.json')) && !locked[place])
}

/**
 * Our own packages are links into this checkout: one that a newer version keeps in another folder, or puts in the place
 * of somebody else's, is led there.
 */
function mendLinks() {
  for (const [path, { link, resolved }] of Object.entries(readPackages(join(root, 'package-lock.json')))) {
    if (!link || !resolved) continue
    const [place, goal] = [join(root, path), join(root, resolved)]
    if (existsSync(place) && realpathSync(place) === realpathSync(goal)) continue
    rmSync(place, { recursive: true, force: true })
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(relative(dirname(place), goal), place, 'dir')
  }
}

/**
 * @typedef {{ version?: string, link?: boolean, resolved?: string, optional?: boolean, dev?: boolean,
 *   devOptional?: boolean }} Package
 * @param {string} file @returns {Record<string, Package>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * The versions of the lock file, which stays as it is. `npm ci` would refuse it: a lock file written on one system need
 * not list the optional binaries of all others.
 * @param {boolean} all
 * @returns {Promise<{ code: number, output: string }>}
 */
function npmInstall(all) {
  return new Promise((resolve) => {
    const what = all ? '--include=dev' : '--omit=dev'
    const [command, ...before] = npm()
    const child = spawn(command, [...before, 'install', '--no-save', '--no-audit', '--no-fund', what], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: installEnv(),
      detached: true,
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('exit', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** The npm we were run by, or the first on the path. One left alone would go on installing under the next command's hands. */
function npm() {
  const { npm_execpath, PATH = '' } = process.env
  const found =
    npm_execpath ??
    PATH.split(delimiter)
      .map((folder) => join(folder, 'npm'))
      .find(existsSync)
  const script = found && existsSync(found) && realpathSync(found)
  return script && basename(script) === 'npm-cli.js' ? [process.execPath, ...endingWithUs(), script] : ['npm']
}

/** A production NODE_ENV would leave out what building needs. */
function installEnv() {
  const env = { ...process.env }
  delete env.NODE_ENV
  return env
}

/**
 * True where this process already runs on the project's Node. Elsewhere it runs the same script there and ends with
 * its exit code; signals pass through, and the closing of the channel tells the inner one that this one is gone.
 * @param {string} script
 */
export function onOwnNode(script) {
  // Node keeps what it compiled: Medusa's thousands of files load faster in every process after the first.
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'node')
  const wanted = `v${JSON.parse(readFileSync(join(root, 'node_modules', 'node', 'package.json'), 'utf8')).version}`
  if (process.version === wanted) return Promise.resolve(true)
  const path = `${join(nodeBinary, '..')}:${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`
  const child = spawn(nodeBinary, [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path, SHANZHEN_INNER: '1' },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void child.kill(signal))
  }
  return new Promise(() => {
    child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  })
}
