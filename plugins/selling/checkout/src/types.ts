/** What checkout says to the outside: quotes, placed orders and the order as its buyer sees it. Amounts are fen. */

/** open: 待付款, goods held; paid: the money is there; canceled: goods freed, final. */
export const PLACEMENT_STATES = ['open', 'paid', 'canceled'] as const
export type PlacementState = (typeof PLACEMENT_STATES)[number]

/** expired: time ran out; buyer: canceled by the buyer; staff: canceled in the admin; refund_pending: its money goes back. */
export type CancelReason = 'expired' | 'buyer' | 'staff' | 'refund_pending'

/** Why a buyer gives up an order that is paid and has not left. */
export const BUYER_CANCEL_REASONS = ['changed_mind', 'wrong_order', 'wrong_address', 'too_slow', 'other'] as const
export type BuyerCancelReason = (typeof BUYER_CANCEL_REASONS)[number]

/** Whose name stands on a receipt. */
export type Seller = { name: string; credit_code?: string; address?: string; phone?: string }

/** not_for_sale: the shop's gate refuses it (licence, inspection, recall), the message says why. */
export type LineReason = 'gone' | 'not_for_sale' | 'sold_out' | 'insufficient' | 'not_shippable'

export type LineFacts = {
  kind: string | null
  perishable: boolean
  age_limit: number | null
  not_food: boolean
  /** Paid by about so much, weighed when packed; what is missing goes back. */
  variable_weight: boolean
}

export type QuoteLine = {
  variant_id: string
  product_id: string | null
  handle: string | null
  title: string | null
  /** null where it has no English name. */
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  unit_price_fen: number
  total_fen: number
  discount_fen: number
  weight_g: number
  available: number
  reason: LineReason | null
  message: string | null
  facts: LineFacts
}

export type ShippingType = 'express' | 'cold_chain' | 'pickup'

export type QuoteShippingOption = {
  id: string
  name: string
  type: ShippingType
  amount_fen: number | null
  reason: string | null
}

export type QuoteProblem = {
  code: string
  message: string
  variant_id?: string
  /** Of a code that takes nothing off: as the buyer wrote it, and why. */
  promotion_code?: string
  reason?: string
}

export type Quote = {
  lines: QuoteLine[]
  shipping_options: QuoteShippingOption[]
  shipping_option_id: string | null
  items_fen: number
  discount_fen: number
  freight_fen: number | null
  total_fen: number | null
  currency_code: 'cny'
  weight_g: number
  requires: { age_confirmation: boolean; fresh_notice: boolean }
  problems: QuoteProblem[]
}

export type ChangeCode =
  | 'price_changed'
  | 'gone'
  | 'not_for_sale'
  | 'sold_out'
  | 'insufficient'
  | 'not_shippable'
  | 'freight_changed'
  | 'total_changed'

export type Change = {
  code: ChangeCode
  message: string
  variant_id?: string
  was_fen?: number
  now_fen?: number
  available?: number
}

export type Address = {
  name: string
  phone: string
  province: string
  city: string
  district: string
  detail: string
}

export type OrderStatus =
  'awaiting_payment' | 'paid' | 'partially_shipped' | 'shipped' | 'delivered' | 'canceled' | 'refunded'

export type OrderLineView = {
  id: string
  product_id: string | null
  variant_id: string | null
  handle: string | null
  title: string
  /** As it was when sold; null where it had none. */
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  unit_price_fen: number
  total_fen: number
  shipped_quantity: number
  /** Pieces that staff took back by an exchange or a return; claims of the buyer are not among them. */
  returned_quantity: number
  /** Of a good of variable weight: grams of one piece as sold, and what its pieces weighed once they were packed. */
  weight: { nominal_g: number; weighed: Weighed | null } | null
}

/** Totals of the pieces weighed so far; `back_fen` is what of their price goes back. */
export type Weighed = { quantity: number; nominal_g: number; actual_g: number; back_fen: number }

export type ParcelView = {
  id: string
  carrier: string | null
  /** Waits at the pickup point for its buyer. */
  collected: boolean
  tracking_number: string | null
  tracking_url: string | null
  shipped_at: string | null
  delivered_at: string | null
  lines: { title: string; title_en: string | null; variant_title: string | null; quantity: number }[]
}

export type TimelineEntry = { at: string; code: string; text: string }

/** weight: goods were lighter than they were sold; excess: more had been paid than the order costs. */
export type RefundReason = 'weight' | 'excess'

export type OrderView = {
  id: string
  display_id: number
  created_at: string
  status: OrderStatus
  expires_at: string | null
  cancel_reason: CancelReason | null
  /** Its buyer may still cancel it: unpaid, or paid and nothing of it packed. */
  cancelable: boolean
  email: string | null
  note: string | null
  lines: OrderLineView[]
  address: Address | null
  items_fen: number
  freight_fen: number
  discount_fen: number
  /** What its goods, carriage and discounts come to as the order stands; `paid_fen` is what came in. */
  total_fen: number
  paid_fen: number
  /** Still to be paid, also for what staff added to a paid order. */
  due_fen: number
  currency_code: string
  shipping: { name: string; type: ShippingType } | null
  parcels: ParcelView[]
  payment: { provider: string; status: string; paid_at: string | null } | null
  refunds: { amount_fen: number; created_at: string; status: string; reason: RefundReason | null }[]
  /** Not yet on its way back: what was paid for a canceled order, too much, or for goods lighter than they were sold. */
  owed_fen: number
  timeline: TimelineEntry[]
}

/** What a buyer who canceled a paid order gets back, and where to. */
export type CancelRefund = { amount_fen: number; provider: string; message: string }

export type PaymentView = {
  provider: string
  channel: string
  status: string
  amount_fen: number
  expires_at: string | null
  code_url?: string
  h5_url?: string
  jsapi_params?: Record<string, unknown>
  client_secret?: string
  publishable_key?: string
  js_url?: string
}

/** Goods that one unpaid order holds, as staff see it. */
export type UnpaidHold = {
  order_id: string
  display_id: number
  buyer: string
  phone: string | null
  guest: boolean
  /** IPv4 address or IPv6 /64 the order came from. */
  network: string | null
  pieces: number
  lines: { title: string; quantity: number }[]
  placed_at: string
  expires_at: string
}

/** What staff see of an order's money beside Medusa's own panel. */
export type StaffView = {
  state: PlacementState | null
  /** Until when its goods wait for the money. */
  expires_at: string | null
  due_fen: number
  /** Opens the order's page, where it can be paid, for whoever holds it. */
  pay_link: string
  hand_refunds: { refund_id: string; method: 'cash' | 'transfer'; amount_fen: number; given: boolean }[]
}
