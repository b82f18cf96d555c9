/** A lot and all that is known of it, as the trace reads it once and tells it in three forms: page, EPCIS, label. */
import type { GoodKind, ProducerKind } from '../types'

export type LotState = 'quarantine' | 'released' | 'rejected' | 'recalled' | 'used_up' | 'expired' | 'voided'

export type EventRecord = {
  seq: number
  type: string
  occurred_at: string
  recorded_at: string
  /** JSON stored verbatim; what the hash is over. */
  body: string
  prev_hash: string
  hash: string
  corrects_seq: number | null
}

/** A picture that is shown, of the lot's event `of_seq`. */
export type PhotoRecord = { of_seq: number; url: string; caption: string }

export type TestRecord = {
  kind: string
  method: string | null
  sampling: string | null
  inspector: string | null
  verdict: string
  at: string
  results: { name: string; value: string; unit: string | null; limit: string | null; ok: boolean }[]
}

export type LotRecord = {
  id: string
  code: string
  state: LotState
  is_demo: boolean
  unit: 'piece' | 'g'
  received_quantity: number
  inventory_item_id: string | null
  town: string | null
  village: string | null
  plot: string | null
  made_on: string | null
  best_before: string | null
  received_at: string | null
  released_at: string | null
  /** Pieces (or grams) that left for a buyer so far. */
  shipped_quantity: number
  /** How to reach whoever promised the goods; printed where the law wants it, never told in a story. */
  promiser_contact: string | null
  producer: ProducerRecord | null
  good: GoodRecord | null
  events: EventRecord[]
  tests: TestRecord[]
  photos: PhotoRecord[]
  parents: { quantity: number; lot: LotRecord }[]
}

export type ProducerRecord = {
  name: string
  kind: ProducerKind
  sc_licence: string | null
  credit_code: string | null
  town: string | null
  is_demo: boolean
}

/** The good a lot is of, and where a bag of it is one: the size it is sold in. */
export type GoodRecord = {
  kind: GoodKind
  gi: string | null
  title: string
  title_en: string | null
  handle: string | null
  thumbnail: string | null
  variant: { id: string; title: string; gtin14: string | null } | null
}

/** The lot itself and everything it was made from, each once, youngest first. */
export function lineage(lot: LotRecord): LotRecord[] {
  const seen = new Map<string, LotRecord>()
  const visit = (one: LotRecord) => {
    if (seen.has(one.id)) return
    seen.set(one.id, one)
    one.parents.forEach((parent) => visit(parent.lot))
  }
  visit(lot)
  return [...seen.values()]
}
