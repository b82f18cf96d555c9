// What the backend stands on, each replaced by a real one through the environment: database, search engine, and the
// payment gateways a tester plays with.
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { basename, join } from 'node:path'
import { pluginsDir, root } from './paths.mjs'
import { listenerOf, nextFree } from './ports.mjs'
import { canConnect, ensureDatabase, startPostgres } from './postgres.mjs'
import { oneLine, Problem } from './problem.mjs'
import { endingWithUs, lastWord, startChild, waitFor } from './processes.mjs'

/** What it is called in the bundled Postgres. */
export const DATABASE = 'shanzhen'
/** Left alone it takes two thirds of the machine's memory and half its cores to index a county's goods. */
const MODEST = ['--max-indexing-memory', '256MiB', '--max-indexing-threads', '1']

/**
 * @typedef {{ dataDir: string, secrets: import('./secrets.mjs').Secrets, portBase: number, throwaway: boolean,
 *   keep: import('./parts.mjs').Keep }} Place
 */

/** @param {Place} place @returns {Promise<{ url: string, embedded: boolean }>} */
export async function openDatabase({ dataDir, secrets, portBase, throwaway, keep }) {
  const given = process.env.DATABASE_URL
  if (given) {
    if (await canConnect(given)) return { url: given, embedded: false }
    const where = URL.canParse(given) ? new URL(given).host + new URL(given).pathname : 'DATABASE_URL'
    throw new Problem(
      `连不上数据库 ${where}，请检查 DATABASE_URL`,
      `cannot reach the database ${where}; check DATABASE_URL`,
    )
  }
  const port = await nextFree(portBase)
  const start = async () => {
    const database = await startPostgres({
      dataDir: join(dataDir, 'postgres'),
      port,
      password: secrets.database,
      logFile: join(dataDir, 'logs', 'postgres.log'),
      throwaway,
      onStarted: keep.started,
    })
    keep.ready(database.child, { zh: '数据库', vital: true, again: start })
    return database
  }
  const database = await start()
  await ensureDatabase(database.url('postgres'), DATABASE)
  return { url: database.url(DATABASE), embedded: true }
}

/**
 * Meilisearch where it is named or its binary is installed; null where Postgres does the searching.
 * @param {Place} place
 */
export async function openSearch({ dataDir, secrets, portBase, keep }) {
  const { MEILISEARCH_HOST, MEILISEARCH_API_KEY } = process.env
  if (MEILISEARCH_HOST) return { host: MEILISEARCH_HOST, key: MEILISEARCH_API_KEY ?? '' }
  const binary = join(root, 'node_modules', '@gaubee', `meilisearch-${process.platform}-amd64`, 'meilisearch')
  if (!existsSync(binary)) return null
  chmodSync(binary, 0o755)
  const port = await nextFree(portBase + 1)
  const host = `http://127.0.0.1:${port}`
  const folder = join(dataDir, 'meilisearch')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const args = ['--db-path', join(folder, 'data.ms'), '--dump-dir', join(folder, 'dumps'), '--no-analytics', ...MODEST]
  const logFile = join(dataDir, 'logs', 'meilisearch.log')
  const start = async () => {
    const child = startChild({
      name: 'meilisearch',
      command: binary,
      args: [...args, '--env', 'production', '--http-addr', host.replace('http://', ''), '--log-level', 'WARN'],
      cwd: folder,
      env: { ...process.env, MEILI_MASTER_KEY: secrets.search },
      logFile,
      port,
    })
    keep.started(child)
    // With the key: another Meilisearch on this port refuses it.
    const headers = { authorization: `Bearer ${secrets.search}` }
    const isUp = async () => (await fetch(`${host}/version`, { headers })).ok
    if (!(await waitFor(isUp, { timeoutMs: 20_000, stopIf: () => !child.isAlive() }))) {
      await child.stop()
      throw new Problem(`搜索引擎没能启动：${lastWord(child)}`, 'the search engine did not start')
    }
    keep.ready(child, { zh: '搜索引擎', vital: false, again: start })
  }
  try {
    await start()
  } catch (error) {
    console.error(`! ${oneLine(error)}；改由数据库搜索 Postgres searches instead`)
    return null
  }
  return { host, key: secrets.search }
}

/** The backend would wait without a word for a Redis that is not there: say so before it starts. */
export async function checkRedis() {
  const given = process.env.REDIS_URL
  if (!given) return
  const url = URL.canParse(given) ? new URL(given) : null
  if (url && (await canReach(url.hostname.replace(/^\[|\]$/g, ''), Number(url.port || 6379)))) return
  const where = url?.host || 'REDIS_URL'
  throw new Problem(`连不上 Redis ${where}，请检查 REDIS_URL`, `cannot reach Redis at ${where}; check REDIS_URL`)
}

/** @param {string} host @param {number} port */
async function canReach(host, port) {
  const socket = connect({ host, port })
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(3000) })
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** Real keys in the environment: then no sandbox runs, not even for the other way to pay. */
export function hasRealPaymentKeys() {
  return Boolean(process.env.WECHATPAY_MCHID || process.env.STRIPE_API_KEY)
}

