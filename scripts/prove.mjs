// `npm run prove`: proves from the running or stopped shop's data that orders, payments, ledger and stock agree. Prints
// what does not; exits 1 if anything.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { dataDir } from './lib/paths.mjs'
import { oneLine, Problem } from './lib/problem.mjs'
import { loadSettings } from './lib/settings.mjs'

try {
  await ensureInstalled()
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    loadSettings()
    process.exitCode = await prove(process.env.SHOP_DATA_DIR ?? dataDir)
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exitCode = 1
}

/** @param {string} folder */
async function prove(folder) {
  const { default: pg } = await import('pg')
  const { checkPromises } = await import('./lib/promises.mjs')
  const database = await reach(folder)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const results = await checkPromises(client)
    for (const { promise, ids } of results.filter(({ ids }) => ids.length)) {
      console.log(`✗ ${promise}：${ids.length}`)
      for (const id of ids.slice(0, 20)) console.log(`    ${id}`)
      if (ids.length > 20) console.log(`    … 还有 ${ids.length - 20} 条 more`)
    }
    const broken = results.filter(({ ids }) => ids.length).length
    console.log(
      broken ? `✗ ${broken} / ${results.length} 条不成立 do not hold` : `✓ ${results.length} 条全部成立 all hold`,
    )
    return broken ? 1 : 0
  } finally {
    await client.end()
    await database.stop()
  }
}

/** The database of the environment, of the shop that runs here, or of one that is stopped: then only it is started. */
async function reach(/** @type {string} */ folder) {
  const stay = async () => {}
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: stay }
  const data = join(folder, 'postgres')
  if (!existsSync(join(data, 'PG_VERSION')))
    throw new Problem('还没有数据可以核对，先运行 npm start', 'nothing to prove yet')
  const { loadSecrets } = await import('./lib/secrets.mjs')
  const { canConnect, startPostgres } = await import('./lib/postgres.mjs')
  const password = loadSecrets(folder).database
  const pid = join(data, 'postmaster.pid')
  const port = existsSync(pid) ? readFileSync(pid, 'utf8').split('\n')[3] : null
  const running = `postgres://postgres:${encodeURIComponent(password)}@localhost:${port}/shanzhen`
  if (port && (await canConnect(running))) return { url: running, stop: stay }
  const { anyFree } = await import('./lib/ports.mjs')
  const logFile = join(folder, 'logs', 'postgres.log')
  const database = await startPostgres({ dataDir: data, port: await anyFree(), password, logFile })
  return { url: database.url('shanzhen'), stop: database.stop }
}
