// One backup of a shop: database, files, manifest, in a folder that has its name only once it is whole.
import { mkdirSync, openSync, closeSync, fsyncSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { step } from '../steps.mjs'
import { reachDatabase } from '../reach.mjs'
import { openBundle } from './bundle.mjs'
import { dumpTo, serverOf, toolMajor } from './dump.mjs'
import { keepKeys } from './keys.mjs'
import { hasManifest, writeManifest } from './manifest.mjs'
import { beginCopy, copyFiles, endCopy } from './postgres-files.mjs'
import { platform } from './postgres-place.mjs'
import { refuseWithoutRoom, sizeOf } from './room.mjs'
import { copyGatewayBooks, placesOfFiles, uploadsOf } from './shop-files.mjs'

const NAME = /^shanzhen-\d{4}-\d\d-\d\dT[\d-]+Z$/
export const DUMP = 'database.dump'
/** WAL of the time a copy takes, and what a dump is larger than it looks. */
const SPARE_BYTES = 64 * 2 ** 20
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * @param {{ dataDir: string, to: string, keysTo: string, keep?: number, signal?: AbortSignal }} options
 *   `keep` that many backups in `to` and no older ones
 * @returns {Promise<{ folder: string, bytes: number, keys: string | null, sameDisk: boolean }>}
 */
export async function takeBackup({ dataDir, to, keysTo, keep, signal = new AbortController().signal }) {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const database = await reachDatabase(dataDir)
  const name = `shanzhen-${new Date().toISOString().replace(/[:.]/g, '-')}`
  const partial = join(to, `${name}.partial`)
  try {
    const places = [...placesOfFiles(dataDir), ...(database.data ? [database.data] : [])]
    const ownDatabase = database.data ? 0 : (await serverOf(database.url)).bytes
    refuseWithoutRoom(to, (await sizeOf(places)) + ownDatabase + SPARE_BYTES)
    mkdirSync(partial, { mode: 0o700 })
    const bundle = openBundle(partial, signal)
    const uploads = uploadsOf(dataDir, bundle)
    await step('文件', 'files', uploads)
    const taken = await step('数据库', 'database', () => copyDatabase(database, bundle, signal))
    await step('期间的新文件', 'files that came meanwhile', uploads)
    await copyGatewayBooks(dataDir, bundle)
    const keys = keepKeys(dataDir, keysTo)
    const { bytes } = await writeManifest(bundle, { ...taken, keys_sha256: keys?.sha256 ?? null })
    sync(partial)
    renameSync(partial, join(to, name))
    sync(to)
    if (keep) removeOlder(to, keep)
    const sameDisk = statSync(to).dev === statSync(dataDir, { throwIfNoEntry: false })?.dev
    return { folder: join(to, name), bytes, keys: keys?.file ?? null, sameDisk }
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  } finally {
    await database.stop()
  }
}

/**
 * @param {{ url: string, data: string | null }} database @param {import('./bundle.mjs').Bundle} bundle
 * @param {AbortSignal} signal
 * @returns {Promise<{ taken_at: string, database: import('./manifest.mjs').Database }>}
 */
async function copyDatabase({ url, data }, bundle, signal) {
  if (!data) {
    const { version, major } = await serverOf(url)
    const tool_major = toolMajor('pg_dump', major)
    const taken_at = new Date().toISOString()
    await dumpTo(url, join(bundle.folder, DUMP), signal)
    await bundle.adopt(DUMP)
    return { taken_at, database: { kind: 'dump', version, major, tool_major } }
  }
  const copying = await beginCopy(url, data)
  try {
    await copyFiles(copying, bundle)
    const taken_at = await endCopy(copying, bundle)
    const { version, major, spaces } = copying
    return {
      taken_at,
      database: { kind: 'files', version, major, platform, tablespaces: spaces.map(({ oid }) => oid) },
    }
  } finally {
    await copying.client.end()
  }
}

/** Older whole ones, and what a killed backup left a day ago. @param {string} to @param {number} keep */
function removeOlder(to, keep) {
  const whole = readdirSync(to).filter((name) => NAME.test(name) && hasManifest(join(to, name)))
  const left = readdirSync(to).filter(
    (name) => /^shanzhen-.+\.partial$/.test(name) && Date.now() - statSync(join(to, name)).mtimeMs > DAY_MS,
  )
  for (const name of [...whole.sort().reverse().slice(keep), ...left]) rmSync(join(to, name), { recursive: true })
}

/** A name is safe from a power cut once its folder is. @param {string} folder */
function sync(folder) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
