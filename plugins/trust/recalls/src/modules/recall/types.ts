import type { AffectedKind, AffectedState, RecallClass } from '../../wire'

export { AFFECTED_STATES, type AffectedState, RECALL_CLASSES, type RecallClass } from '../../wire'

/** What staff still have to do something about. */
export const WAITING: AffectedState[] = ['pending', 'held', 'notified', 'untold']
export const OVER: AffectedState[] = ['returned', 'refunded', 'unreachable', 'secured']

/** One order line with goods of these lots, one order that waits for them, or one place where some lie. */
export type Affected = {
  kind: AffectedKind
  lot_id: string | null
  order_id: string | null
  line_item_id: string | null
  fulfillment_id: string | null
  location_id: string | null
  quantity: number
  state: AffectedState
}

export type RecallRow = {
  id: string
  lot_id: string
  lot_ids: string[]
  reason: string
  class: RecallClass
  state: 'open' | 'closed'
  opened_by: string
  opened_at: Date
  stopped_at: Date | null
  /** How far the lots' story went when they were last looked at. */
  looked_at_mark: string | null
  closed_by: string | null
  closed_at: Date | null
}
export type AffectedRow = Affected & {
  id: string
  recall_id: string
  /** Goods and carriage together. */
  refund_fen: number | null
  /** How much of it is carriage. */
  freight_fen: number
  /** How many pieces of its line that paid for; null of before it was written down. */
  pieces: number | null
  changed_by: string | null
  updated_at: Date
}
