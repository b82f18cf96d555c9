/** The whole shop for the browser journeys, opened once for all of them: own ports, own data, play money. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { anyFree } from '../../scripts/lib/ports.mjs'
import { openShop } from '../../scripts/lib/shop.mjs'
import { NO_LIMITS } from './no-limits'
import { scratchFolder } from './scratch'

export interface ShopUnderTest {
  storefront_url: string
  backend_url: string
  wechat_gateway_url: string
  publishable_key: string
  admin: { email: string; password: string }
  data_dir: string
  outbox_file: string
  database_url: string
  metrics_url: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    shop: ShopUnderTest
  }
}

const ADMIN_EMAIL = 'staff@shanzhen.local'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await scratchFolder('e2e')
  const shop = await openShop({
    dataDir: folder,
    backendUrl: `http://localhost:${await anyFree()}`,
    storefrontUrl: `http://localhost:${await anyFree()}`,
    portBase: await anyFree(),
    adminEmail: ADMIN_EMAIL,
    throwaway: true,
    env: { NODE_ENV: 'production', LOG_LEVEL: 'http', ...NO_LIMITS },
  })
  project.provide('shop', {
    storefront_url: shop.storefrontUrl,
    backend_url: shop.backendUrl,
    wechat_gateway_url: String(shop.env.WECHATPAY_BASE_URL),
    publishable_key: shop.publishableKey,
    admin: { email: ADMIN_EMAIL, password: shop.secrets.adminPassword },
    data_dir: folder,
    outbox_file: join(folder, 'outbox.jsonl'),
    database_url: shop.databaseUrl,
    metrics_url: `http://127.0.0.1:${shop.env.METRICS_PORT}/metrics`,
  })
  return async () => {
    await shop.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
