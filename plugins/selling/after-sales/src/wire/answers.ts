/** What after-sales answer: who may send back what until when, and the claims. Money is whole fen, moments UTC ISO. */
import { z } from '@medusajs/framework/zod'

const text = z.string().nullable()
const fen = z.int()

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
  /** The goods went once more, and no money. */
  'resent',
  'refused',
  'withdrawn',
] as const
export type AfterSaleState = (typeof STATES)[number]

/** What a shop would rather have of us: its money, or the goods once more. */
export const WISHES = ['refund', 'resend'] as const
export type Wish = (typeof WISHES)[number]

/** seven_days: no reason needed; quality: something is wrong with the goods. */
const AfterSaleRule = z.enum(['seven_days', 'quality'])
export type AfterSaleRule = z.infer<typeof AfterSaleRule>

/** What was done with goods that cannot be sold again. */
export const DISPOSALS = ['destroyed', 'donated', 'sent_to_producer', 'returned_to_buyer'] as const
export type Disposal = (typeof DISPOSALS)[number]

/** buyer: confirmed; carrier: the last parcel was marked delivered; auto: time ran out. */
const ReceivedBy = z.enum(['buyer', 'carrier', 'auto'])
export type ReceivedBy = z.infer<typeof ReceivedBy>

export const Receipt = z.object({ received_at: z.string(), received_by: ReceivedBy })
export type Receipt = z.infer<typeof Receipt>

const LineRule = z.object({ allowed: z.boolean(), until: text, why: text })
export type LineRule = z.infer<typeof LineRule>

const EligibleLine = z.object({
  line_item_id: z.string(),
  title: z.string(),
  title_en: text,
  variant_title: text,
  thumbnail: text,
  bought: z.int(),
  /** Shipped and not claimed yet. */
  claimable: z.int(),
  paid_fen: fen,
  seven_days: LineRule,
  quality: LineRule,
})
export type EligibleLine = z.infer<typeof EligibleLine>

export const Eligibility = z.object({
  order_id: z.string(),
  receipt: Receipt.nullable(),
  can_confirm: z.boolean(),
  auto_receipt_at: text,
  lines: z.array(EligibleLine),
  return_address: text,
})
export type Eligibility = z.infer<typeof Eligibility>

export const Estimate = z.object({ rule: AfterSaleRule, goods_fen: fen, freight_fen: fen, total_fen: fen })
export type Estimate = z.infer<typeof Estimate>

const AfterSaleLineView = z.object({
  id: z.string(),
  line_item_id: z.string(),
  title: z.string(),
  quantity: z.int(),
  amount_fen: fen,
  sellable: z.int().nullable(),
  unsellable: z.int().nullable(),
  disposal: z.enum(DISPOSALS).nullable(),
  /** The line by which these pieces were sent once more. */
  resent_line_id: text,
})
export type AfterSaleLineView = z.infer<typeof AfterSaleLineView>

const AfterSaleEventView = z.object({
  type: z.enum(STATES),
  actor_type: z.enum(['buyer', 'staff', 'system']),
  note: text,
  at: z.string(),
})
export type AfterSaleEventView = z.infer<typeof AfterSaleEventView>

const Photos = z.array(z.object({ id: z.string() }))

/** What sending goods back cost their buyer, where the shop bears it. */
const ReturnFreightView = z.object({
  state: z.enum(['requested', 'paid', 'refused']),
  amount_fen: fen,
  paid_fen: fen.nullable(),
  method: z.enum(['cash', 'transfer']).nullable(),
  reason: text,
  photos: Photos,
  /** Where the money shall go; for staff and the buyer who wrote it. */
  payee: z.string(),
})
export type ReturnFreightView = z.infer<typeof ReturnFreightView>

export const AfterSaleView = z.object({
  id: z.string(),
  order_id: z.string(),
  kind: z.enum(KINDS),
  state: z.enum(STATES),
  rule: AfterSaleRule,
  reason: z.enum(REASONS),
  text,
  wish: z.enum(WISHES).nullable(),
  version: z.int(),
  goods_fen: fen,
  freight_fen: fen,
  refund_fen: fen.nullable(),
  lowered_reason: text,
  refuse_reason: text,
  return_carrier: text,
  return_waybill: text,
  restock: z.enum(['none', 'started', 'done']),
  /** The newest asking; null where there was none. */
  return_freight: ReturnFreightView.nullable(),
  created_at: z.string(),
  lines: z.array(AfterSaleLineView),
  photos: Photos,
  events: z.array(AfterSaleEventView),
})
export type AfterSaleView = z.infer<typeof AfterSaleView>

/** Whose order a claim is about: staff ring them up. */
export const ClaimOrder = z.object({ id: z.string(), display_id: z.int(), buyer: text, phone: text })
export type ClaimOrder = z.infer<typeof ClaimOrder>

export const AfterSalePage = z.object({
  requests: z.array(AfterSaleView),
  orders: z.array(ClaimOrder),
  count: z.int(),
  /** By state. */
  counts: z.record(z.string(), z.int()),
  page: z.int(),
  page_size: z.int(),
})
export type AfterSalePage = z.infer<typeof AfterSalePage>

/** `left_fen`: what of the order's money is still here. */
export const AfterSaleFile = z.object({
  request: AfterSaleView,
  left_fen: z.int(),
  order: ClaimOrder.nullable(),
  /** By step: who of the staff took it. Its buyer reads of staff as one. */
  by: z.record(z.string(), z.string()),
  /** Whether its goods may be sent once more; `why` not, in words, where it is a claim of a shop. */
  resend: z.object({ possible: z.boolean(), why: text }),
})
export type AfterSaleFile = z.infer<typeof AfterSaleFile>
