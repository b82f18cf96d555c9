// What the shop's backend says about claims after the goods left. All money is integer fen, all times are UTC ISO strings.

export type ClaimKind = 'return_refund' | 'refund_only'
export type ClaimReason =
  'changed_mind' | 'damaged' | 'spoiled' | 'not_as_described' | 'missing' | 'not_received' | 'other'

export interface LineRule {
  allowed: boolean
  until: string | null
  why: string | null
}

export interface EligibleLine {
  line_item_id: string
  title: string
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  bought: number
  claimable: number
  paid_fen: number
  seven_days: LineRule
  quality: LineRule
}

export interface Eligibility {
  order_id: string
  receipt: { received_at: string; received_by: 'buyer' | 'carrier' | 'auto' } | null
  can_confirm: boolean
  auto_receipt_at: string | null
  lines: EligibleLine[]
  return_address: string | null
}

export interface ClaimEstimate {
  rule: 'seven_days' | 'quality'
  goods_fen: number
  freight_fen: number
  total_fen: number
}

/** What sending goods back cost, where the shop bears it. */
export interface ReturnFreight {
  state: 'requested' | 'paid' | 'refused'
  amount_fen: number
  paid_fen: number | null
  method: 'cash' | 'transfer' | null
  reason: string | null
  photos: { id: string }[]
  payee: string
}

export interface ClaimView {
  id: string
  kind: ClaimKind
  state: string
  rule: 'seven_days' | 'quality'
  reason: ClaimReason
  text: string | null
  goods_fen: number
  freight_fen: number
  refund_fen: number | null
  lowered_reason: string | null
  refuse_reason: string | null
  return_carrier: string | null
  return_waybill: string | null
  return_freight: ReturnFreight | null
  lines: { id: string; line_item_id: string; title: string; quantity: number }[]
  photos: { id: string }[]
  events: { type: string; actor_type: string; note: string | null; at: string }[]
}

export interface NewClaim {
  kind: ClaimKind
  reason: ClaimReason
  lines: { line_item_id: string; quantity: number }[]
  text?: string
  photo_ids?: string[]
}
