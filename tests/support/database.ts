/** One throwaway Postgres for a whole test run, on a port and in a folder of its own. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { anyFree } from '../../scripts/lib/ports.mjs'
import { startPostgres } from '../../scripts/lib/postgres.mjs'
import { scratchFolder } from './scratch'

const PASSWORD = 'postgres'

/** Runs once per test project; a second project finds the first one's database. TEST_DATABASE_PORT names another. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_PORT) {
    announce(process.env.TEST_DATABASE_PORT)
    return undefined
  }
  const folder = await scratchFolder('test')
  const database = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await anyFree(),
    password: PASSWORD,
    logFile: join(folder, 'postgres.log'),
    throwaway: true,
    // Copying a database for every test writes no log then.
    settings: ['wal_level=minimal'],
  })
  announce(String(database.port))
  return async () => {
    delete process.env.TEST_DATABASE_PORT
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Medusa's runners read DB_*; any host name but localhost makes them demand SSL. */
function announce(port: string): void {
  process.env.TEST_DATABASE_PORT = port
  process.env.DB_HOST = process.env.TEST_DATABASE_HOST ?? 'localhost'
  process.env.DB_PORT = port
  process.env.DB_USERNAME = process.env.TEST_DATABASE_USER ?? 'postgres'
  process.env.DB_PASSWORD = process.env.TEST_DATABASE_PASSWORD ?? PASSWORD
}
