/** A million codes in the book, then bags scanned one after the other, each by another phone. */
import { ModulesSdkUtils } from '@medusajs/framework/utils'
import { codesOf, fillBatch, openBatch } from '../../plugins/trust/trace/src/modules/trace/store/batches'
import { measureJourneys } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const BATCHES = 10
const PER_BATCH = 100_000
/** One scan after the other shows what a scan takes, eight phones at once what the backend bears. */
const PHONES = [1, 8]

/** Each phone comes from a network of its own, as the proxy in front says. */
const addressOf = (phone: number) => `10.${(phone >> 16) & 255}.${(phone >> 8) & 255}.${phone & 255}`

type Printed = { lot_id: string; lot_code: string; gtin14: string; variant_id: string }

export const traceScan: Bench = async ({ ours, seconds }) => {
  const db = ModulesSdkUtils.createPgConnection({ clientUrl: ours.database_url ?? '', pool: { min: 0, max: 2 } })
  try {
    const printed = await db<Printed>('trace_code_batch').where({ state: 'ready' }).first()
    if (!printed) throw new Error('trace-scan: the seed printed no codes')
    const { lot_id, lot_code, gtin14, variant_id } = printed
    const codes: string[] = []
    for (let batch = 0; batch < BATCHES; batch++) {
      const { id } = await openBatch(db, {
        ...{ lot_id, lot_code, gtin14, variant_id, allowance: 0, requested_by: 'bench' },
        idempotency_key: `scan-${Date.now()}-${batch}`,
        pieces: (BATCHES + 1) * PER_BATCH,
        count: PER_BATCH,
      })
      await fillBatch(db, id)
      codes.push(...(await codesOf(db, id, 1, 2000)))
    }
    let scans = 0
    const scan = async () => {
      const code = codes[(scans * 7919) % codes.length]
      const answer = await fetch(`${ours.backend_url}/store/trace/${code}`, {
        headers: { 'x-publishable-api-key': ours.publishable_key, 'x-forwarded-for': addressOf(scans++) },
      })
      const { trace } = (await answer.json()) as { trace?: unknown }
      if (!trace) throw new Error(`trace-scan: ${answer.status}`)
    }
    const results = []
    for (const phones of PHONES) {
      const { per_second, p95_ms } = await measureJourneys(scan, phones, seconds)
      const name = `trace-scan of 1,000,000 codes, ${phones} at once`
      results.push({ name, unit: 'scans/s', ours: per_second, plain: null, p95_ms })
    }
    return results
  } finally {
    await db.destroy()
  }
}
