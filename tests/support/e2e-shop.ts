/** Shops for the browser journeys, opened once for all of them: own ports, own data, play money. */
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareDatabase, runFolder } from '../../scripts/lib/backend.mjs'
import { buildBackend, buildPlugins } from '../../scripts/lib/build.mjs'
import { anyFree } from '../../scripts/lib/ports.mjs'
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

declare module 'vitest' {
  export interface ProvidedContext {
    shops: ShopUnderTest[]
    /** What another one may begin with. */
    prepared: Prepared
  }
}

const ADMIN_EMAIL = 'staff@shanzhen.local'
/** One for each worker that walks journeys. */
const SHOPS = 2
/** More than a shop takes: two that open at once do not reach for the same ports. */
const PORTS = 200

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const asked = process.argv.slice(2).filter((word) => word.startsWith('tests/'))
  const { testFiles } = await project.globTestFiles(asked)
  const portBase = await anyFree()
  const prepared = await prepare(portBase)
  project.provide('prepared', prepared)
  const opening = Array.from({ length: Math.min(SHOPS, testFiles.length) }, (_, i) =>
    openTestShop(prepared, portBase - i * PORTS),
  )
  const opened = await Promise.allSettled(opening)
  const open = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const close = async () => void (await Promise.all(open.map((one) => one.close())))
  const failed = opened.find((one) => one.status === 'rejected')
  if (failed) {
    await close()
    throw failed.reason
  }
  project.provide(
    'shops',
    open.map(({ told }) => told),
  )
  return async () => {
    await close()
    rmSync(prepared.folder, { recursive: true, force: true })
  }
}

/** Its database is made and filled once, and copied for each. */
async function prepare(portBase: number): Promise<Prepared> {
  const folder = await scratchFolder('e2e')
  await buildPlugins()
  await buildBackend()
  const settings = await settingsOf(folder, portBase)
  const { dataDir, env, keep, stop } = await prepareShop(settings)
  try {
    await prepareDatabase({ dataDir, folder: runFolder(dataDir), env, keep })
  } finally {
    await stop()
  }
  return { folder, backend_url: settings.backendUrl }
}

const settingsOf = async (dataDir: string, portBase: number) => ({
  ...{ dataDir, portBase, adminEmail: ADMIN_EMAIL, throwaway: true },
  backendUrl: `http://localhost:${await anyFree()}`,
  storefrontUrl: `http://localhost:${await anyFree()}`,
  // As WeChat lets a merchant of long standing.
  env: { NODE_ENV: 'production', LOG_LEVEL: 'http', WECHATPAY_TRANSFER_MOST_FEN: '2000000', ...NO_LIMITS },
})

/**
 * Also one more beside those that the journeys share, for a journey that would leave too much standing in one of theirs.
 * @param prepared as the setup provides it
 */
export async function openTestShop(
  prepared: Prepared,
  portBase?: number,
): Promise<{ told: ShopUnderTest; close: () => Promise<void> }> {
  const folder = await scratchFolder('e2e')
  cpSync(prepared.folder, folder, { recursive: true, verbatimSymlinks: true })
  // Postgres opens no folder that others may look into.
  chmodSync(join(folder, 'postgres'), 0o700)
  await giveToPostgres(join(folder, 'postgres'))
  const shop = await openShop(await settingsOf(folder, portBase ?? (await anyFree())))
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
