// `npm run dev`: the shop while it is being worked on. A changed plugin is built again and the backend restarted; the
// backend's own sources and the storefront reload by themselves.
import { existsSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { watch } from 'chokidar'
import { medusa, prepareDatabase, publishableKey, runFolder } from './backend.mjs'
import { buildBackend, buildPlugins, readPlugins, rebuildPlugin } from './build.mjs'
import { storefrontEnvironment } from './environment.mjs'
import { backendDir, root } from './paths.mjs'
import { oneLine } from './problem.mjs'
import { startServer } from './server.mjs'
import { prepareShop } from './shop.mjs'
import { step } from './steps.mjs'

/** @param {Parameters<typeof prepareShop>[0]} options */
export async function openForWork(options) {
  const { backendUrl, storefrontUrl } = options
  const shop = await prepareShop(options)
  const { dataDir, keep } = shop
  const env = { ...shop.env, NODE_ENV: 'development' }
  try {
    await buildPlugins()
    await buildBackend()
    await prepareDatabase({ dataDir, folder: runFolder(dataDir), env, keep })
    showUploads(dataDir)
    const backend = await step('后台启动（随改随新）', 'start the backend, watching', () =>
      startServer({
        name: 'backend',
        zh: '后台',
        args: [medusa, 'develop', '--host', '127.0.0.1', '--port', new URL(backendUrl).port],
        cwd: backendDir,
        env: { ...process.env, ...env },
        url: backendUrl,
        logFile: join(dataDir, 'logs', 'backend.log'),
        keep,
      }),
    )
    const key = await publishableKey(shop.databaseUrl)
    const storefront = await step('店面启动（随改随新）', 'start the storefront, watching', () =>
      startServer({
        name: 'storefront',
        zh: '店面',
        args: [
          join(root, 'node_modules', 'nuxt', 'bin', 'nuxt.mjs'),
          'dev',
          '--host',
          '127.0.0.1',
          '--port',
          new URL(storefrontUrl).port,
        ],
        cwd: root,
        env: {
          ...storefrontEnvironment({ backendUrl, storefrontUrl, publishableKey: key, backendEnv: env }),
          NODE_ENV: 'development',
        },
        url: storefrontUrl,
        logFile: join(dataDir, 'logs', 'storefront.log'),
        keep,
      }),
    )
    rebuildOnChange()
    return { ...shop, env, backend, storefront, publishableKey: key, backendUrl, storefrontUrl }
  } catch (error) {
    await shop.stop()
    throw error
  }
}

/** Uploaded pictures are the same ones, whichever way the shop was started. @param {string} dataDir */
function showUploads(dataDir) {
  for (const name of ['private', 'static']) {
    const link = join(backendDir, name)
    if (!existsSync(link)) symlinkSync(join(dataDir, 'server', name), link)
  }
}

/** One build per plugin at a time; changes during a build lead to one more. */
function rebuildOnChange() {
  for (const { dir, name } of readPlugins()) {
    let wanted = false
    let busy = false
    const build = async () => {
      wanted = true
      if (busy) return
      busy = true
      let built = false
      while (wanted) {
        wanted = false
        const plugin = readPlugins().find((candidate) => candidate.name === name)
        if (!plugin) break
        try {
          await rebuildPlugin(plugin)
          built = true
        } catch (error) {
          built = false
          console.error(`✗ ${oneLine(error)}`)
        }
      }
      busy = false
      if (!built) return
      console.log(`✓ ${name} 已重建 rebuilt`)
      // A config file that looks changed makes the backend start anew.
      utimesSync(join(backendDir, 'medusa-config.ts'), new Date(), new Date())
    }
    watch(join(dir, 'src'), { ignoreInitial: true }).on('all', () => void build())
  }
}
