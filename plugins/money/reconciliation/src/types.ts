import type { Trouble } from '@shanzhen/ports/types'
import type { BillState, DifferenceRow } from './wire'

export type { BillState, BillTotals, DifferenceKind } from './wire'

/** 对账 in words and shapes: a channel's bill of one day, its lines, what differs, and what staff decided. */
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

/** One disagreement; null on a side means nothing is there. */
export type FoundDifference = Pick<
  DifferenceRow,
  'kind' | 'line_kind' | 'reference' | 'order_id' | 'here_fen' | 'there_fen'
>

/** What of a difference is booked when it is decided so. */
export type Booked = Pick<FoundDifference, 'line_kind' | 'here_fen' | 'there_fen'> & {
  id: string
  reference: string
  note: string
}
/** Of a channel's day, in the currency its bill names. */
export type OfBill = { channel: string; bill_date: string; currency: string }

export type Decision = { decision: string; note: string; decided_by: string }

export type TaskKind = Trouble['kind']
