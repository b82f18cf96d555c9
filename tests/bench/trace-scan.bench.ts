/** A million codes in the book, then bags scanned, each by another phone: alone, and while others buy. */
import { ModulesSdkUtils } from '@medusajs/framework/utils'
import { codesOf, fillBatch, openBatch } from '../../plugins/trust/trace/src/modules/trace/store/batches'
import { ourJourney } from './checkout.bench.ts'
import { measureJourneys, measurePaced } from './lib/load.ts'
import type { Bench } from './lib/types.ts'

const BATCHES = 10
const PER_BATCH = 100_000
/** One scan after the other shows what a scan takes, eight phones at once what the backend bears. */
const PHONES = [1, 8]
/** The day the county's films are shown, and an ordinary evening of buying. */
const [PER_SECOND, BUYERS] = [300, 8]

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
    const next = () => ({
      path: `/store/trace/${codes[(scans * 7919) % codes.length]}`,
      headers: { 'x-publishable-api-key': ours.publishable_key, 'x-forwarded-for': addressOf(scans++) },
    })
    const scan = async () => {
      const { path, headers } = next()
      const answer = await fetch(ours.backend_url + path, { headers })
      const { trace } = (await answer.json()) as { trace?: unknown }
      if (!trace) throw new Error(`trace-scan: ${answer.status}`)
    }
    const results = []
    for (const phones of PHONES) {
      const { per_second, p95_ms } = await measureJourneys(scan, phones, seconds)
      const name = `trace-scan of 1,000,000 codes, ${phones} at once`
      results.push({ name, unit: 'scans/s', ours: per_second, plain: null, p95_ms })
    }
    const paced = (seconds: number) =>
      measurePaced({ base_url: ours.backend_url, next, connections: 16, seconds, rate: PER_SECOND })
    const buy = await ourJourney(ours)
    const [scansAlone, ordersAlone] = [await paced(seconds), await measureJourneys(buy, BUYERS, seconds)]
    const [scansBeside, ordersBeside] = await Promise.all([paced(seconds), measureJourneys(buy, BUYERS, seconds)])
    const rows = {
      scans: { alone: scansAlone, beside: scansBeside },
      orders: { alone: ordersAlone, beside: ordersBeside },
    }
    for (const [what, measured] of Object.entries(rows))
      for (const [how, { per_second, p95_ms }] of Object.entries(measured)) {
        const name = `${PER_SECOND} scans/s and ${BUYERS} buyers: ${what} ${how}`
        results.push({ name, unit: `${what}/s`, ours: per_second, plain: null, p95_ms })
      }
    return results
  } finally {
    await db.destroy()
  }
}
