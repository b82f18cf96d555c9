// `npm run prove`: proves from the running or stopped shop's data that orders, payments, ledger and stock agree. Prints
// what does not; exits 1 if anything.
import { ensureInstalled, onOwnNode } from './lib/install.mjs'
import { dataDir } from './lib/paths.mjs'
import { oneLine } from './lib/problem.mjs'
import { loadSettings } from './lib/settings.mjs'

try {
  await ensureInstalled()
  if (await onOwnNode(import.meta.filename ?? process.argv[1])) {
    loadSettings()
    process.exitCode = await prove(process.env.SHOP_DATA_DIR ?? dataDir)
  }
} catch (error) {
  console.error(`✗ ${oneLine(error)}`)
  process.exitCode = 1
}

/** @param {string} folder */
async function prove(folder) {
  const { default: pg } = await import('pg')
  const { reachDatabase } = await import('./lib/reach.mjs')
  const { checkPromises } = await import('./lib/promises.mjs')
  const { keepProof } = await import('./lib/kept-proof.mjs')
  const database = await reachDatabase(folder)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    const results = await checkPromises(client)
    // A database that lets its reader write nothing is proved all the same.
    await keepProof(client, results).catch(() => {})
    for (const { promise, ids } of results.filter(({ ids }) => ids.length)) {
      console.log(`✗ ${promise}：${ids.length}`)
      for (const id of ids.slice(0, 20)) console.log(`    ${id}`)
      if (ids.length > 20) console.log(`    … 还有 ${ids.length - 20} 条 more`)
    }
    const broken = results.filter(({ ids }) => ids.length).length
    console.log(
      broken ? `✗ ${broken} / ${results.length} 条不成立 do not hold` : `✓ ${results.length} 条全部成立 all hold`,
    )
    return broken ? 1 : 0
  } finally {
    await client.end()
    await database.stop()
  }
}
