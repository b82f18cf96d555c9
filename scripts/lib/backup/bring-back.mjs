// A backup brought back: everything is checked first, built beside what lies there and tried, and only then moved in.
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf } from '../backend.mjs'
import { Problem } from '../problem.mjs'
import { runRecord, takeHold } from '../run-record.mjs'
import { loadSecrets } from '../secrets.mjs'
import { DATABASE } from '../services.mjs'
import { step } from '../steps.mjs'
import { copyHashed, eachOf } from './bundle.mjs'
import { replaceDatabase, restoreFrom, serverOf, tablesIn, toolMajor } from './dump.mjs'
import { findKeys, SECRETS } from './keys.mjs'
import { readManifest, verifyFiles } from './manifest.mjs'
import { recover, refuseOtherPostgres } from './postgres-place.mjs'
import { refuseWithoutRoom } from './room.mjs'
import { dataIn, STAGE, swapIn, undoCutRestore } from './swap.mjs'
import { DUMP } from './take.mjs'

/**
 * @typedef {{ folder: string, dataDir: string, replace: boolean, keys?: string, newKeys: boolean, keysFolder: string,
 *   signal?: AbortSignal }} Options `keys` is a file; without it `keysFolder` is looked into
 * @param {Options} options
 * @returns {Promise<import('./manifest.mjs').Manifest>}
 */
export async function bringBack({ signal = new AbortController().signal, ...options }) {
  const manifest = readManifest(options.folder)
  await refuseUnfit(manifest)
  mkdirSync(options.dataDir, { recursive: true })
  const dataDir = realpathSync(options.dataDir)
  // Held like by a running shop: none starts meanwhile.
  await takeHold(dataDir, 'command')
  const record = runRecord(dataDir)
  try {
    undoCutRestore(dataDir)
    refuseData(dataDir, options.replace)
    const keys = keysFor(manifest, { ...options, dataDir })
    await step('核对备份', 'check the backup', () => verifyFiles(options.folder, manifest))
    refuseWithoutRoom(dataDir, manifest.bytes)
    const stage = join(dataDir, STAGE)
    await step('取出', 'unpack', () => unpack(options.folder, manifest, stage, signal))
    for (const [path, content] of Object.entries(keys))
      writeFileSync(ready(join(stage, path)), content, { mode: 0o600 })
    const place = { ...options, dataDir, stage, record }
    await step('数据库', 'database', () => bringBackDatabase(manifest, place, signal))
    return manifest
  } catch (error) {
    undoCutRestore(dataDir)
    throw error
  } finally {
    record.clear()
  }
}

/** @param {import('./manifest.mjs').Manifest} manifest */
async function refuseUnfit({ database }) {
  const url = process.env.DATABASE_URL
  if (database.kind === 'files') {
    if (url)
      throw new Problem(
        '这份备份是内置数据库的文件，不能恢复到 DATABASE_URL 的数据库；请先取消 DATABASE_URL',
        'the backup holds files of the bundled database and does not fit the database of DATABASE_URL: unset it',
      )
    return refuseOtherPostgres(database)
  }
  if (!url)
    throw new Problem(
      '这份备份来自 DATABASE_URL 的数据库，请设置 DATABASE_URL',
      'the backup is of a database of your own: set DATABASE_URL to where it shall go',
    )
  toolMajor('pg_restore', database.tool_major)
  const { version, major } = await serverOf(url).catch((error) => {
    if (error.code !== '3D000') throw error
    return { version: '', major: database.major }
  })
  if (major < database.major)
    throw new Problem(
      `备份来自 PostgreSQL ${database.version}，这里是更旧的 ${version}`,
      `the backup is of PostgreSQL ${database.version}, here is the older ${version}`,
    )
}

/** @param {string} dataDir @param {boolean} replace */
function refuseData(dataDir, replace) {
  const there = dataIn(dataDir)
  if (!there.length || replace) return
  throw new Problem(
    `${dataDir} 里已有数据（${there.join('、')}）；要换掉它们请加 --replace`,
    `there are data already (${there.join(', ')}); --replace puts the backup in their place`,
  )
}

/**
 * Those the backup names; where the environment held them, what lies here stays.
 * @param {import('./manifest.mjs').Manifest} manifest @param {Omit<Options, 'signal'>} options
 * @returns {Record<string, string>}
 */
function keysFor({ keys_sha256: sha256 }, { keys: given, newKeys, keysFolder: folder, dataDir }) {
  if (sha256) return newKeys ? {} : findKeys({ sha256, given, folder })
  const own = join(dataDir, SECRETS)
  return existsSync(own) ? { [SECRETS]: readFileSync(own, 'utf8') } : {}
}

/**
 * @param {string} folder @param {import('./manifest.mjs').Manifest} manifest @param {string} stage
 * @param {AbortSignal} signal
 */
async function unpack(folder, { folders, files }, stage, signal) {
  mkdirSync(stage)
  for (const path of folders) mkdirSync(join(stage, path), { recursive: true, mode: 0o700 })
  // Whoever the database runs as walks through here.
  chmodSync(stage, 0o755)
  await eachOf(files, async ({ path, sha256 }) => {
    signal.throwIfAborted()
    if (path === DUMP) return
    const written = await copyHashed(join(folder, path), ready(join(stage, path)))
    if (written.sha256 !== sha256)
      throw new Problem(`备份中的文件已损坏：${path}`, `a file of the backup is damaged: ${path}`)
  })
}

/**
 * Database and files change places together: whatever fails before leaves both as they were.
 * @param {import('./manifest.mjs').Manifest} manifest
 * @param {Omit<Options, 'signal'> & { stage: string, record: ReturnType<typeof runRecord> }} options
 * @param {AbortSignal} signal
 */
async function bringBackDatabase({ database }, { folder, dataDir, stage, record, newKeys, replace }, signal) {
  /** The next start migrates and does not seed. */
  const moveIn = (/** @type {string} */ identity) => {
    writeFileSync(join(stage, 'migrated.json'), JSON.stringify({ identity, seeded: true }), { mode: 0o600 })
    swapIn(dataDir)
  }
  if (database.kind === 'files') {
    const logFile = join(dataDir, 'logs', 'postgres.log')
    const password = loadSecrets(stage).database
    const onStarted = ({ name = '', pid = 0, port = 0 }) => record.add(name, pid, port)
    const options = { password, newPassword: newKeys, logFile, database: DATABASE, onStarted }
    return moveIn(await recover({ stage, place: dataDir, ...options }))
  }
  const url = String(process.env.DATABASE_URL)
  const fill = (/** @type {string} */ where) => restoreFrom(where, join(folder, DUMP), signal)
  const tables = await tablesIn(url)
  if (tables && !replace)
    throw new Problem(
      `数据库不是空的（${tables} 张表）；要换掉它请加 --replace`,
      `the database is not empty (${tables} tables); --replace puts the backup in its place`,
    )
  if (tables === 0) {
    await fill(url)
    moveIn(await identityOf(url))
  } else await replaceDatabase(url, fill, async () => moveIn(await identityOf(url)))
}

/** @param {string} file @returns {string} the same, its folder made */
function ready(file) {
  const folder = join(file, '..')
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  return file
}
