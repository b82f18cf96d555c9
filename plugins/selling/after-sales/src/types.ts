/** What after-sales say to the outside: who may send back what until when, and the requests. Amounts are fen. */

export const KINDS = ['return_refund', 'refund_only'] as const
export type AfterSaleKind = (typeof KINDS)[number]

export const REASONS = [
  'changed_mind',
  'damaged',
  'spoiled',
  'not_as_described',
  'missing',
  'not_received',
  'other',
] as const
export type AfterSaleReason = (typeof REASONS)[number]

export const STATES = [
  'requested',
  'approved',
  'sent_back',
  'received',
  'inspected',
  'refunding',
  'refunded',
  'refused',
  'withdrawn',
] as const
export type AfterSaleState = (typeof STATES)[number]

/** seven_days: no reason needed; quality: something is wrong with the goods. */
export type AfterSaleRule = 'seven_days' | 'quality'

/** What was done with goods that cannot be sold again. */
export const DISPOSALS = ['destroyed', 'donated', 'sent_to_producer', 'returned_to_buyer'] as const
export type Disposal = (typeof DISPOSALS)[number]

/** buyer: confirmed; carrier: the last parcel was marked delivered; auto: time ran out. */
export type ReceivedBy = 'buyer' | 'carrier' | 'auto'
export type Receipt = { received_at: string; received_by: ReceivedBy }

export type Actor = { type: 'buyer' | 'staff' | 'system'; id: string | null }

export type ClaimLine = { line_item_id: string; quantity: number }

export type LineRule = { allowed: boolean; until: string | null; why: string | null }

export type EligibleLine = {
  line_item_id: string
  title: string
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  bought: number
  /** Shipped and not claimed yet. */
  claimable: number
  paid_fen: number
  seven_days: LineRule
  quality: LineRule
}

export type Eligibility = {
  order_id: string
  receipt: Receipt | null
  can_confirm: boolean
  auto_receipt_at: string | null
  lines: EligibleLine[]
  return_address: string | null
}

export type Estimate = { rule: AfterSaleRule; goods_fen: number; freight_fen: number; total_fen: number }

export type AfterSaleLineView = {
  id: string
  line_item_id: string
  title: string
  quantity: number
  amount_fen: number
  sellable: number | null
  unsellable: number | null
  disposal: Disposal | null
}
export type AfterSaleEventView = { type: AfterSaleState; actor_type: Actor['type']; note: string | null; at: string }

/** What sending goods back cost their buyer, where the shop bears it. */
export type ReturnFreightView = {
  state: 'requested' | 'paid' | 'refused'
  amount_fen: number
  paid_fen: number | null
  method: 'cash' | 'transfer' | null
  reason: string | null
  photos: { id: string }[]
  /** Where the money shall go; for staff and the buyer who wrote it. */
  payee: string
}

export type AfterSaleView = {
  id: string
  order_id: string
  kind: AfterSaleKind
  state: AfterSaleState
  rule: AfterSaleRule
  reason: AfterSaleReason
  text: string | null
  version: number
  goods_fen: number
  freight_fen: number
  refund_fen: number | null
  lowered_reason: string | null
  refuse_reason: string | null
  return_carrier: string | null
  return_waybill: string | null
  restock: 'none' | 'started' | 'done'
  /** The newest asking; null where there was none. */
  return_freight: ReturnFreightView | null
  created_at: string
  lines: AfterSaleLineView[]
  photos: { id: string }[]
  events: AfterSaleEventView[]
}

export type AfterSalesOptions = {
  orderLinkSecret?: string
  /** Where goods are sent back to, as the buyer reads it. */
  returnAddress?: string
  autoReceiptDays?: { express: number; pickup: number }
  /** How long quality problems of fresh goods may be claimed after receipt. */
  freshQualityHours?: number
  /** Container key of who weighs what is packed (`Corrections`); none: prices stay as they were paid. */
  corrections?: string
  /** Container key of who pays goods back before they left (`StoppedLines`); none: all of it leaves. */
  stopped?: string
  /** Container key of who pays for pieces beside claims (money-kit's `paid-back.ts`); none: nobody does. */
  paidBack?: string
}
