/** Shops for the browser journeys, opened once for all of them, by the first that asks: own ports, own data, play money. */
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase, runFolder } from '../../scripts/lib/backend.mjs'
import { buildBackend, buildPlugins } from '../../scripts/lib/build.mjs'
import { anyBlock } from '../../scripts/lib/ports.mjs'
import { giveToPostgres } from '../../scripts/lib/postgres.mjs'
import { openShop, prepareShop } from '../../scripts/lib/shop.mjs'
import { NO_LIMITS } from './no-limits'
import { scratchFolder } from './scratch'

export interface ShopUnderTest {
  storefront_url: string
  backend_url: string
  wechat_gateway_url: string
  wechat_url: string
  publishable_key: string
  admin: { email: string; password: string }
  data_dir: string
  outbox_file: string
  database_url: string
  metrics_url: string
  /** The built backend's folder and settings: for a process of one's own beside it. */
  run_in: { folder: string; env: Record<string, string> }
}

/** A shop that was never open, for others to begin with. */
export interface Prepared {
  folder: string
  backend_url: string
}

/** What stands open for the journeys of a run. */
interface Opened {
  shops: ShopUnderTest[]
  /** What another one may begin with. */
  prepared: Prepared
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where journeys ask for shops and are told of them. */
    journeys: string
  }
}

const ADMIN_EMAIL = 'staff@shanzhen.local'
/** For as many journeys at a time as two cores carry. */
const SHOPS = 2

const ASKED = 'asked'
const TOLD = 'told.json'
const LOOK_MS = 200

/** No shop stands about while other tests have the machine to themselves. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const asked = process.argv.slice(2).filter((word) => word.startsWith('tests/'))
  const { testFiles } = await project.globTestFiles(asked)
  const folder = await scratchFolder('journeys')
  project.provide('journeys', folder)
  const ending = new AbortController()
  // Named by a line of it, a file is not among them.
  const closing = openOnceAsked(folder, Math.min(SHOPS, testFiles.length || 1), ending.signal)
  return async () => {
    ending.abort()
    await (
      await closing
    )()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns what closes them; whatever keeps them from opening is told to who asked */
async function openOnceAsked(folder: string, count: number, ending: AbortSignal): Promise<() => Promise<void>> {
  for (;;) {
    if (ending.aborted) return () => Promise.resolve()
    if (existsSync(join(folder, ASKED))) break
    await setTimeout(LOOK_MS)
  }
  const tell = (told: Opened | { failed: string }) => {
    writeFileSync(join(folder, `new-${TOLD}`), JSON.stringify(told), { mode: 0o600 })
    renameSync(join(folder, `new-${TOLD}`), join(folder, TOLD))
  }
  let close = () => Promise.resolve()
  try {
    const shops = await openShops(count, ending)
    close = shops.close
    tell(shops.opened)
  } catch (error) {
    tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
  return close
}

async function openShops(count: number, ending: AbortSignal): Promise<{ opened: Opened; close: () => Promise<void> }> {
  const prepared = await prepare()
  ending.throwIfAborted()
  const opening = Array.from({ length: count }, () => openTestShop(prepared))
  const settled = await Promise.allSettled(opening)
  const open = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const close = async () => {
    await Promise.all(open.map((one) => one.close()))
    rmSync(prepared.folder, { recursive: true, force: true })
  }
  const failed = settled.find((one) => one.status === 'rejected')
  if (failed) {
    // Why they did not open says more than why one does not close.
    await close().catch(() => {})
    throw failed.reason
  }
  return { opened: { shops: open.map(({ told }) => told), prepared }, close }
}

/** Opens the run's shops where nobody asked yet. @param folder as the setup provides it. @throws why they do not open */
export async function shopsOfRun(folder: string): Promise<Opened> {
  writeFileSync(join(folder, ASKED), '')
  while (!existsSync(join(folder, TOLD))) await setTimeout(LOOK_MS)
  const told = JSON.parse(readFileSync(join(folder, TOLD), 'utf8')) as Opened | { failed: string }
  if ('failed' in told) throw new Error(told.failed)
  return told
}

/** Its database is made and filled once, and copied for each. */
async function prepare(): Promise<Prepared> {
  const folder = await scratchFolder('e2e')
  await buildPlugins()
  await buildBackend()
  const settings = await settingsOf(folder)
  const { dataDir, env, keep, stop } = await prepareShop(settings)
  try {
    await prepareDatabase({ dataDir, folder: runFolder(dataDir), env, keep })
  } finally {
    await stop()
  }
  return { folder, backend_url: settings.backendUrl }
}

const settingsOf = async (dataDir: string) => ({
  ...{ dataDir, ...(await anyBlock()), adminEmail: ADMIN_EMAIL, throwaway: true },
  // As WeChat lets a merchant of long standing.
  env: { NODE_ENV: 'production', LOG_LEVEL: 'http', WECHATPAY_TRANSFER_MOST_FEN: '2000000', ...NO_LIMITS },
})

/**
 * Also one more beside those that the journeys share, for a journey that would leave too much standing in one of theirs.
 * @param prepared of this run
 */
export async function openTestShop(prepared: Prepared): Promise<{ told: ShopUnderTest; close: () => Promise<void> }> {
  const folder = await scratchFolder('e2e')
  cpSync(prepared.folder, folder, { recursive: true, verbatimSymlinks: true })
  // Postgres opens no folder that others may look into.
  chmodSync(join(folder, 'postgres'), 0o700)
  await giveToPostgres(join(folder, 'postgres'))
  const shop = await openShop(await settingsOf(folder))
  await moveAddresses(shop.databaseUrl, prepared.backend_url, shop.backendUrl).catch(async (error) => {
    await shop.stop()
    throw error
  })
  return {
    told: {
      storefront_url: shop.storefrontUrl,
      backend_url: shop.backendUrl,
      wechat_gateway_url: String(shop.env.WECHATPAY_BASE_URL),
      wechat_url: String(shop.env.WECHAT_API_BASE_URL),
      publishable_key: shop.publishableKey,
      admin: { email: ADMIN_EMAIL, password: shop.secrets.adminPassword },
      data_dir: folder,
      outbox_file: join(folder, 'outbox.jsonl'),
      database_url: shop.databaseUrl,
      metrics_url: `http://127.0.0.1:${shop.env.METRICS_PORT}/metrics`,
      run_in: { folder: join(folder, 'server'), env: shop.env as Record<string, string> },
    },
    close: async () => {
      await shop.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Pictures are kept with the address of the backend that took them in. */
async function moveAddresses(database_url: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: database_url })
  await client.connect()
  for (const [table, column] of [
    ['product', 'thumbnail'],
    ['image', 'url'],
  ])
    await client.query(`update ${table} set ${column} = replace(${column}, $1, $2)`, [from, to])
  await client.end()
}
