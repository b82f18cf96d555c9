// The backend of the folder it runs in, by Medusa's own functions in one process: `serve HOST PORT`, or `prepare`,
// which brings its database up to date and, with `--seed`, fills it. Medusa's commands start a process for each of migrations,
// search indexes, scripts and seed, and each of them loads TypeScript's compiler, which a build does not need.
import { createRequire } from 'node:module'
import { join } from 'node:path'

const directory = process.cwd()
const require = createRequire(join(directory, 'package.json'))
const [what, ...args] = process.argv.slice(2)

// As Medusa's own command line does: what nobody waited for is told, and ends nothing.
for (const event of ['unhandledRejection', 'uncaughtException']) process.on(event, (reason) => console.log(reason))

if (what === 'serve') await serve(args)
else await prepare(args.includes('--seed'))

/** @param {string[]} place */
function serve([host, port]) {
  return require('@medusajs/medusa/commands/start').default({ directory, host, port })
}

/** @param {boolean} seed */
async function prepare(seed) {
  process.env.MEDUSA_WORKER_MODE = 'server'
  try {
    await migrate()
    if (seed) await fill()
    process.exit(0)
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

/**
 * A link tells Medusa of itself when its file is read, which happens once in a process, and what is loaded after Medusa
 * cleared itself needs it too. Migrations keep the links by themselves.
 * @returns {() => void} from when on they are kept
 */
function keepLinks() {
  const { MedusaModule } = require('@medusajs/framework/modules-sdk')
  const clear = MedusaModule.clearInstances.bind(MedusaModule)
  const links = new Set()
  let kept = false
  MedusaModule.clearInstances = () => {
    for (const link of MedusaModule.getCustomLinks()) links.add(link)
    clear()
    if (kept) for (const link of links) MedusaModule.setCustomLink(link)
  }
  return () => void (kept = true)
}

/** What `medusa db:migrate --execute-safe-links` does, its three processes in one. */
async function migrate() {
  const { initializeContainer } = require('@medusajs/medusa/loaders/index')
  const container = await initializeContainer(directory)
  const place = { directory, container, logger: container.resolve('logger') }
  const { migrate: schema } = require('@medusajs/medusa/commands/db/migrate')
  const { migrateSearchIndexes } = require('@medusajs/medusa/commands/db/migrate-search')
  const { runMigrationScripts } = require('@medusajs/medusa/commands/db/run-scripts')
  const keep = keepLinks()
  const links = { skipLinks: false, executeAllLinks: false, executeSafeLinks: true }
  const search = { skipSearch: true, executeAllSearch: false, executeSafeSearch: false }
  await schema({ ...place, ...links, ...search, skipScripts: true })
  keep()
  await migrateSearchIndexes(place)
  await runMigrationScripts(place)
}

/** What `medusa exec ./src/seed/index.js` does. */
async function fill() {
  require('@medusajs/framework/modules-sdk').MedusaModule.clearInstances()
  const load = require('@medusajs/medusa/loaders/index').default
  const { container } = await load({ directory, expressApp: require('express')(), skipLoadingEntryPoints: true })
  await require(join(directory, 'src', 'seed', 'index.js')).default({ container, args: [] })
}
