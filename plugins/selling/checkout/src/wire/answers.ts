/** What checkout answers: quotes and the order as its buyer sees it. Money is whole fen, weights are grams, times UTC ISO. */
import { z } from '@medusajs/framework/zod'

const text = z.string().nullable()
const fen = z.int()
const moment = z.string()

export const ShippingType = z.enum(['express', 'cold_chain', 'pickup'])
export type ShippingType = z.infer<typeof ShippingType>

/** not_for_sale: the shop's gate refuses it (licence, inspection, recall), the message says why. */
const LineReason = z.enum(['gone', 'not_for_sale', 'sold_out', 'insufficient', 'not_shippable'])
export type LineReason = z.infer<typeof LineReason>

const LineFacts = z.object({
  kind: text,
  perishable: z.boolean(),
  age_limit: z.number().nullable(),
  not_food: z.boolean(),
  /** Paid by about so much, weighed when packed; what is missing goes back. */
  variable_weight: z.boolean(),
})
export type LineFacts = z.infer<typeof LineFacts>

export const QuoteLine = z.object({
  variant_id: z.string(),
  product_id: text,
  handle: text,
  title: text,
  /** null where it has no English name. */
  title_en: text,
  variant_title: text,
  thumbnail: text,
  quantity: z.int(),
  unit_price_fen: fen,
  total_fen: fen,
  discount_fen: fen,
  weight_g: z.int(),
  /** How many can be bought now. */
  available: z.int(),
  reason: LineReason.nullable(),
  message: text,
  facts: LineFacts,
})
export type QuoteLine = z.infer<typeof QuoteLine>

export const QuoteShippingOption = z.object({
  id: z.string(),
  name: z.string(),
  type: ShippingType,
  /** null where this way cannot carry the basket; `reason` then says why. */
  amount_fen: fen.nullable(),
  reason: text,
  /** From how much paid for the goods, coupons taken off, it costs nothing there; null where it always costs. */
  free_from_fen: fen.nullable(),
})
export type QuoteShippingOption = z.infer<typeof QuoteShippingOption>

export const QuoteProblem = z.object({
  code: z.string(),
  message: z.string(),
  variant_id: z.string().optional(),
  /** Of a code that takes nothing off: as the buyer wrote it, and why. */
  promotion_code: z.string().optional(),
  reason: z.string().optional(),
})
export type QuoteProblem = z.infer<typeof QuoteProblem>

export const Quote = z.object({
  lines: z.array(QuoteLine),
  shipping_options: z.array(QuoteShippingOption),
  shipping_option_id: text,
  items_fen: fen,
  discount_fen: fen,
  freight_fen: fen.nullable(),
  total_fen: fen.nullable(),
  currency_code: z.literal('cny'),
  weight_g: z.int(),
  requires: z.object({ age_confirmation: z.boolean(), fresh_notice: z.boolean() }),
  problems: z.array(QuoteProblem),
})
export type Quote = z.infer<typeof Quote>

const ChangeCode = z.enum([
  'price_changed',
  'gone',
  'not_for_sale',
  'sold_out',
  'insufficient',
  'not_shippable',
  'freight_changed',
  'total_changed',
])
export type ChangeCode = z.infer<typeof ChangeCode>

/** What is not as the buyer saw it. */
export const Change = z.object({
  code: ChangeCode,
  message: z.string(),
  variant_id: z.string().optional(),
  was_fen: fen.optional(),
  now_fen: fen.optional(),
  available: z.int().optional(),
})
export type Change = z.infer<typeof Change>

/** Why an order was not placed, beside what every refusal says. */
export type PlaceRefusal = { changes?: Change[]; quote?: Quote }

export const Address = z.object({
  name: z.string(),
  phone: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  detail: z.string(),
})
export type Address = z.infer<typeof Address>

export const OrderStatus = z.enum([
  'awaiting_payment',
  'paid',
  'partially_shipped',
  'shipped',
  'delivered',
  'canceled',
  'refunded',
])
export type OrderStatus = z.infer<typeof OrderStatus>

/** expired: time ran out; buyer: canceled by the buyer; staff: canceled in the admin; refund_pending: its money goes back. */
const CancelReason = z.enum(['expired', 'buyer', 'staff', 'refund_pending'])
export type CancelReason = z.infer<typeof CancelReason>

/** Totals of the pieces weighed so far; `back_fen` is what of their price goes back. */
const Weighed = z.object({ quantity: z.int(), nominal_g: z.int(), actual_g: z.int(), back_fen: fen })
export type Weighed = z.infer<typeof Weighed>

