/**
 * Medusa's test runner, started once per worker: the files that a worker runs one after the other share the backend, and
 * each finds the empty shop it began with. A file with settings of its own (own-settings/) has a worker of its own.
 * The databases begin as a copy of one that is migrated already: the first backend of a run leaves it behind.
 */
import { randomUUID } from 'node:crypto'
import { medusaIntegrationTestRunner as run } from '@medusajs/test-utils'
import { Modules } from '@medusajs/framework/utils'
import { WorkflowScheduler } from '@medusajs/framework/orchestration'
import { forgetMarkets } from '@shanzhen/checkout/quote/market'
import pg from 'pg'
import { vi } from 'vitest'
import './worker'

type Options = Parameters<typeof run>[0]
type Suite = Parameters<Options['testSuite']>[0]
type Hook = () => Promise<void>
interface Start {
  testSuite: Options['testSuite']
  /** A shop whose search or schema differs from the others' neither takes their copy nor leaves its own. */
  ownDatabase?: boolean
}

/** A backend between its start and its end. */
interface Backend {
  settings: NodeJS.ProcessEnv
  suite: Suite
  afterEach: Hook
}

/** The empty shop of a run; there once a file of it has begun. */
export const MIGRATED = 'migrated'
const EMPTY = 'empty'
/** Settings a file might make; libraries leave others behind. */
const OURS = /^(MEILISEARCH|S3|STRIPE|WECHAT|PAYMENT|UNPAID|REDIS|SMS|SMTP|SELLER|CHECKOUTS)_/
const worker = globalThis as typeof globalThis & { shopBackend?: Backend; shopSettings?: NodeJS.ProcessEnv }
/** What the settings were before any file changed them. */
const settings = (worker.shopSettings ??= { ...process.env })

export function medusaIntegrationTestRunner({ ownDatabase = false, testSuite }: Start): void {
  describe('', () => {
    let backend: Backend | undefined
    let stocked = false
    const current = () => {
      if (!backend) throw new Error('The backend runs only while tests do')
      return backend
    }

    beforeAll(async () => {
      backend = await backendFor(ownDatabase)
    })
    // After the file's own beforeAll: what it stocked the shop with is there again before each test.
    beforeEach(async () => {
      const { dbUtils, dbConfig } = current().suite
      const template = { templateName: `${dbConfig.dbName}-stocked` }
      await (stocked ? dbUtils.restore(template as never) : dbUtils.snapshot(template as never))
      stocked = true
    })
    afterEach(() => current().afterEach())
    afterAll(async () => {
      vi.useRealTimers()
      vi.restoreAllMocks()
      for (const name of Object.keys(process.env)) if (!(name in settings)) delete process.env[name]
      Object.assign(process.env, settings)
    })

    testSuite({
      ...following(() => current().suite.dbUtils, 'dbUtils'),
      ...following(() => current().suite.dbConfig, 'dbConfig'),
      ...following(() => current().suite.utils, 'utils'),
      ...following(() => current().suite.dbConnection, 'dbConnection'),
      ...following(() => current().suite.api, 'api'),
      getContainer: () => current().suite.getContainer(),
      getMedusaApp: () => current().suite.getMedusaApp(),
    } as Suite)
  })
}

/** A part of the suite, read anew each time: the file is read before its backend runs. */
function following<Name extends keyof Suite>(part: () => Suite[Name], name: Name) {
  return { [name]: new Proxy({}, { get: (_, key) => Reflect.get(part() as object, key) }) }
}

/** The one that runs, as empty as it was, or the worker's first. */
async function backendFor(ownDatabase: boolean): Promise<Backend> {
  const running = worker.shopBackend
  if (!running) {
    const backend = await open(ownDatabase)
    await backend.suite.dbUtils.snapshot({ templateName: templateOf(backend) } as never)
    return (worker.shopBackend = backend)
  }
  const changed = Object.keys({ ...running.settings, ...process.env })
    .filter((name) => name in settings || OURS.test(name))
    .filter((name) => !name.startsWith('VITEST') && running.settings[name] !== process.env[name])
  if (changed.length) throw new Error(`${changed.join()}: a file with settings of its own belongs into own-settings/`)
  await running.suite.dbUtils.restore({ templateName: templateOf(running) } as never)
  await running.suite
    .getContainer()
    .resolve(Modules.CACHING)
    .clear({ tags: ['*'] })
  forgetMarkets()
  return running
}

const templateOf = ({ suite }: Backend) => `${suite.dbConfig.dbName}-${EMPTY}`

async function open(ownDatabase: boolean): Promise<Backend> {
  const given = { ...process.env }
  const dbName = `shop-${randomUUID()}`
  const hooks = hooksOf({
    dbName,
    hooks: { beforeServerStart: async () => void (ownDatabase || (await copy(MIGRATED, dbName))) },
  })
  await hooks.beforeAll()
  // Tests run a job when they mean it to run.
  await new WorkflowScheduler().clear()
  if (!ownDatabase) await copy(dbName, MIGRATED)
  return { settings: given, suite: hooks.suite, afterEach: hooks.afterEach }
}

/** What Medusa's runner would have Vitest call around the tests of one file. */
function hooksOf(options: Omit<Options, 'testSuite'>) {
  const names = ['describe', 'beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const
  const globals = globalThis as unknown as Record<(typeof names)[number], unknown>
  const kept = names.map((name) => [name, globals[name]] as const)
  const hooks: Partial<Record<(typeof names)[number], Hook>> = {}
  for (const name of names) globals[name] = (hook: Hook) => void (hooks[name] = hook)
  globals.describe = (_: string, body: () => void) => body()
  let suite: Suite | undefined
  try {
    run({ ...options, testSuite: (given) => void (suite = given) })
  } finally {
    for (const [name, value] of kept) globals[name] = value
  }
  const { beforeAll, afterEach } = hooks
  if (!suite || !beforeAll || !afterEach) throw new Error('Medusa’s test runner is another one now')
  return { suite, beforeAll, afterEach }
}

/** Does nothing where there is nothing to copy, or the copy is there already: two workers may begin at once. */
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
    // One at a time: a copy needs its source without connections.
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
