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
import { forgetTaxes } from '@shanzhen/checkout/quote/taxes'
import { vi } from 'vitest'
import { copy, turnToMake } from './database-copies'
import { fillSearch, searchStands } from './filled-search'
import { openShopDatabase, type ShopDatabase } from './shop-database'
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
  database: ShopDatabase
}

/** The empty shop of a run; there once a file of it has begun. */
export const MIGRATED = 'migrated'
/** Settings a file might make; libraries leave others behind. */
const OURS = /^(MEILISEARCH|S3|STRIPE|WECHAT|PAYMENT|UNPAID|REDIS|SMS|SMTP|SELLER|CHECKOUTS)_/
const worker = globalThis as typeof globalThis & { shopBackend?: Backend; shopSettings?: NodeJS.ProcessEnv }
/** What the settings were before any file changed them. */
const settings = (worker.shopSettings ??= { ...process.env })

export function medusaIntegrationTestRunner({ ownDatabase = false, testSuite }: Start): void {
  describe('', () => {
    let backend: Backend | undefined
    let kept = false
    const current = () => {
      if (!backend) throw new Error('The backend runs only while tests do')
      return backend
    }

    beforeAll(async () => {
      backend = await backendFor(ownDatabase)
    })
    // After the file's own beforeAll: what it stocked the shop with is there again before each test.
    beforeEach(async () => {
      const { suite, database } = current()
      if (kept) return database.reset()
      await suite.utils.waitWorkflowExecutions()
      await database.keep()
      kept = true
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

/**
 * What many files begin with, made by the first of a run; the others take what it left in the database. It is to be all that
 * an empty shop is stocked with first, and returns plain data. A backend with settings of its own has rows of its own: it stocks
 * its shop itself.
 */
export async function stockedOnce<Data>(name: string, stock: () => Promise<Data>): Promise<Data> {
  if (!worker.shopBackend || !process.env.SHARES_STOCK) return stock()
  const { suite, database } = worker.shopBackend
  const taken = async () => JSON.parse((await database.take(name)) ?? 'null') as Data | null
  const make = async () => {
    // Whatever its file brought before is nobody else's.
    await database.clear()
    const data = await stock()
    await suite.utils.waitWorkflowExecutions()
    await fillSearch(suite.getContainer())
    await database.share(name, JSON.stringify(data))
    return data
  }
  const there = await taken()
  if (there !== null) return there
  const end = await turnToMake(name)
  try {
    return (await taken()) ?? (await make())
  } finally {
    await end()
  }
}

/** A part of the suite, read anew each time: the file is read before its backend runs. */
function following<Name extends keyof Suite>(part: () => Suite[Name], name: Name) {
  return { [name]: new Proxy({}, { get: (_, key) => Reflect.get(part() as object, key) }) }
}

/** The one that runs, as empty as it was, or the worker's first. */
async function backendFor(ownDatabase: boolean): Promise<Backend> {
  const running = worker.shopBackend
  if (!running) return (worker.shopBackend = await open(ownDatabase))
  const changed = Object.keys({ ...running.settings, ...process.env })
    .filter((name) => name in settings || OURS.test(name))
    .filter((name) => !name.startsWith('VITEST') && running.settings[name] !== process.env[name])
  if (changed.length) throw new Error(`${changed.join()}: a file with settings of its own belongs into own-settings/`)
  await running.suite.utils.waitWorkflowExecutions()
  await running.database.clear()
  await running.suite
    .getContainer()
    .resolve(Modules.CACHING)
    .clear({ tags: ['*'] })
  forgetMarkets()
  forgetTaxes()
  return running
}

/** The first of a run migrates; whoever begins meanwhile loads its sources, and copies then. */
async function open(ownDatabase: boolean): Promise<Backend> {
  const given = { ...process.env }
  const begun = new Date()
  const dbName = `shop-${randomUUID()}`
  let end = async () => {}
  const beforeServerStart = async () => {
    if (ownDatabase) return
    end = await turnToMake(MIGRATED)
    if (await copy(MIGRATED, dbName)) await end()
  }
  const hooks = hooksOf({ dbName, hooks: { beforeServerStart } })
  try {
    await hooks.beforeAll()
    // Tests run a job when they mean it to run.
    await new WorkflowScheduler().clear()
    if (!ownDatabase) {
      await searchStands(hooks.suite.getContainer(), begun)
      await copy(dbName, MIGRATED)
    }
  } finally {
    await end()
  }
  const database = await openShopDatabase(dbName)
  return { settings: given, suite: hooks.suite, afterEach: hooks.afterEach, database }
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