export const OrderLineView = z.object({
  id: z.string(),
  product_id: text,
  variant_id: text,
  handle: text,
  title: z.string(),
  /** As it was when sold; null where it had none. */
  title_en: text,
  variant_title: text,
  thumbnail: text,
  quantity: z.int(),
  unit_price_fen: fen,
  total_fen: fen,
  shipped_quantity: z.int(),
  /** Pieces that staff took back by an exchange or a return; claims of the buyer are not among them. */
  returned_quantity: z.int(),
  /** Of a good of variable weight: grams of one piece as sold, and what its pieces weighed once they were packed. */
  weight: z.object({ nominal_g: z.int(), weighed: Weighed.nullable() }).nullable(),
})
export type OrderLineView = z.infer<typeof OrderLineView>

export const ParcelView = z.object({
  id: z.string(),
  carrier: text,
  /** Waits at the pickup point for its buyer. */
  collected: z.boolean(),
  tracking_number: text,
  tracking_url: text,
  shipped_at: moment.nullable(),
  delivered_at: moment.nullable(),
  lines: z.array(z.object({ title: z.string(), title_en: text, variant_title: text, quantity: z.int() })),
})
export type ParcelView = z.infer<typeof ParcelView>

export const TimelineEntry = z.object({ at: moment, code: z.string(), text: z.string() })
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** weight: goods were lighter than they were sold; excess: more had been paid than the order costs. */
const RefundReason = z.enum(['weight', 'excess'])
export type RefundReason = z.infer<typeof RefundReason>

export const RefundView = z.object({
  amount_fen: fen,
  created_at: moment,
  status: z.string(),
  reason: RefundReason.nullable(),
})
export type RefundView = z.infer<typeof RefundView>

export const OrderView = z.object({
  id: z.string(),
  display_id: z.int(),
  created_at: moment,
  status: OrderStatus,
  /** When an unpaid order is closed and its stock freed. */
  expires_at: moment.nullable(),
  cancel_reason: CancelReason.nullable(),
  /** Its buyer may still cancel it: unpaid, or paid and nothing of it packed. */
  cancelable: z.boolean(),
  email: text,
  note: text,
  /** The small shop at whose page it was bought, as it was called then; null: at this shop. */
  outlet: z.object({ name: z.string(), handle: z.string() }).nullable(),
  lines: z.array(OrderLineView),
  address: Address.nullable(),
  items_fen: fen,
  freight_fen: fen,
  discount_fen: fen,
  /** What its goods, carriage and discounts come to as the order stands; `paid_fen` is what came in. */
  total_fen: fen,
  paid_fen: fen,
  /** Still to be paid, also for what staff added to a paid order. */
  due_fen: fen,
  currency_code: z.string(),
  shipping: z.object({ name: z.string(), type: ShippingType }).nullable(),
  parcels: z.array(ParcelView),
  payment: z.object({ provider: z.string(), status: z.string(), paid_at: moment.nullable() }).nullable(),
  refunds: z.array(RefundView),
  /** Not yet on its way back: what was paid for a canceled order, too much, or for goods lighter than they were sold. */
  owed_fen: fen,
  timeline: z.array(TimelineEntry),
})
export type OrderView = z.infer<typeof OrderView>

/** With the key of the order's secret link. */
export const PlacedOrder = OrderView.extend({ key: z.string() })
export type PlacedOrder = z.infer<typeof PlacedOrder>

/** With a status asked for, `count` is how many were seen. */
export const OrderPage = z.object({
  orders: z.array(OrderView),
  count: z.int(),
  more: z.boolean(),
  page: z.int(),
  limit: z.int(),
})
export type OrderPage = z.infer<typeof OrderPage>

/** What a buyer who canceled a paid order gets back, and where to. */
export const CancelRefund = z.object({ amount_fen: fen, provider: z.string(), message: z.string() })
export type CancelRefund = z.infer<typeof CancelRefund>

export const PaymentChannel = z.enum(['native', 'h5', 'jsapi', 'card'])
export type PaymentChannel = z.infer<typeof PaymentChannel>

/** What the buyer's page needs to pay. */
export const PaymentView = z.object({
  provider: z.string(),
  channel: PaymentChannel,
  status: z.string(),
  amount_fen: fen,
  expires_at: moment.nullable(),
  code_url: z.string().optional(),
  h5_url: z.string().optional(),
  jsapi_params: z.record(z.string(), z.string()).optional(),
  client_secret: z.string().optional(),
  publishable_key: z.string().optional(),
  js_url: z.string().optional(),
})
export type PaymentView = z.infer<typeof PaymentView>