/**
 * The two local gateways, the local WeChat, and the settings that point the backend at them.
 * @param {Place & { backendUrl: string, timeScale?: string }} place
 * @returns {Promise<Record<string, string>>}
 */
export async function openSandboxes(place) {
  if (hasRealPaymentKeys()) return { PAYMENT_SANDBOX: 'false' }
  const paying = openSandbox(place, 'money/payment-wechatpay', 2, {})
  const following = async () => {
    // The official account is the merchant's, whose keys stay; at a first start they are drawn first.
    const { appid, app_secret } = keptMerchant(place, 'money/payment-wechatpay') ?? (await paying).merchant
    return openSandbox(place, 'reach/wechat', 4, {
      SANDBOX_APPID: appid,
      SANDBOX_APP_SECRET: app_secret,
      SANDBOX_EVENT_URL: `${place.backendUrl}/hooks/wechat/events`,
    })
  }
  const [wechat, stripe, account] = await Promise.all([
    paying,
    openSandbox(place, 'money/payment-stripe', 3, {
      SANDBOX_WEBHOOK_URL: `${place.backendUrl}/hooks/payment/stripe_stripe`,
    }),
    following(),
  ])
  return {
    PAYMENT_SANDBOX: 'true',
    WECHATPAY_BASE_URL: wechat.url,
    WECHAT_API_BASE_URL: account.url,
    WECHAT_OPEN_BASE_URL: account.url,
    WECHAT_ACCOUNT_NAME: account.merchant.name,
    WECHAT_FOLLOW_LINK: account.merchant.follow_link,
    WECHAT_MESSAGE_TOKEN: account.merchant.message_token,
    WECHAT_TEMPLATES: account.merchant.templates,
    WECHAT_SHIPPING_REPORTS: 'true',
    WECHATPAY_APPID: wechat.merchant.appid,
    WECHATPAY_MCHID: wechat.merchant.mchid,
    WECHATPAY_SERIAL_NO: wechat.merchant.serial_no,
    WECHATPAY_PRIVATE_KEY: wechat.merchant.private_key,
    WECHATPAY_API_V3_KEY: wechat.merchant.api_v3_key,
    WECHATPAY_PUBLIC_KEY_ID: wechat.merchant.public_key_id,
    WECHATPAY_PUBLIC_KEY: wechat.merchant.public_key,
    WECHATPAY_APP_SECRET: wechat.merchant.app_secret,
    STRIPE_BASE_URL: stripe.url,
    STRIPE_JS_URL: `${stripe.url}/stripe.js`,
    STRIPE_API_KEY: stripe.merchant.secret_key,
    STRIPE_PUBLISHABLE_KEY: stripe.merchant.publishable_key,
    STRIPE_WEBHOOK_SECRET: stripe.merchant.webhook_secret,
  }
}

/**
 * What an earlier start of this gateway drew; null where there was none.
 * @param {Place} place @param {string} room @returns {Record<string, string> | null}
 */
function keptMerchant({ dataDir }, room) {
  try {
    return JSON.parse(readFileSync(join(dataDir, basename(room), 'merchant.json'), 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {Place & { timeScale?: string }} place
 * @param {string} room wing and plugin
 * @param {number} offset
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ url: string, merchant: Record<string, string> }>}
 */
async function openSandbox({ dataDir, portBase, keep, timeScale }, room, offset, env) {
  const plugin = basename(room)
  const port = await nextFree(portBase + offset * 10)
  const folder = join(dataDir, plugin)
  const url = `http://127.0.0.1:${port}`
  const start = async () => {
    const child = startChild({
      name: plugin,
      command: process.execPath,
      args: [
        ...endingWithUs(),
        ...['--disable-warning=ExperimentalWarning', join(pluginsDir, ...room.split('/'), 'sandbox', 'main.ts')],
      ],
      env: {
        ...process.env,
        ...env,
        SANDBOX_PORT: String(port),
        SANDBOX_DATA_DIR: folder,
        SANDBOX_TIME_SCALE: timeScale ?? '1',
      },
      logFile: join(dataDir, 'logs', `${plugin}.log`),
      port,
    })
    keep.started(child)
    const answers = async () => (await fetch(url)).status > 0 && (listenerOf(port)?.pid ?? child.pid) === child.pid
    if (!(await waitFor(answers, { timeoutMs: 20_000, stopIf: () => !child.isAlive() }))) {
      await child.stop()
      throw new Problem(
        `沙盒 ${plugin} 没能启动：${lastWord(child)}`,
        `the sandbox ${plugin} did not start, see ${child.logFile}`,
      )
    }
    keep.ready(child, { zh: `沙盒 ${plugin} `, vital: false, again: start })
  }
  await start()
  return { url, merchant: JSON.parse(readFileSync(join(folder, 'merchant.json'), 'utf8')) }
}
