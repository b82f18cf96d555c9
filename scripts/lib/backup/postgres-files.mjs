// The bundled database's files while it runs, as pg_basebackup would take them, by SQL alone (PostgreSQL manual, “Making a
// Base Backup Using the Low Level API”). What is copied is torn and of many moments; the WAL from the backup's start to its
// end makes it whole, and the end is the one moment that comes back.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { Problem } from '../problem.mjs'
import { eachOf, listTree } from './bundle.mjs'

/** Belongs to the running server, or must never be taken for what this backup says of itself. */
const NOT_COPIED = new Set([
  ...['postmaster.pid', 'postmaster.opts', 'current_logfiles', 'current_logfiles.tmp', 'postgresql.auto.conf.tmp'],
  ...['backup_label', 'backup_label.old', 'tablespace_map', 'tablespace_map.old', 'backup_manifest'],
  ...['recovery.signal', 'standby.signal'],
])
/** Needed as folders, their contents worth nothing to another server; the WAL is chosen at the end. */
const EMPTY = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
const SCRATCH = /(^|\/)(pgsql_tmp|pg_internal\.init)/
const CONTROL = 'global/pg_control'
const TABLESPACES = `select oid::text as oid, pg_tablespace_location(oid) as at from pg_tablespace
  where spcname not in ('pg_default', 'pg_global') and pg_tablespace_location(oid) like '/%' order by oid`

/**
 * Begins: from here on the server keeps all WAL, by a slot that goes with this connection however it ends, and writes whole
 * pages into it.
 * @param {string} url of a superuser @param {string} data its folder
 */
export async function beginCopy(url, data) {
  const client = new pg.Client({ connectionString: url, application_name: 'backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query(`select current_setting('wal_level') as wal_level,
      current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major`)
    const { wal_level, version, major } = rows[0]
    if (wal_level === 'minimal')
      throw new Problem(
        '数据库的 wal_level 是 minimal，无法备份',
        'the database runs with wal_level minimal: no backup',
      )
    await client.query(`select pg_create_physical_replication_slot($1, true, true)`, [`backup_${process.pid}`])
    const { rows: spaces } = await client.query(TABLESPACES)
    await client.query(`select pg_backup_start('shanzhen', true)`)
    return { client, data, version: String(version).split(' ')[0], major: Number(major), spaces }
  } catch (error) {
    await client.end()
    throw error
  }
}

/** @typedef {Awaited<ReturnType<typeof beginCopy>>} Copying */

/** @param {Copying} copying @param {import('./bundle.mjs').Bundle} bundle */
export async function copyFiles({ data, spaces }, bundle) {
  const inside = (/** @type {string} */ path) =>
    !NOT_COPIED.has(path) && !SCRATCH.test(path) && !EMPTY.some((name) => path.startsWith(`${name}/`))
  await copyTree(data, 'postgres', (path) => inside(path) && path !== CONTROL, bundle)
  for (const { oid, at } of spaces) await copyTree(at, `tablespaces/${oid}`, (path) => !SCRATCH.test(path), bundle)
}

/**
 * Ends: the moment that comes back. Everything that was committed before is in it.
 * @param {Copying} copying @param {import('./bundle.mjs').Bundle} bundle
 * @returns {Promise<string>} when, by the database's clock
 */
export async function endCopy({ client, data, spaces }, bundle) {
  await bundle.write(`postgres/${CONTROL}`, await steady(join(data, CONTROL)))
  const { rows } = await client.query(
    `select labelfile, pg_walfile_name(lsn) as last, clock_timestamp() as at from pg_backup_stop(false)`,
  )
  const { labelfile, last, at } = rows[0]
  const [, first] = /^START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)$/m.exec(labelfile) ?? []
  if (!first) throw new Error('pg_backup_stop named no WAL file')
  const { rows: spacesNow } = await client.query(TABLESPACES)
  if (JSON.stringify(spacesNow) !== JSON.stringify(spaces))
    throw new Problem('备份时表空间有变动，请再备份一次', 'tablespaces changed meanwhile: take the backup again')
  const { rows: settings } = await client.query(`select setting::int from pg_settings where name = 'wal_segment_size'`)
  const wal = join(data, 'pg_wal')
  // Of a database that once was brought back to an earlier point: it needs to know its own past.
  const histories = (await readdir(wal)).filter((name) => name.endsWith('.history'))
  for (const name of [...segments(first, last, settings[0].setting), ...histories])
    if (!(await bundle.copy(`postgres/pg_wal/${name}`, join(wal, name)))) throw new Error(`WAL is missing: ${name}`)
  await bundle.write('postgres/backup_label', labelfile)
  return at.toISOString()
}

/**
 * The names of all WAL files from one to another, both in: 8 digits of timeline, then the number in two parts.
 * @param {string} first @param {string} last @param {number} bytes of one
 */
export function segments(first, last, bytes) {
  const perPart = 2 ** 32 / bytes
  const number = (/** @type {string} */ name) =>
    parseInt(name.slice(8, 16), 16) * perPart + parseInt(name.slice(16), 16)
  const hex = (/** @type {number} */ value) => value.toString(16).toUpperCase().padStart(8, '0')
  const count = number(last) - number(first) + 1
  if (count < 1 || first.slice(0, 8) !== last.slice(0, 8)) throw new Error(`no way from ${first} to ${last}`)
  return Array.from({ length: count }, (_, i) => {
    const at = number(first) + i
    return first.slice(0, 8) + hex(Math.floor(at / perPart)) + hex(at % perPart)
  })
}

/** @param {string} from @param {string} to @param {(path: string) => boolean} wanted @param {import('./bundle.mjs').Bundle} bundle */
async function copyTree(from, to, wanted, bundle) {
  const { files, folders } = await listTree(from, wanted)
  for (const path of ['', ...folders]) bundle.makeFolder(path ? `${to}/${path}` : to)
  await eachOf(files, (path) => bundle.copy(`${to}/${path}`, join(from, path)))
}

/** The control file is read beside its writer: what was read twice alike is whole. @param {string} file */
async function steady(file) {
  for (let before = ''; ;) {
    const content = readFileSync(file)
    const now = createHash('sha256').update(content).digest('hex')
    if (now === before) return content
    before = now
  }
}
