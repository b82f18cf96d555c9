/**
 * `npm run bench [-- <name>…]`: our shop and a plain Medusa of the same version with the same goods, started side by
 * side, loaded one after the other in the same run. Prints a table and writes `.data/bench.json`.
 */
import { resolve } from 'node:path'
import { joinRun } from '../../scripts/lib/runs.mjs'
import { checkout } from './checkout.bench.ts'
import { commissions } from './commissions.bench.ts'
import { machine, printTable, writeReport } from './lib/report.ts'
import { startOurs } from './lib/ours.ts'
import { startPlain } from './lib/plain.ts'
import type { Bench, BenchResult } from './lib/types.ts'
import { ledger } from './ledger.bench.ts'
import { lighthouseScores } from './lighthouse.bench.ts'
import { listing } from './listing.bench.ts'
import { memory } from './memory.bench.ts'
import { ordersInBatches } from './orders-in-batches.bench.ts'
import { posters } from './posters.bench.ts'
import { productPage } from './product-page.bench.ts'
import { search } from './search.bench.ts'
import { shareClicks } from './share-clicks.bench.ts'
import { shopApi } from './shop-api.bench.ts'
import { shopImport } from './shop-import.bench.ts'
import { measureStarts } from './start.bench.ts'
import { traceCodes } from './trace-codes.bench.ts'
import { traceScan } from './trace-scan.bench.ts'
import { sensorReadings } from './sensor-readings.bench.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const BENCHES: Record<string, Bench> = {
  listing,
  search,
  'product-page': productPage,
  checkout,
  'orders-in-batches': ordersInBatches,
  'shop-import': shopImport,
  'shop-api': shopApi,
  ledger,
  'trace-codes': traceCodes,
  'trace-scan': traceScan,
  'sensor-readings': sensorReadings,
  'share-clicks': shareClicks,
  commissions,
  posters,
  lighthouse: lighthouseScores,
  memory,
}
/** Needs no shop that runs: it opens its own. */
const START = 'start'
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in BENCHES) && name !== START)
if (unknown.length > 0) {
  console.error(`没有这项测速：${unknown.join('、')}。可选：${[...Object.keys(BENCHES), START].join('、')}`)
  process.exit(1)
}

await joinRun('bench', { onDisk: true })
const asked = names.length > 0 ? names : [...Object.keys(BENCHES), START]
const results: BenchResult[] = []
const failed: string[] = []
const keep = (measured: Omit<BenchResult, 'machine' | 'ratio'>[]) => {
  for (const result of measured) {
    const ratio = result.plain === null || result.plain === 0 ? null : result.ours / result.plain
    results.push({ ...result, ratio, machine: machine() })
  }
}

const beside = asked.filter((name) => name !== START)
if (beside.length > 0) {
  const ours = await startOurs()
  const plain = await startPlain(ROOT, ours)
  try {
    for (const name of beside) {
      console.log(`· ${name}`)
      try {
        keep(await BENCHES[name]({ ours, plain, seconds: SECONDS }))
      } catch (error) {
        // What the others measured is kept.
        failed.push(name)
        console.error(error)
      }
    }
  } finally {
    await plain.stop()
    await ours.stop()
  }
}
if (asked.includes(START)) {
  console.log(`· ${START}`)
  try {
    keep(await measureStarts(ROOT))
  } catch (error) {
    failed.push(START)
    console.error(error)
  }
}
printTable(results)
console.log(writeReport(ROOT, results))
if (failed.length > 0) {
  console.error(`✗ ${failed.join('、')}`)
  process.exitCode = 1
}
