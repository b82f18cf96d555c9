/** What goes over HTTP about what small shops sell and order. Money is whole fen; moments are UTC. */
import { z } from '@medusajs/framework/zod'
import { fen, moment, names, text } from '@shanzhen/http/wire'
import { OrderLot } from '@shanzhen/lots/wire'
import { PAYOUT_STATES } from '@shanzhen/payouts/wire'

export const Door = z.enum(['portal', 'file', 'api', 'hosted'])
export const OrderState = z.enum(['waiting', 'held', 'refused', 'placed', 'canceled'])
export type OrderState = z.infer<typeof OrderState>
export const Tier = z.enum(['standard', 'silver', 'gold'])

/** A size that is offered to a shop, with what it made of it. */
export const OfferedGood = z.object({
  variant_id: z.string(),
  product_id: z.string(),
  handle: z.string(),
  title: z.string(),
  variant_title: text,
  sku: text,
  barcode: text,
  thumbnail: text,
  price_fen: fen,
  floor_fen: fen,
  lead_hours: z.int(),
  /** What can be ordered now; 0 with the reason where it may not be sold. */
  available: z.int(),
  reason: text,
  /** The next change that was announced. */
  coming: z.object({ price_fen: fen.nullable(), floor_fen: fen.nullable(), starts_at: moment }).nullable(),
  pick: z.object({ title: z.string(), price_fen: fen, listed: z.boolean() }).nullable(),
})
export type OfferedGood = z.infer<typeof OfferedGood>
export const OfferedGoods = z.object({ goods: z.array(OfferedGood), next: text })
export type OfferedGoods = z.infer<typeof OfferedGoods>

export const Receiver = z.object({
  name: z.string(),
  phone: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  detail: z.string(),
})
export const ShopOrder = z.object({
  id: z.string(),
  number: z.string(),
  door: Door,
  state: OrderState,
  reason_code: text,
  reason: text,
  order_number: z.int().nullable(),
  goods_fen: fen.nullable(),
  freight_fen: fen.nullable(),
  /** 履约: where the goods are. */
  shipping: z.enum(['none', 'packed', 'shipped', 'delivered']).nullable(),
  ship_by: moment.nullable(),
  held_until: moment.nullable(),
  placed_at: moment.nullable(),
  created_at: moment,
})
export type ShopOrder = z.infer<typeof ShopOrder>
const Line = z.object({ title: z.string(), variant_title: text, sku: text, quantity: z.int(), unit_price_fen: fen })
/** As a list shows it: for whom and what, so that a parcel is found. */
export const ListedOrder = ShopOrder.extend({
  receiver: Receiver.pick({ name: true, province: true, city: true, district: true }).nullable(),
  lines: z.array(Line.pick({ title: true, variant_title: true, quantity: true })),
})
export type ListedOrder = z.infer<typeof ListedOrder>
export const ShopOrders = z.object({ orders: z.array(ListedOrder), sums: z.record(z.string(), z.int()), next: text })
export type ShopOrders = z.infer<typeof ShopOrders>

export const ShopOrderFile = ShopOrder.extend({
  receiver: Receiver.nullable(),
  note: text,
  lines: z.array(Line),
  parcels: z.array(
    z.object({
      carrier: text,
      waybill: text,
      shipped_at: moment.nullable(),
      delivered_at: moment.nullable(),
    }),
  ),
  /** What its parcels came from. */
  lots: z.array(OrderLot),
  refunded_fen: fen,
})
export type ShopOrderFile = z.infer<typeof ShopOrderFile>

export const Fault = z.object({ field: z.string(), code: z.string(), message: z.string() })
/** What an order would cost and whether it can be had so. */
export const OrderQuote = z.object({
  faults: z.array(Fault),
  goods_fen: fen,
  freight_fen: fen,
  total_fen: fen,
  deposit_fen: fen,
  lead_hours: z.int(),
})
export type OrderQuote = z.infer<typeof OrderQuote>

