/** Questions about money that a channel pays to a person, by a number of ours; and what the channel says of it by itself. */
import type { MedusaContainer } from '@medusajs/framework/types'

/** What a transfer is paid for; the channel may have to report it. Words are short: thirty-two letters at the most. */
export type TransferPurpose =
  | { kind: 'commission'; /** 岗位类型 */ post: string; /** 报酬说明 */ about: string }
  | { kind: 'purchase'; /** 采购商品名称 */ goods: string }

/** The same number is sent with the same words, however often. */
export type TransferOrder = {
  /** Ours: letters and digits, stored and committed before anything is sent. */
  number: string
  amount_fen: number
  /** By which the channel knows the payee. */
  account_number: string
  /** As the payee's account there is held. */
  holder: string
  purpose: TransferPurpose
  /** What the payee reads: thirty-two letters at the most. */
  remark: string
}

/**
 * `accepted`, `processing`, `moving`: under way · `waiting`: for the payee's word · `canceling`: asked to stop · `paid`,
 * `failed`, `canceled`: over, for good.
 */
export type TransferState =
  | 'accepted'
  | 'processing'
  | 'waiting'
  | 'moving'
  | 'canceling'
  | 'paid'
  | 'failed'
  | 'canceled'

export type TransferSeen = {
  number: string
  amount_fen: number
  /** SHA-256 of the payee's number with the channel, hex; null where an answer does not name the payee. */
  payee_hash: string | null
  /** The channel's own number of it. */
  channel_number: string
  state: TransferState
  /** In words that staff and payee may read. */
  reason: string | null
  /** What opens the channel's sheet at which the payee confirms; while it waits, and not in every answer. */
  confirm: string | null
}

export type TransferAnswer =
  | { kind: 'seen'; transfer: TransferSeen }
  /** The channel refused; what became of the number is for a query to say. */
  | { kind: 'refused'; reason: string }
  /** The channel knows no such number, or not yet. */
  | { kind: 'not_there' }
  /** No answer, none that can be read or believed, or a fault of the channel's: anything may have happened. */
  | { kind: 'unknown'; reason: string }

export type TransferReceipt =
  | { state: 'there'; name: string; content: Buffer }
  | { state: 'not_yet' }
  | { state: 'none'; reason: string }

/** A channel that pays persons. No question throws for what the channel says or does not say. */
export interface Transfers {
  /** false in a shop without this channel's keys. */
  readonly connected: boolean
  /** The account of the book (`channel_receivable`) that the money leaves. */
  readonly provider_id: string
  readonly least_transfer_fen: number
  readonly most_transfer_fen: number
  sendTransfer(order: TransferOrder): Promise<TransferAnswer>
  findTransfer(number: string): Promise<TransferAnswer>
  /** Asks it to stop. @returns why that was not taken; null: what came of it is for a query to say */
  cancelTransfer(number: string): Promise<string | null>
  /** The channel's own receipt, asked for where that is needed. @throws where the channel does not answer */
  receiptOfTransfer(number: string): Promise<TransferReceipt>
  /** What the payee's page hands to the channel's app. */
  confirmWith(confirm: string): { mch_id: string; app_id: string; package: string }
}

/** Whoever keeps the transfers that a channel speaks of by itself. */
export interface TransferNews {
  /**
   * A message that is the channel's beyond doubt. It is a reason to ask the channel, and no more.
   * @returns why it speaks of no transfer of ours; null where it was followed
   * @throws where the channel does not say the same yet: come again
   */
  transferTold(container: MedusaContainer, told: TransferSeen): Promise<string | null>
}
