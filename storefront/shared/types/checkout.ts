// What the shop's backend says about a basket and an order: the shapes of the checkout routes.
// All money is integer fen, all weights are grams, all times are UTC ISO strings.

export type ShippingType = 'express' | 'cold_chain' | 'pickup'
export type PaymentProvider = 'wechatpay' | 'stripe'
export type PaymentChannel = 'native' | 'h5' | 'jsapi' | 'card'
export type OrderStatus =
  'awaiting_payment' | 'paid' | 'partially_shipped' | 'shipped' | 'delivered' | 'canceled' | 'refunded'

export interface ShippingChoice {
  id: string
  name: string
  type: ShippingType
  /** null when this way cannot carry the basket; `reason` then says why. */
  amount_fen: number | null
  reason: string | null
}

export interface QuoteLine {
  variant_id: string
  product_id: string | null
  handle: string | null
  title: string | null
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  unit_price_fen: number
  total_fen: number
  discount_fen: number
  weight_g: number
  /** How many can be bought now. */
  available: number
  reason: null | 'gone' | 'not_for_sale' | 'sold_out' | 'insufficient' | 'not_shippable'
  message: string | null
  facts: {
    kind: string | null
    perishable: boolean
    age_limit: number | null
    not_food: boolean
    /** Paid by about so much, weighed when packed; what is missing goes back. */
    variable_weight: boolean
  }
}

export interface QuoteProblem {
  code: string
  message: string
  variant_id?: string
}

export interface Quote {
  lines: QuoteLine[]
  shipping_options: ShippingChoice[]
  shipping_option_id: string | null
  items_fen: number
  discount_fen: number
  freight_fen: number | null
  total_fen: number | null
  currency_code: string
  weight_g: number
  requires: { age_confirmation: boolean; fresh_notice: boolean }
  problems: QuoteProblem[]
}

export interface QuoteChange {
  code: string
  message: string
  variant_id?: string
  was_fen?: number
  now_fen?: number
  available?: number
}

export interface OrderAddress {
  name: string
  phone: string
  province: string
  city: string
  district: string
  detail: string
}

export interface OrderLine {
  id: string
  product_id: string | null
  variant_id: string | null
  handle: string | null
  title: string
  title_en: string | null
  variant_title: string | null
  thumbnail: string | null
  quantity: number
  unit_price_fen: number
  total_fen: number
  shipped_quantity: number
  /** Pieces taken back by an exchange or a return of the shop's. */
  returned_quantity: number
  /** Of a good of variable weight: grams of one piece as sold, and totals of the pieces weighed so far. */
  weight: {
    nominal_g: number
    weighed: { quantity: number; nominal_g: number; actual_g: number; back_fen: number } | null
  } | null
}

/** Whether an outgoing inspection keeps what has not left yet. */
export type OutgoingState = 'inspecting' | 'held' | null

/** A lot goods of one line came from. Dates are YYYY-MM-DD. */
export interface OrderLot {
  line_item_id: string
  code: string
  title: string
  title_en: string | null
  quantity: number
  made_on: string
  best_before: string
  is_demo: boolean
  recalled: boolean
  tested_at: string | null
  verdict: 'passed' | 'failed' | null
  /** Path of the lot's public story. */
  link: string | null
}

export interface Parcel {
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

export interface Refund {
  amount_fen: number
  created_at: string
  status: string
  /** weight: goods were lighter than they were sold as; excess: more had been paid than the order costs. */
  reason: 'weight' | 'excess' | null
}

export interface OrderView {
  id: string
  display_id: number
  created_at: string
  status: OrderStatus
  /** When an unpaid order is closed and its stock freed. */
  expires_at: string | null
  cancel_reason: string | null
  /** The buyer may still cancel it. */
  cancelable: boolean
  email: string | null
  note: string | null
  lines: OrderLine[]
  address: OrderAddress | null
  items_fen: number
  freight_fen: number
  discount_fen: number
  total_fen: number
  paid_fen: number
  /** Still to be paid, also for what staff added to a paid order. */
  due_fen: number
  currency_code: string
  shipping: { name: string; type: ShippingType } | null
  parcels: Parcel[]
  payment: { provider: string; status: string; paid_at: string | null } | null
  refunds: Refund[]
  /** Not yet on its way back: what was paid for a canceled order, too much, or for goods lighter than sold. */
  owed_fen: number
  timeline: { at: string; code: string; text: string }[]
}

export interface Payment {
  provider: PaymentProvider
  channel: PaymentChannel
  status: string
  amount_fen: number
  expires_at: string | null
  code_url?: string
  h5_url?: string
  jsapi_params?: Record<string, string>
  client_secret?: string
  publishable_key?: string
  js_url?: string
}

/** Every refusal of the backend: `message` is written for the shopper. */
export interface StoreFault {
  type: string
  code?: string
  message: string
  fields?: Record<string, string>
  changes?: QuoteChange[]
  quote?: Quote
}
