import type { TransferPurpose, TransferState } from '@shanzhen/ports/types'

/** The words of payouts. Amounts are whole fen. */
export const PAYOUT_CHANNELS = ['bank', 'wechat'] as const
export type PayoutChannel = (typeof PAYOUT_CHANNELS)[number]
export const PAYOUT_STATES = [
  'asked',
  'checked',
  'approved',
  'sent',
  'paid',
  'failed',
  'returned',
  'refused',
  'canceled',
] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]
/** On the way: its money is in transit, and the payee waits. */
export const OPEN_STATES: readonly PayoutState[] = ['asked', 'checked', 'approved', 'sent']

export type PayoutRow = {
  id: string
  /** Ours, fixed before anything is sent; the bank's file and its answer bear it. */
  number: string
  payee_type: string
  payee_id: string
  payee_name: string
  amount_fen: number
  currency: string
  /** The kind of the ledger's account it comes out of. */
  out_of: string
  /** By the kind of the payee's account. */
  channel: PayoutChannel
  /** What a transfer is paid for. */
  purpose: TransferPurpose | null
  account_id: string
  bank: string
  holder: string
  number_end: string
  state: PayoutState
  state_by: string
  state_at: Date
  state_reason: string | null
  asked_by: string
  checked_by: string | null
  approved_by: string | null
  batch_id: string | null
  /** What the bank calls the payment. */
  reference: string | null
  created_at: Date
}
export type PayoutStep = {
  id: number
  payout_id: string
  state: PayoutState
  by: string
  at: Date
  reason: string | null
  reference: string | null
}
export type BatchRow = { id: string; number: string; made_by: string; count: number; created_at: Date }

/**
 * `sending`: on its way, the channel has not said that it has it · `refused`: it said no, which is no end · `dropped`: it never
 * had it, and it is not sent again · the others are the channel's words.
 */
export type OwnTransferState = 'sending' | 'refused' | TransferState | 'dropped'
export const OVER: readonly OwnTransferState[] = ['paid', 'failed', 'canceled', 'dropped']
export type TransferRow = {
  payout_id: string
  state: OwnTransferState
  channel_number: string | null
  reason: string | null
  /** What the payee confirms it by. */
  confirm: string | null
  /** How often it was sent, always under the payout's number. */
  attempts: number
  sent_at: Date | null
  /** When the channel last said something that could be read. */
  asked_at: Date | null
  next_at: Date
  receipt: 'due' | 'kept' | 'none' | null
  receipt_tries: number
  created_at: Date
}
/** Who moves a payout when its channel has spoken. */
export const BY_CHANNEL = 'channel:wechat'
