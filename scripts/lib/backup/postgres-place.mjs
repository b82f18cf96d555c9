// The copied files of the bundled database made a database again: recovery replays the WAL of the backup up to its end, and
// refuses by itself where a part of it is missing.
import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf } from '../backend.mjs'
import { anyFree } from '../ports.mjs'
import { bundledVersion, giveToPostgres, setPassword, startPostgres } from '../postgres.mjs'
import { Problem } from '../problem.mjs'

export const platform = `${process.platform}-${process.arch}`

/** @param {{ version: string, major: number, platform: string }} database */
export async function refuseOtherPostgres({ version, major, platform: made }) {
  const ours = await bundledVersion()
  if (Number.parseInt(ours, 10) !== major) {
    throw new Problem(
      `备份来自 PostgreSQL ${version}，这里是 ${ours}：大版本不同，文件不能通用；请用备份时的程序版本恢复`,
      `the backup is of PostgreSQL ${version}, here is ${ours}: files of another major version cannot be read; restore it with the version of the shop that made it`,
    )
  }
  if (made === platform) return
  throw new Problem(
    `备份来自另一种机器（${made}），这里是 ${platform}`,
    `the backup comes from another kind of machine (${made}), this is ${platform}`,
  )
}

/**
 * Starts once, which recovers, and stops again.
 * @param {{ stage: string, place: string, password: string, newPassword: boolean, logFile: string, database: string,
 *   onStarted?: (child: import('../processes.mjs').Child) => void }} options
 *   `stage` holds the copy now, `place` is where it will lie
 * @returns {Promise<string>} which database it is
 */
export async function recover({ stage, place, password, newPassword, logFile, database, onStarted }) {
  const data = join(stage, 'postgres')
  const spaces = existsSync(join(stage, 'tablespaces')) ? readdirSync(join(stage, 'tablespaces')) : []
  const at = (/** @type {string} */ folder, /** @type {string} */ oid) => join(folder, 'tablespaces', oid)
  // Never where they were: the database they were copied from may run beside this one.
  if (spaces.length)
    writeFileSync(join(data, 'tablespace_map'), spaces.map((oid) => mapLine(oid, at(stage, oid))).join(''))
  for (const folder of ['postgres', 'tablespaces']) await giveToPostgres(join(stage, folder))
  if (newPassword) await setPassword(data, password)
  const server = await startPostgres({ dataDir: data, port: await anyFree(), password, logFile, onStarted })
  const identity = await identityOf(server.url(database)).finally(() => server.stop())
  for (const name of ['backup_label.old', 'tablespace_map.old']) rmSync(join(data, name), { force: true })
  for (const oid of spaces) {
    rmSync(join(data, 'pg_tblspc', oid))
    symlinkSync(at(place, oid), join(data, 'pg_tblspc', oid))
  }
  return identity
}

/** @param {string} oid @param {string} path */
const mapLine = (oid, path) => `${oid} ${path.replace(/[\\\n\r]/g, '\\$&')}\n`
