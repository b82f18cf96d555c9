// How Chromium is started for browser tests and pictures: the one of the npm package, which draws no window and needs half
// the work of a whole browser; where it does not run, the machine's own. Without the calls home that a closed network would refuse.
import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { root } from './paths.mjs'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const QUIET = ['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--lang=zh-CN']

/** @type {Promise<string> | undefined} */
let found

/** @returns {Promise<{ executablePath: string, args: string[], headless: true }>} */
export async function chromiumLaunch() {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH && !existsSync(CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH: ${CHROMIUM_PATH} is not there`)
  const executablePath = CHROMIUM_PATH || (await (found ??= find()))
  return { executablePath, args: [...FLAGS, ...QUIET], headless: true }
}

async function find() {
  const packed = unfolded()
  const path = await packed.catch(() => null)
  const runs = path && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  return (runs ? null : SYSTEM.find((one) => existsSync(one))) ?? packed
}

/** Whole once it has its name, though several unfold it at once or one of them is killed. */
async function unfolded() {
  const require = createRequire(import.meta.url)
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'))
  const folder = join(root, 'node_modules', '.cache', `chromium-${version}`)
  const path = join(folder, 'chromium')
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  const mine = `${path}-${process.pid}`
  const source = createReadStream(join(packed, 'bin', 'chromium.br'))
  try {
    await pipeline(source, createBrotliDecompress(), createWriteStream(mine, { mode: 0o755 }))
    renameSync(mine, path)
  } finally {
    rmSync(mine, { force: true })
  }
  return path
}
