import type { CaseBearer } from './wire'

export const STATEMENT_STATES = ['issued', 'disputed', 'confirmed'] as const
export type StatementState = (typeof STATEMENT_STATES)[number]

export type StatementRow = {
  id: string
  shop_id: string
  /** As it was called when the statement was closed. */
  shop_name: string
  seq: number
  number: string
  /** From the cut of the one before, to its own. */
  period_from: Date | null
  period_to: Date
  opening_fen: number
  closing_fen: number
  line_count: number
  /** Everything up to this entry stands in this or an earlier statement. */
  settled_entry_id: number
  previous_hash: string | null
  /** SHA-256 of the canonical content, hex. */
  hash: string
  made_by: string
  state: StatementState
  state_by: string
  state_at: Date
  created_at: Date
}

export type RemarkRow = {
  id: string
  statement_id: string
  /** The line it is about; null: the whole. */
  no: number | null
  reason: string
  by: string
  at: Date
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}

export type LateVerdict = {
  shop_order_id: string
  shop_id: string
  ship_by: Date
  /** `credited` with a sum, `excused` with a reason, or `on_time`. */
  verdict: 'credited' | 'excused' | 'on_time'
  amount_fen: number
  reason: string | null
}

export type CaseShare = {
  id: string
  after_sale_id: string
  bearer: CaseBearer
  party: string
  amount_fen: number
  voucher_id: string
  drafted_by: string
  created_at: Date
  /** Of its voucher. */
  state: string
}
