import type { InspectionResult, OutgoingVerdict } from './wire'

export { OUTGOING_VERDICTS, type OutgoingLine, type OutgoingState, type OutgoingVerdict } from './wire'

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
