import type { InspectionResult, StandardLimit } from './lot-types'

/** Goods of a paid order looked at before they leave (出库检验), and what keeps them here. */
export const OUTGOING_VERDICTS = ['passed', 'held'] as const
export type OutgoingVerdict = (typeof OUTGOING_VERDICTS)[number]

/** What staff enter; `line_item_id` null: the whole order. */
export type OutgoingInput = {
  order_id: string
  line_item_id: string | null
  lot_ids: string[]
  values: { name: string; value: number }[]
  verdict: OutgoingVerdict
  reason: string | null
  note: string | null
  inspector: string
}

/** Written once; a hold learns once who lifted it and why. */
export type OutgoingInspection = {
  id: string
  order_id: string
  line_item_id: string | null
  verdict: OutgoingVerdict
  reason: string | null
  results: InspectionResult[]
  note: string | null
  inspector: string
  at: Date
  lot_codes: string[]
  lifted_by: string | null
  lifted_at: Date | null
  lift_reason: string | null
}

export type Lift = { id: string; lifted_by: string; reason: string }

/** A line at the packing table: what may be measured, which lots it would be taken from, and what is still missing. */
export type OutgoingLine = {
  line_item_id: string
  title: string
  /** Pieces that have not gone to the carrier. */
  left: number
  /** Its standard asks for an inspection before each parcel, and none has passed since the last one. */
  missing: boolean
  limits: StandardLimit[]
  lots: { id: string; code: string }[]
}

export type { OutgoingState } from './wire'
