/**
 * Medusa's test runner, whose databases begin as a copy of one that is migrated already: migrating takes four seconds, a
 * copy a tenth of one. The first file of a run migrates and leaves its empty shop behind for the others.
 */
import { randomUUID } from 'node:crypto'
import { medusaIntegrationTestRunner as run } from '@medusajs/test-utils'
import pg from 'pg'

type Options = Parameters<typeof run>[0]
interface Start {
  /** A shop whose search or schema differs from the others' neither takes their copy nor leaves its own. */
  ownDatabase?: boolean
}

/** The empty shop of a run; there once a file of it has begun. */
export const MIGRATED = 'migrated'

export function medusaIntegrationTestRunner({ ownDatabase, ...options }: Options & Start): void {
  if (ownDatabase) return void run(options)
  const dbName = `shop-${randomUUID()}`
  run({
    ...options,
    dbName,
    hooks: {
      ...options.hooks,
      beforeServerStart: async (container) => {
        await copy(MIGRATED, dbName)
        await options.hooks?.beforeServerStart?.(container)
      },
    },
    testSuite: (suite) => {
      beforeAll(() => copy(dbName, MIGRATED))
      options.testSuite(suite)
    },
  })
}

/** Does nothing where there is nothing to copy, or the copy is there already: two files may begin at once. */
export async function copy(from: string, to: string): Promise<void> {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  const client = new pg.Client({
    host: DB_HOST,
    port: Number(DB_PORT),
    user: DB_USERNAME,
    password: DB_PASSWORD,
    database: 'postgres',
  })
  await client.connect()
  try {
    // One file at a time: a copy needs its source without connections.
    await client.query('select pg_advisory_lock(1)')
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where datname = any($1)',
      [[from, to]],
    )
    if (rows.length !== 1 || rows[0].datname !== from) return
    await client.query(`alter database "${from}" allow_connections false`)
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from])
    await client.query(`create database "${to}" template "${from}"`)
    await client.query(`alter database "${from}" allow_connections true`)
  } finally {
    await client.end()
  }
}
