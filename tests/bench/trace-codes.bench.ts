/** 100,000 trace codes for one lot, as the label printer's request makes them. */
import { ModulesSdkUtils } from '@medusajs/framework/utils'
import { fillBatch, openBatch } from '../../plugins/trust/trace/src/modules/trace/store/batches'
import type { Bench } from './lib/types.ts'

const COUNT = 100_000

export const traceCodes: Bench = async ({ ours }) => {
  const db = ModulesSdkUtils.createPgConnection({ clientUrl: ours.database_url ?? '', pool: { min: 0, max: 2 } })
  try {
    const run = `bench-${Date.now()}`
    const { id } = await openBatch(db, {
      idempotency_key: run,
      lot_id: run,
      lot_code: 'BENCH',
      gtin14: '02000000000015',
      variant_id: 'bench',
      pieces: COUNT,
      allowance: 0,
      count: COUNT,
      requested_by: 'bench',
    })
    const from = performance.now()
    await fillBatch(db, id)
    const taken_s = (performance.now() - from) / 1000
    return [{ name: 'trace-codes 100,000', unit: 'codes/s', ours: COUNT / taken_s, plain: null, p95_ms: null }]
  } finally {
    await db.destroy()
  }
}
