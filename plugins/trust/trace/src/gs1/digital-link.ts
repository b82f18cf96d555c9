/**
 * GS1 Digital Link of a lot or of one bag: `{base}/01/{GTIN14}/10/{lot}[/21/{serial}][?17=YYMMDD]`. The order of the keys
 * is the standard's (primary key, lot, serial); best before travels as an attribute. https://ref.gs1.org/standards/digital-link/
 */
import { isGtin } from '@shanzhen/producers/check-digits'

export type LinkParts = { gtin14: string; lot: string; serial?: string | null; best_before?: Date | string | null }
type Parsed = { gtin14: string; lot: string; serial: string | null; best_before: string | null }

/** Characters of GS1's set 82 that a path carries as they are; the others travel percent-encoded. */
const KEY = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/

/** A GTIN of any length in the fourteen digits a link wants. */
export const toGtin14 = (gtin: string): string => gtin.padStart(14, '0')

/** @param base the shop's address without a slash at its end. @throws RangeError for a part the standard does not allow. */
export function buildLink(base: string, { gtin14, lot, serial, best_before }: LinkParts): string {
  if (gtin14.length !== 14 || !isGtin(gtin14)) throw new RangeError(`not a GTIN-14: ${gtin14}`)
  for (const key of [lot, ...(serial ? [serial] : [])])
    if (!KEY.test(key)) throw new RangeError(`not a GS1 key: ${key}`)
  const path = `/01/${gtin14}/10/${encodeURIComponent(lot)}${serial ? `/21/${encodeURIComponent(serial)}` : ''}`
  return `${base}${path}${best_before ? `?17=${yymmdd(best_before)}` : ''}`
}

/** @param link an address or its path with query. @returns null where keys are missing, out of order or misprinted. */
export function parseLink(link: string): Parsed | null {
  if (!URL.canParse(link, 'http://gs1.invalid')) return null
  const { pathname, searchParams } = new URL(link, 'http://gs1.invalid')
  const found = /\/01\/(\d{14})\/10\/([^/]+)(?:\/21\/([^/]+))?\/?$/.exec(pathname)
  if (!found) return null
  const gtin14 = found[1] ?? ''
  const [lot, serial] = [decode(found[2]), decode(found[3])]
  if (!isGtin(gtin14) || !lot || !KEY.test(lot) || (found[3] && (!serial || !KEY.test(serial)))) return null
  const date = searchParams.get('17')
  return { gtin14, lot, serial, best_before: date ? dateOf(date) : null }
}

/** The day in Shanghai a lot is best before, as GS1 writes it. */
function yymmdd(day: Date | string): string {
  const iso =
    typeof day === 'string' ? day.slice(0, 10) : new Date(day.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  return iso.slice(2).replaceAll('-', '')
}

/** `270131` → `2027-01-31`; null where it is no day of the calendar. */
function dateOf(text: string): string | null {
  const iso = text.replace(/^(\d\d)(\d\d)(\d\d)$/, '20$1-$2-$3')
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}

function decode(text: string | undefined): string | null {
  try {
    return text ? decodeURIComponent(text) : null
  } catch {
    return null
  }
}
