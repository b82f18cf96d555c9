export type LineKind = 'payment' | 'refund'

/**
 * What a payment channel's plugin offers so that its money can be reconciled. The channel's module service implements
 * it; the shop's configuration names the container key, and nothing here knows which channels there are.
 */
export interface BillChannel {
  /** false in a shop without this channel's keys. */
  readonly connected: boolean
  /** The id of a workflow taking `{ reference }` that asks the channel again about a trouble. */
  readonly follow_workflow: string

  /**
   * The bill of one Beijing day that is over, its completeness proven (hash or summary).
   * @throws where the file is not to be believed; nothing of it may then be used
   */
  fetchBill(day: string): Promise<FetchedBill>

  /** Under which numbers the channel knows these payments and their refunds. */
  numbersOf(payments: PaymentHere[]): Promise<MovementNumber[]>

  /** What needs a person now, disputes that were lost, and how it stands with the references asked for. */
  listTroubles(known: string[]): Promise<Trouble[]>
}

export type FetchedBill =
  | { state: 'there'; hash: string; file: { name: string; content: Buffer } | null; lines: BillLine[] }
  /** Nothing happened that day. */
  | { state: 'empty' }
  /** The channel is still writing it: ask later. */
  | { state: 'not_yet' }

export type BillLine = {
  kind: LineKind
  our_number: string
  channel_number: string
  /** Whose money it is, where the number tells. */
  payment_session_id: string | null
  /** What moved, in whole fen; a failed refund moved nothing. */
  amount_fen: number
  currency: string
  /** Taken by the channel; negative where it gives a fee back. */
  fee_fen: number
  fee_currency: string
  occurred_at: Date
  raw: Record<string, string>
}

export type PaymentHere = {
  id: string
  payment_session_id: string
  data: Record<string, unknown>
  /** Oldest first. */
  refunds: { id: string; amount_fen: number }[]
}

/** `movement_id` is a payment's or a refund's id. */
export type MovementNumber = { movement_id: string; number: string }

export type Trouble = {
  kind: 'refund_abnormal' | 'refund_closed' | 'dispute'
  reference: string
  payment_session_id: string | null
  amount_fen: number
  currency: string
  /** In the channel's words, as staff may read them. */
  reason: string
  due_at: Date | null
  /** It is over; `reason` says how. */
  settled: boolean
  /** Of a dispute that is over: what of it the buyer was given. */
  lost_fen?: number
}