export const ImportState = z.enum(['read', 'sending', 'done', 'dropped'])
export const OrderImport = z.object({
  id: z.string(),
  filename: z.string(),
  state: ImportState,
  orders: z.int(),
  good: z.int(),
  goods_fen: fen,
  freight_fen: fen,
  /** How many of the good ones are taken in by now, and what became of them. */
  sums: z.record(z.string(), z.int()),
  created_at: moment,
  sent_at: moment.nullable(),
})
export type OrderImport = z.infer<typeof OrderImport>
export const OrderImports = z.object({ imports: z.array(OrderImport), next: text })
export type OrderImports = z.infer<typeof OrderImports>
export const ImportFault = z.object({
  row: z.int(),
  field: z.string(),
  field_zh: z.string(),
  code: z.string(),
  message: z.string(),
  suggestion: z.string().optional(),
})
export const ImportedOrders = z.object({
  orders: z.array(
    z.object({
      seq: z.int(),
      number: z.string(),
      rows: z.array(z.int()),
      good: z.boolean(),
      faults: z.array(ImportFault),
      goods_fen: fen,
      freight_fen: fen,
    }),
  ),
  next: z.int().nullable(),
})
export type ImportedOrders = z.infer<typeof ImportedOrders>

/** What a shop's first page shows. `spent_fen`: goods and carriage of what was placed that day and not given up. */
export const ShopSummary = z.object({
  days: z.array(z.object({ day: z.string(), orders: z.int(), spent_fen: fen })),
  states: z.record(z.string(), z.int()),
  /** Orders that should have left and did not, wholly. */
  late: z.int(),
  balance_fen: fen,
  held_fen: fen,
})
export type ShopSummary = z.infer<typeof ShopSummary>

export const Deposit = z.object({
  balance_fen: fen,
  /** What orders that wait for money need. */
  held_fen: fen,
  movements: z.array(
    z.object({
      id: z.int(),
      at: moment,
      kind: z.string(),
      kind_zh: z.string(),
      amount_fen: fen,
      balance_fen: fen,
      /** The shop's number of the order it is about. */
      number: text,
      shop_order_id: text,
    }),
  ),
  next: z.int().nullable(),
})
export type Deposit = z.infer<typeof Deposit>
export const TopUp = z.object({
  id: z.string(),
  amount_fen: fen,
  state: z.enum(['open', 'paid', 'closed']),
  expires_at: moment,
  /** What the payment page needs, of the channel. */
  code_url: z.string().optional(),
  h5_url: z.string().optional(),
  jsapi_params: z.record(z.string(), z.string()).optional(),
})
export type TopUp = z.infer<typeof TopUp>

export const SupplyPrice = z.object({
  tier: Tier,
  price_fen: fen.nullable(),
  floor_fen: fen.nullable(),
  lead_hours: z.int(),
  starts_at: moment,
  in_force: z.boolean(),
  entered_by: z.string(),
})
export const SuppliedGood = z.object({
  variant_id: z.string(),
  product_id: z.string(),
  title: z.string(),
  variant_title: text,
  sku: text,
  thumbnail: text,
  retail_fen: fen.nullable(),
  prices: z.array(SupplyPrice),
})
export const SuppliedGoods = z.object({
  goods: z.array(SuppliedGood),
  count: z.int(),
  notice_days: z.int(),
  people: names,
})
export type SuppliedGoods = z.infer<typeof SuppliedGoods>
/** Whom a new price meets: shops of the tier that sell the size, and those below the new floor. */
export const PriceMeets = z.object({ shops: z.int(), below: z.int() })
export type PriceMeets = z.infer<typeof PriceMeets>

/** 提现: from the deposit to the shop's own account. */
export const Withdrawal = z.object({
  id: z.string(),
  number: z.string(),
  amount_fen: fen,
  bank: z.string(),
  holder: z.string(),
  number_end: z.string(),
  state: z.enum(PAYOUT_STATES),
  state_at: moment,
  asked_at: moment,
  /** Why it was refused, or what the bank said. */
  reason: text,
  /** What the bank calls the payment. */
  reference: text,
})
export type Withdrawal = z.output<typeof Withdrawal>

export const Withdrawals = z.object({
  withdrawals: z.array(Withdrawal),
  /** The smallest and the largest sum of one, whole fen. */
  least_fen: fen,
  most_fen: fen,
  next: z.string().nullable(),
})
export type Withdrawals = z.output<typeof Withdrawals>
