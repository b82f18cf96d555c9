// A database of the operator's own, by their pg_dump and pg_restore: one moment, whatever is written meanwhile. The password
// goes by the environment, for a command line is read by everybody on the machine.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { Problem } from '../problem.mjs'
import { waitFor } from '../processes.mjs'

const CLOSING_MS = 3000
/** Where PostgreSQL's tools look by themselves. */
const OWN_AUTHORITY = join(homedir(), '.postgresql', 'root.crt')
const FULL = /No space left on device|disk full/i

/** @param {string} url @returns {Promise<{ version: string, major: number, bytes: number }>} */
export async function serverOf(url) {
  return asking(url, async (client) => {
    const { rows } = await client.query(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
         pg_database_size(current_database())::text as bytes`,
    )
    const { version, major, bytes } = rows[0]
    return { version: String(version).split(' ')[0], major: Number(major), bytes: Number(bytes) }
  })
}

/**
 * @param {'pg_dump' | 'pg_restore'} tool @param {number} major what it has to be at least
 * @returns {number} its own
 */
export function toolMajor(tool, major) {
  const { status, stdout } = spawnSync(tool, ['--version'], { encoding: 'utf8' })
  const own = status === 0 ? Number(/(\d+)(?:\.\d+)?/.exec(stdout)?.[1]) : NaN
  if (!own) {
    throw new Problem(
      `PATH 里没有 ${tool}：DATABASE_URL 的数据库要用它（PostgreSQL ${major} 的客户端）`,
      `${tool} is not on the PATH: the database of DATABASE_URL needs it (the client of PostgreSQL ${major})`,
    )
  }
  if (own >= major) return own
  throw new Problem(
    `${tool} 是 ${own} 版，数据库是 PostgreSQL ${major}：请安装 ${major} 或更新的客户端`,
    `${tool} is version ${own} and too old for PostgreSQL ${major}: install the client of ${major} or later`,
  )
}

/** @param {string} url @param {string} file @param {AbortSignal} signal */
export const dumpTo = (url, file, signal) =>
  run('pg_dump', ['--format=custom', '--no-password', `--file=${file}`, `--dbname=${open(url)}`], url, signal)

/** All of it or, at the first fault, nothing. @param {string} url @param {string} file @param {AbortSignal} signal */
export const restoreFrom = (url, file, signal) =>
  run(
    'pg_restore',
    [...['--no-owner', '--no-privileges', '--exit-on-error', '--single-transaction'], `--dbname=${open(url)}`, file],
    url,
    signal,
  )

/** Tables of people; null where there is no such database. @param {string} url @returns {Promise<number | null>} */
export async function tablesIn(url) {
  try {
    return await asking(url, async (client) => {
      const { rows } = await client.query(`select count(*)::int as count from pg_class c
        join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^(pg_|information_schema$)'
        where c.relkind in ('r', 'p', 'v', 'm', 'S')`)
      return Number(rows[0].count)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '3D000') return null
    throw error
  }
}

/**
 * A new database beside the old one is filled and takes its name; the old is kept until all is done.
 * @param {string} url @param {(url: string) => Promise<void>} fill @param {() => Promise<void>} rest what else has to succeed
 */
export async function replaceDatabase(url, fill, rest) {
  const name = databaseOf(url)
  const [fresh, former] = ['restoring', 'before_restore'].map((word) => `${name}_${word}_${Date.now()}`)
  await asking(withDatabase(url, 'postgres'), async (client) => {
    const sql = (/** @type {string} */ text) => client.query(text)
    const [old, next, aside] = [name, fresh, former].map((one) => client.escapeIdentifier(one))
    const there = await client.query('select datcollate, datctype from pg_database where datname = $1', [name])
    await refuseConnected(client, name)
    const like = there.rows[0]
      ? `lc_collate ${client.escapeLiteral(there.rows[0].datcollate)} lc_ctype ${client.escapeLiteral(there.rows[0].datctype)}`
      : ''
    await sql(`create database ${next} template template0 encoding 'UTF8' ${like}`)
    try {
      await fill(withDatabase(url, fresh))
      for (const one of [fresh, name]) await refuseConnected(client, one)
      if (there.rowCount) await sql(`alter database ${old} rename to ${aside}`)
      try {
        await sql(`alter database ${next} rename to ${old}`)
        await rest().catch(async (error) => {
          await refuseConnected(client, name)
          await sql(`alter database ${old} rename to ${next}`)
          throw error
        })
      } catch (error) {
        if (there.rowCount) await sql(`alter database ${aside} rename to ${old}`)
        throw error
      }
    } catch (error) {
      await sql(`drop database if exists ${next} with (force)`)
      throw error
    }
    if (there.rowCount) await sql(`drop database ${aside}`)
  })
}

/**
 * A database that is in use takes no other name. Connections that were closed are gone a moment later.
 * @param {pg.Client} client @param {string} name
 */
async function refuseConnected(client, name) {
  let count = 0
  const alone = async () => {
    const { rows } = await client.query(
      `select count(*)::int as count from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    )
    count = rows[0].count
    return count === 0
  }
  if (await waitFor(alone, { timeoutMs: CLOSING_MS })) return
  throw new Problem(
    `数据库 ${name} 还有 ${count} 个连接，先停店`,
    `the database ${name} is in use (${count} connections): stop the shop first`,
  )
}

/** @template T @param {string} url @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>} */
async function asking(url, work) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** @param {string} url */
const databaseOf = (url) => decodeURIComponent(new URL(url).pathname.slice(1))

/** @param {string} url @param {string} name */
function withDatabase(url, name) {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

/** Without its password, in the words of PostgreSQL's own tools, which know no `no-verify`. @param {string} url */
function open(url) {
  const plain = new URL(url)
  plain.password = ''
  if (plain.searchParams.get('sslmode') === 'no-verify') plain.searchParams.set('sslmode', 'require')
  return plain.href
}

/**
 * @param {string} tool @param {string[]} args @param {string} url @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function run(tool, args, url, signal) {
  const env = {
    // Who may vouch for the database where nobody says it: whom this machine believes, as for the driver of the shop.
    ...(/sslmode=verify-full/.test(url) && !existsSync(OWN_AUTHORITY) && { PGSSLROOTCERT: 'system' }),
    ...process.env,
    PGPASSWORD: decodeURIComponent(new URL(url).password),
  }
  const child = spawn(tool, args, { env, signal, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(signal.aborted ? signal.reason : error))
    child.once('close', (code) => {
      if (code === 0) return resolve()
      if (FULL.test(said)) return reject(new Problem('磁盘满', 'disk full'))
      const reason =
        said
          .trim()
          .split('\n')
          .find((line) => /error|fatal/i.test(line)) ?? said.trim()
      reject(new Problem(`${tool} 未成功：${reason}`, `${tool} failed`))
    })
  })
}
