/**
 * A whole shop whose first starts were cut off, and whose backend can be killed like a machine that lost power, and started
 * again on the same data.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { serving } from '../../scripts/lib/backend.mjs'
import { anyBlock } from '../../scripts/lib/ports.mjs'
import type { Child } from '../../scripts/lib/processes.mjs'
import { endLeftovers } from '../../scripts/lib/run-record.mjs'
import { startServer } from '../../scripts/lib/server.mjs'
import { openShop } from '../../scripts/lib/shop.mjs'
import { killStarts } from './killed-starts'
import { NO_LIMITS } from './no-limits'
import { scratchFolder } from './scratch'

const ADMIN_EMAIL = 'staff@shanzhen.local'

/** What people need to know of a shop to use it. */
export interface RunningShop {
  backend_url: string
  wechat_gateway_url: string
  publishable_key: string
  database_url: string
  admin: { email: string; password: string }
}

export interface KillableShop extends RunningShop {
  /** The steps in which starts before this one were killed. */
  killed_in: string[]
  /** kill -9 of the backend and all it started, then a new one; resolves when it answers again. */
  crash: () => Promise<void>
  stop: () => Promise<void>
}

export async function openKillableShop(): Promise<KillableShop> {
  const folder = await scratchFolder('crash')
  const options = {
    dataDir: folder,
    ...(await anyBlock()),
    adminEmail: ADMIN_EMAIL,
    throwaway: true,
    env: { NODE_ENV: 'production', ...NO_LIMITS },
  }
  const killed_in = await killStarts(options).catch(async (error: unknown) => {
    await endLeftovers(folder)
    throw error
  })
  const shop = await openShop(options)
  let backend: Child = shop.backend
  const start = () =>
    startServer({
      name: 'backend',
      zh: '后台',
      args: serving('127.0.0.1', shop.backendUrl),
      cwd: join(folder, 'server'),
      env: { ...process.env, ...shop.env },
      url: shop.backendUrl,
      logFile: join(folder, 'logs', 'backend.log'),
      keep: shop.keep,
    })
  return {
    killed_in,
    backend_url: shop.backendUrl,
    wechat_gateway_url: String(shop.env.WECHATPAY_BASE_URL),
    publishable_key: shop.publishableKey,
    database_url: shop.databaseUrl,
    admin: { email: ADMIN_EMAIL, password: shop.secrets.adminPassword },
    crash: async () => {
      process.kill(-backend.pid, 'SIGKILL')
      await backend.exited
      backend = await start()
    },
    stop: async () => {
      await shop.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
