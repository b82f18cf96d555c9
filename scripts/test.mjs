// `npm test`: every test on ports and data of its own. Arguments go to Vitest: `npm test -- --project unit`; with
// `--changed` only the files that what is not committed, or else the last commit, reaches.
import { join } from 'node:path'
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { oneLine } from './lib/problem.mjs'

try {
  await ensureInstalled({ tools: true })
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    const args = process.argv.slice(2).filter((arg) => arg !== '--changed')
    if (args.length < process.argv.length - 2) {
      const { changedFiles, testsReachedBy } = await import('./lib/reach-of-change.mjs')
      const reached = testsReachedBy(root, changedFiles(root))
      console.log(reached.length ? reached.join('\n') : '改动没有涉及任何测试 no test is reached by the change')
      if (!reached.length) process.exit(0)
      args.push(...reached)
    }
    const { buildBackend, buildPlugins, buildStorefront, prepareStorefront } = await import('./lib/build.mjs')
    const journeys = runsJourneys(args)
    const storefront = journeys ? buildStorefront() : null
    storefront?.catch(() => {})
    await buildPlugins()
    if (journeys) await buildBackend()
    await storefront
    await prepareStorefront()
    const { runInside } = await import('./lib/runs.mjs')
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    process.exit(await runInside('test', [vitest, 'run', ...args], { env: cleanEnv() }))
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exit(1)
}

/** Named files or kinds of test may do without the storefront's build. @param {string[]} args */
function runsJourneys(args) {
  const named = args.filter((arg) => arg.startsWith('--project') || arg.startsWith('tests/'))
  return !named.length || args.some((arg) => /(?:^|[=/.])(?:e2e|crash)(?:$|[/.])/.test(arg))
}

/** The developer's own settings stay out of the tests. */
function cleanEnv() {
  const mine =
    /^(DATABASE_|REDIS_URL|MEILISEARCH_|S3_|WECHAT|STRIPE_|PAYMENT_|MESSAGE_|OUTBOX_|SELLER_|UNPAID_|CHECKOUTS_|TRUSTED_PROXIES|ADMIN_|SHARE_|DISTRIBUTOR_|BACKEND_URL|STOREFRONT_URL|SHOP_|JWT_SECRET|COOKIE_SECRET|ORDER_LINK_SECRET|NODE_ENV)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !mine.test(name)))
}
