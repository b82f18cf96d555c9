/**
 * What the test files of one worker share, so that one backend serves them all: where messages go, and whom it pays
 * with. It is set before anything of the backend is read, once per worker.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAccount } from '../../plugins/reach/wechat/sandbox/account'
import { loadKeys } from '../../plugins/money/payment-wechatpay/sandbox/merchant'
import { anyFree } from '../../scripts/lib/ports.mjs'

interface Shared {
  folder: string
  gatewayPort: number
  platformPort: number
}

const worker = globalThis as typeof globalThis & { shopWorker?: Shared }
const { folder, gatewayPort, platformPort } = (worker.shopWorker ??= await begin())

export const OUTBOX_DIR = join(folder, 'outbox')
/** The keys of the merchant stay; its books are new wherever a gateway is opened. */
export const GATEWAY = {
  port: gatewayPort,
  keys: join(folder, 'merchant'),
  books: () => mkdtempSync(join(folder, 'books ')),
}
/** Where the local WeChat listens once a file opens it. */
export const PLATFORM = { port: platformPort, dataDir: join(folder, 'wechat') }

async function begin(): Promise<Shared> {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen worker '))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const gatewayPort = await anyFree()
  const platformPort = await anyFree()
  const { merchant } = loadKeys(join(folder, 'merchant'))
  const url = `http://127.0.0.1:${gatewayPort}`
  const account = loadAccount(join(folder, 'wechat'), merchant.appid, merchant.app_secret)
  const wechat = `http://127.0.0.1:${platformPort}`
  Object.assign(process.env, {
    OUTBOX_DIR: join(folder, 'outbox'),
    WECHATPAY_BASE_URL: url,
    WECHAT_API_BASE_URL: wechat,
    WECHAT_OPEN_BASE_URL: wechat,
    WECHATPAY_APPID: merchant.appid,
    WECHATPAY_MCHID: merchant.mchid,
    WECHATPAY_SERIAL_NO: merchant.serial_no,
    WECHATPAY_PRIVATE_KEY: merchant.private_key,
    WECHATPAY_API_V3_KEY: merchant.api_v3_key,
    WECHATPAY_PUBLIC_KEY_ID: merchant.public_key_id,
    WECHATPAY_PUBLIC_KEY: merchant.public_key,
    WECHATPAY_APP_SECRET: merchant.app_secret,
    STOREFRONT_URL: 'http://localhost:3000',
    ORDER_LINK_SECRET: 'order-link-secret-of-the-test',
    SHARE_LINK_SECRET: 'share-link-secret-of-the-test',
    PAYMENT_SANDBOX: 'true',
    SHOP_WEBHOOKS_ANYWHERE: 'true',
    WECHAT_MESSAGE_TOKEN: account.message_token,
    WECHAT_TEMPLATES: account.templates,
    WECHAT_SHIPPING_REPORTS: 'true',
  })
  return { folder, gatewayPort, platformPort }
}
