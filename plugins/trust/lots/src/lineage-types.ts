/** A lot's own rows as its history is told from them. */
import type { LotState } from './wire'

export type { LotState } from './wire'

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

/** What a lot's own row says of it; days and moments as text. */
export type LotFacts = {
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
}

export type LineageLot = LotFacts & { good_id: string; producer_id: string | null }
