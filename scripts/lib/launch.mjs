// Opens the shop for the person at the keyboard, says where, and closes it again on Ctrl-C.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoBag } from './backend.mjs'
import { closeOnSignals } from './close.mjs'
import { followMessages } from './messages.mjs'
import { dataDir } from './paths.mjs'
import { nextFree } from './ports.mjs'
import { openShop } from './shop.mjs'
import { holderOf } from './run-record.mjs'

/** @param {{ watch: boolean }} options */
export async function launch({ watch }) {
  const started = performance.now()
  const folder = process.env.SHOP_DATA_DIR ?? dataDir
  const backendUrl = process.env.BACKEND_URL ?? 'http://localhost:9000'
  const storefrontUrl = process.env.STOREFRONT_URL ?? (await freeStorefrontUrl(folder))
  const options = { dataDir: folder, backendUrl, storefrontUrl, portBase: Number(process.env.SHOP_PORT_BASE ?? 9431) }
  const adminEmail = process.env.ADMIN_EMAIL ?? 'admin@shanzhen.local'

  /** @type {import('./parts.mjs').Ending} */
  let parts = { stop: async () => {}, kill: () => {} }
  const { close, isClosing } = closeOnSignals(() => parts)

  const open = watch ? (await import('./watch.mjs')).openForWork : openShop
  const onBegin = (/** @type {import('./parts.mjs').Ending} */ begun) => void (parts = begun)
  const onGivenUp = () => close(1)
  const shop = await open({ ...options, adminEmail, onBegin, onGivenUp }).catch((error) => {
    if (!isClosing()) throw error
    return new Promise(() => {})
  })
  followMessages(join(shop.env.OUTBOX_DIR ?? shop.dataDir, 'outbox.jsonl'))
  const told = join(shop.dataDir, 'password-shown')
  const firstStart = !existsSync(told)
  const bag = await demoBag(shop.databaseUrl).catch(() => null)
  console.log(summary({ ...shop, bag, adminEmail, firstStart, seconds: (performance.now() - started) / 1000 }))
  writeFileSync(told, '')
}

/** The usual port or the next free one, unless this shop already runs there. @param {string} folder */
async function freeStorefrontUrl(folder) {
  return `http://localhost:${holderOf(folder) ? 3000 : await nextFree(3000)}`
}

/** @param {Record<string, any>} shop */
function summary({
  storefrontUrl,
  backendUrl,
  bag,
  adminEmail,
  secrets,
  firstStart,
  env,
  search,
  seconds,
  dataDir: folder,
}) {
  const lines = [
    '',
    `宁陕山珍 开门了 the shop is open (${seconds.toFixed(1)} s)`,
    `  店面 storefront   ${storefrontUrl}    English: ${storefrontUrl}/en`,
    `  后台 admin        ${backendUrl}/app`,
    ...(bag ? [`  扫一袋 a bag      ${storefrontUrl}/trace/${bag}（演示码 demo code）`] : []),
    firstStart
      ? `  管理员 staff      ${adminEmail}  密码 password: ${secrets.adminPassword}（只显示这一次 shown only now）`
      : `  管理员 staff      ${adminEmail}`,
    '  买家 shopper      任意手机号，验证码会显示在这里 any phone number; the code appears here',
    env.PAYMENT_SANDBOX === 'true'
      ? `  支付沙盒 sandbox  微信 WeChat Pay ${env.WECHATPAY_BASE_URL}，Stripe 卡 card 4242 4242 4242 4242`
      : '  支付 payment      真实密钥 real keys',
    ...(env.PAYMENT_SANDBOX === 'true' ? [`  微信沙盒 WeChat   ${env.WECHAT_API_BASE_URL}`] : []),
    `  搜索 search       ${search ? 'Meilisearch' : 'Postgres'}`,
    ...(env.METRICS_PORT ? [`  指标 metrics      http://127.0.0.1:${env.METRICS_PORT}/metrics`] : []),
    `  数据 data         ${folder}`,
    '  Ctrl-C 关店 closes the shop',
  ]
  return lines.join('\n')
}
