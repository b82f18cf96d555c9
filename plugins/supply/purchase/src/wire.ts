/** 采购 as staff and producers read it. Amounts are whole fen; quantities pieces or grams as received. */
import { day, fen, moment, page, text } from '@shanzhen/http/wire'
import { VoucherRow } from '@shanzhen/ledger/wire'
import { LOT_STATES } from '@shanzhen/lots/wire'
import { Payout } from '@shanzhen/payouts/wire'
import { z } from '@medusajs/framework/zod'

/** kg: by the kilogram of net weight; piece: where the good is counted. */
export const BASES = ['kg', 'piece'] as const
export const Basis = z.enum(BASES)
export type Basis = z.infer<typeof Basis>

export const AgreedPrice = z.object({
  id: z.string(),
  producer_id: z.string(),
  good_id: z.string(),
  title: z.string(),
  /** Empty: goods without grades. */
  grade: z.string(),
  basis: Basis,
  unit_fen: fen,
  valid_from: day,
  /** By name. */
  agreed_by: z.string(),
  /** Holds today. */
  current: z.boolean(),
})
export type AgreedPrice = z.infer<typeof AgreedPrice>
export const AgreedPrices = z.object({ prices: z.array(AgreedPrice) })
export type AgreedPrices = z.infer<typeof AgreedPrices>

/** One lot as it came in; without a price nothing of it is owed yet. */
export const Delivery = z.object({
  lot_id: z.string(),
  code: z.string(),
  state: z.enum(LOT_STATES),
  good_id: z.string(),
  title: z.string(),
  size: text,
  received_at: moment,
  quantity: z.int(),
  unit: z.enum(['piece', 'g']),
  grade: text,
  basis: Basis.nullable(),
  unit_fen: fen.nullable(),
  /** Net grams that are paid for, where it is paid by weight. */
  net_g: z.number().nullable(),
  amount_fen: fen.nullable(),
})
export type Delivery = z.infer<typeof Delivery>
export const Deliveries = z.object({ deliveries: z.array(Delivery), ...page })
export type Deliveries = z.infer<typeof Deliveries>

/** owed = delivered − paid − on its way by a payout; below zero where more was paid than is owed by now. */
export const Owed = z.object({
  ...{ delivered_fen: fen, paid_fen: fen, on_way_fen: fen, owed_fen: fen, currency: z.string() },
})
export type Owed = z.infer<typeof Owed>

export const OwedProducer = Owed.extend({ id: z.string(), name: z.string() })
export type OwedProducer = z.infer<typeof OwedProducer>
export const OwedProducers = z.object({
  /** `account_waits`: a new account of it waits for a second person. */
  producers: z.array(OwedProducer.extend({ account_waits: z.boolean() })),
  ...page,
})
export type OwedProducers = z.infer<typeof OwedProducers>

/** Where a producer's money goes, by its last four digits. */
export const ProducerAccount = z.object({
  ...{ id: z.string(), bank: z.string(), holder: z.string(), number_end: z.string() },
  entered_by: z.string(),
  /** Entered by the one who asks: another person accepts it. */
  own: z.boolean(),
})
const Whole = z.object({
  ...{ id: z.string(), bank: z.string(), holder: z.string(), number: z.string(), entered_at: moment },
})
export const WholeAccounts = z.object({ account: Whole.nullable(), waiting: Whole.nullable() })
export type WholeAccounts = z.infer<typeof WholeAccounts>

/** One producer: sums, payments and payouts, the newest first, and where the money goes. */
export const ProducerFile = z.object({
  producer: OwedProducer,
  payments: z.array(VoucherRow),
  payouts: z.array(Payout),
  account: ProducerAccount.nullable(),
  /** Another that waits for a second person's word. */
  waiting_account: ProducerAccount.nullable(),
})
export type ProducerFile = z.infer<typeof ProducerFile>

/** What a producer sees of it: own deliveries and payments, no person of the staff. */
export const OwnPurchases = Owed.extend({
  deliveries: z.array(Delivery),
  payments: z.array(z.object({ id: z.string(), paid_on: day, amount_fen: fen, reference: text })),
  count: z.int(),
  page: z.int(),
  pages: z.int(),
})
export type OwnPurchases = z.infer<typeof OwnPurchases>
