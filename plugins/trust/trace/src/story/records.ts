/** A lot and all that is known of it, as the trace reads it once and tells it in three forms: page, EPCIS, label. */
import type { EventRecord, LotFacts, PhotoRecord, TestRecord } from '@shanzhen/lots/lineage-types'
import type { GoodKind, ProducerKind } from '@shanzhen/producers/types'

export type { EventRecord, LotState, PhotoRecord, TestRecord } from '@shanzhen/lots/lineage-types'

export type LotRecord = LotFacts & {
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
