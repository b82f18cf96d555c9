import { noReadings, batchTooLarge, notReadings, ROW_MESSAGES } from '../errors'
import type { Metric, Reading, RefusalCode, RowRefusal } from '../types'

export const MAX_ROWS = 1000
export const FUTURE_MS = 10 * 60_000
export const OLDEST_MS = 400 * 86_400_000
const WITH_ZONE = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/

/** @throws IngestRefusal 422 for anything but a list of readings, 413 for too long a one. */
export function rowsOf(body: unknown): unknown[] {
  const rows = (body as { readings?: unknown } | null)?.readings
  if (!Array.isArray(rows)) throw notReadings()
  if (rows.length === 0) throw noReadings()
  if (rows.length > MAX_ROWS) throw batchTooLarge(MAX_ROWS)
  return rows
}

/** The rows a device may send now, and why each other one is turned away. */
export function checkRows(rows: unknown[], metrics: Pick<Metric, 'key'>[], now: number) {
  const known = new Set(metrics.map(({ key }) => key))
  const readings: Reading[] = []
  const refused: RowRefusal[] = []
  rows.forEach((row, i) => {
    const reading = readRow(row)
    const code = reading ? refusalOf(reading, known, now) : 'invalid'
    if (reading && !code) readings.push(reading)
    else if (code) refused.push({ row: i, code, message: ROW_MESSAGES[code] })
  })
  return { readings, refused }
}

function readRow(row: unknown): Reading | null {
  const { metric, at, value } = (row ?? {}) as Record<string, unknown>
  if (typeof metric !== 'string' || typeof value !== 'number' || !Number.isFinite(value)) return null
  const moment = typeof at === 'number' ? at : typeof at === 'string' ? momentOf(at) : NaN
  return Number.isFinite(moment) && Math.abs(moment) < 8.64e15 ? { metric, at: new Date(moment), value } : null
}

/** NaN for a day no calendar has: `Date` takes 30 February for 2 March. */
function momentOf(at: string): number {
  const day = WITH_ZONE.exec(at)?.[1]
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return day && midnight && new Date(midnight).toISOString().startsWith(day) ? Date.parse(at) : NaN
}

function refusalOf({ metric, at }: Reading, known: Set<string>, now: number): RefusalCode | null {
  if (!known.has(metric)) return 'unknown_metric'
  if (at.getTime() > now + FUTURE_MS) return 'future'
  return at.getTime() < now - OLDEST_MS ? 'too_old' : null
}
