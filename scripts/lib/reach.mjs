// The shop's database for a command: the one of the environment, of the shop that runs here, or of one that is stopped.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { undoCutRestore } from './backup/swap.mjs'
import { anyFree } from './ports.mjs'
import { canConnect, startPostgres } from './postgres.mjs'
import { Problem } from './problem.mjs'
import { endLeftovers, holderOf, isLeftByCommand, runRecord, takeHold } from './run-record.mjs'
import { loadSecrets } from './secrets.mjs'
import { DATABASE } from './services.mjs'

/**
 * @param {string} folder the shop's data
 * @returns {Promise<{ url: string, data: string | null, stop: () => Promise<void> }>} `data` is the folder of the bundled
 *   database, null for one of the operator's own; where nothing ran it was started, and `stop` ends it
 */
export async function reachDatabase(folder) {
  const stay = async () => {}
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, data: null, stop: stay }
  if (isLeftByCommand(folder)) await endLeftovers(folder)
  if (!holderOf(folder)) undoCutRestore(folder)
  const data = join(folder, 'postgres')
  if (!existsSync(join(data, 'PG_VERSION'))) throw new Problem('还没有数据，先运行 npm start', 'there are no data yet')
  const password = loadSecrets(folder).database
  const pid = join(data, 'postmaster.pid')
  const port = existsSync(pid) ? readFileSync(pid, 'utf8').split('\n')[3] : null
  const running = `postgres://postgres:${encodeURIComponent(password)}@localhost:${port}/${DATABASE}`
  if (port && (await canConnect(running))) return { url: running, data, stop: stay }
  return startForItself(folder, data, password)
}

/** Held like by a shop: none starts meanwhile, and the next one ends what a killed command left. */
async function startForItself(
  /** @type {string} */ folder,
  /** @type {string} */ data,
  /** @type {string} */ password,
) {
  await takeHold(folder, 'command')
  const record = runRecord(folder)
  try {
    const logFile = join(folder, 'logs', 'postgres.log')
    const onStarted = ({ name = '', pid = 0, port = 0 }) => record.add(name, pid, port)
    const database = await startPostgres({ dataDir: data, port: await anyFree(), password, logFile, onStarted })
    const stop = async () => {
      await database.stop()
      record.clear()
    }
    return { url: database.url(DATABASE), data, stop }
  } catch (error) {
    record.clear()
    throw error
  }
}
