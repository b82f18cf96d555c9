// The whole shop, opened on the ports and in the folder it is given: `npm start` opens the one people use, the browser
// tests one of their own.
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDatabase, publishableKey, runFolder, serving, shelvesFilled } from './backend.mjs'
import { undoCutRestore } from './backup/swap.mjs'
import { buildBackend, buildPlugins, buildStorefront } from './build.mjs'
import { backendEnvironment, storefrontEnvironment } from './environment.mjs'
import { outputDir, root } from './paths.mjs'
import { openParts } from './parts.mjs'
import { isFree, nextFree } from './ports.mjs'
import { isDiskFull, Problem } from './problem.mjs'
import { endingWithUs } from './processes.mjs'
import { runRecord, takeHold } from './run-record.mjs'
import { loadSecrets } from './secrets.mjs'
import { startServer, taken } from './server.mjs'
import { checkRedis, openDatabase, openSandboxes, openSearch } from './services.mjs'
import { step } from './steps.mjs'

/** Beyond the ports of database, search and gateways. */
const METRICS_OFFSET = 50

/**
 * @param {{ dataDir: string, backendUrl: string, storefrontUrl: string, portBase: number, adminEmail: string,
 *   throwaway?: boolean, env?: NodeJS.ProcessEnv, onBegin?: (ending: import('./parts.mjs').Ending) => void,
 *   onGivenUp?: () => void }} options
 *   `onBegin` receives what ends the shop as soon as there is something to end. With `onGivenUp` a part that ends is
 *   started again; it is called where one that the shop needs does not stay up.
 * @param {() => Promise<unknown>} [meanwhile] done beside the opening, once the folder is ours
 */
export async function prepareShop(options, meanwhile = async () => {}) {
  const { backendUrl, throwaway = false } = options
  const dataDir = writableFolder(options.dataDir)
  const leftovers = await takeHold(dataDir, 'launcher')
  if (leftovers) console.log(`✓ 已结束上次遗留的 ${leftovers} 个进程 ended ${leftovers} processes left behind`)
  try {
    if (undoCutRestore(dataDir))
      console.log('✓ 上次恢复没有做完，原来的数据已放回 a restore was cut off: the data from before it are back')
    await refuseTakenPort(backendUrl)
  } catch (error) {
    runRecord(dataDir).clear()
    throw error
  }

  const parts = openParts(dataDir, options.onGivenUp)
  const { keep, stop } = parts
  options.onBegin?.(parts)
  try {
    await checkRedis()
    const secrets = loadSecrets(dataDir)
    const place = { dataDir, secrets, portBase: options.portBase, throwaway, keep, backendUrl }
    const [database, search, payment] = await whole([
      step('数据库', 'database', () => openDatabase(place)),
      step('搜索引擎', 'search engine', () => openSearch(place)),
      step('支付', 'payment', () => openSandboxes(place)),
      meanwhile(),
    ])
    const metricsPort = String(await nextFree(options.portBase + METRICS_OFFSET))
    /** @type {NodeJS.ProcessEnv} */
    const env = {
      METRICS_PORT: metricsPort,
      ...backendEnvironment({ ...options, dataDir, databaseUrl: database.url, search, payment, secrets }),
      ...options.env,
    }
    return { ...parts, dataDir, secrets, env, search, databaseUrl: database.url }
  } catch (error) {
    await stop()
    throw error
  }
}

/** @param {Parameters<typeof prepareShop>[0]} options */
export async function openShop(options) {
  const { backendUrl, storefrontUrl } = options
  /** @type {Promise<void> | undefined} */
  let storefrontBuild
  const shop = await prepareShop(options, async () => {
    // Said before minutes of building.
    await refuseTakenPort(storefrontUrl)
    storefrontBuild = buildStorefront()
    storefrontBuild.catch(() => {})
    await buildPlugins()
    await buildBackend()
  })
  const { dataDir, env, keep } = shop
  try {
    const folder = runFolder(dataDir)
    await prepareDatabase({ dataDir, folder, env, keep })
    const key = await publishableKey(shop.databaseUrl)
    const host = process.env.SHOP_HOST ?? '127.0.0.1'
    const starting = step('后台启动', 'start the backend', () =>
      startServer({
        name: 'backend',
        zh: '后台',
        args: serving(host, backendUrl),
        cwd: folder,
        env: { ...process.env, ...env },
        url: backendUrl,
        logFile: join(dataDir, 'logs', 'backend.log'),
        keep,
      }),
    )
    const filling = starting.then(() =>
      step('上架', 'fill the shelves', () => shelvesFilled({ backendUrl, databaseUrl: shop.databaseUrl, key })),
    )
    const opening = async () => {
      // Nobody waits for the end of building where the backend does not start.
      await Promise.race([storefrontBuild, filling.then(() => storefrontBuild)])
      await refuseTakenPort(storefrontUrl)
      return step('店面启动', 'start the storefront', () =>
        startServer({
          name: 'storefront',
          zh: '店面',
          args: [...endingWithUs(), join(outputDir, 'server', 'index.mjs')],
          cwd: root,
          env: storefrontEnvironment({ backendUrl, storefrontUrl, publishableKey: key, backendEnv: env }),
          url: storefrontUrl,
          logFile: join(dataDir, 'logs', 'storefront.log'),
          keep,
          after: filling,
        }),
      )
    }
    const [backend, , storefront] = await whole([starting, filling, opening()])
    return { ...shop, backend, storefront, publishableKey: key, backendUrl, storefrontUrl }
  } catch (error) {
    await shop.stop()
    throw error
  }
}

/**
 * None of them starts anything more once this is over, also where one failed.
 * @template {unknown[]} T @param {{ [K in keyof T]: Promise<T[K]> }} steps @returns {Promise<T>}
 */
async function whole(steps) {
  const ends = await Promise.allSettled(steps)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return /** @type {T} */ (ends.map((end) => (end.status === 'fulfilled' ? end.value : undefined)))
}

/** Its real path, once something could be written there. @param {string} folder */
function writableFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    const trial = join(folder, `.write-${process.pid}`)
    writeFileSync(trial, '')
    rmSync(trial)
    return realpathSync(folder)
  } catch (error) {
    if (isDiskFull(String(error))) throw error
    throw new Problem(`文件夹不可写：${folder}`, `the folder is read-only: ${folder}`)
  }
}

/** @param {string} url */
async function refuseTakenPort(url) {
  const { port, hostname } = new URL(url)
  if (!['localhost', '127.0.0.1'].includes(hostname)) return
  if (!(await isFree(Number(port)))) throw taken(url)
}
