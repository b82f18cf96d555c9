import type { LineKind, Trouble } from '@shanzhen/ports/types'

/** 对账 in words and shapes: a channel's bill of one day, its lines, what differs, and what staff decided. */
export type DifferenceKind = 'missing_here' | 'missing_there' | 'amount_differs'
export type BillState = 'failed' | 'fetched' | 'matched'

export const DIFFERENCE_DECISIONS = ['booked_by_hand', 'refunded_to_buyer', 'channel_corrects', 'no_action'] as const
export const TASK_DECISIONS = ['settled_at_channel', 'paid_by_hand', 'evidence_sent', 'accepted', 'no_action'] as const
/** Nobody decided: it came right by itself. */
export const SETTLED_ITSELF = 'settled_itself'
export const SYSTEM = 'system'

export type Bill = {
  id: string
  channel: string
  bill_date: string
  state: BillState
  hash: string | null
  failure: string | null
  attempts: number
  next_attempt_at: Date | null
  fetched_by: string
  fetched_at: Date | null
  matched_at: Date | null
}

export type BillTotals = {
  payment_count: number
  payment_fen: number
  refund_count: number
  refund_fen: number
  fee_fen: number
  open_differences: number
  differences: number
}

/** One disagreement; null on a side means nothing is there. */
export type FoundDifference = {
  kind: DifferenceKind
  line_kind: LineKind
  reference: string
  order_id: string | null
  here_fen: number | null
  there_fen: number | null
}

export type Decision = { decision: string; note: string; decided_by: string }

export type TaskKind = Trouble['kind']
