/** Payouts as they go over HTTP. Moments are UTC ISO, amounts whole fen. */
import { z } from '@medusajs/framework/zod'
import { fen, moment, page, text } from '@shanzhen/http/wire'

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

/** Of a transfer: the first two are ours, the last too; the others are the channel's. */
export const TRANSFER_STATES = [
  ...['sending', 'refused', 'accepted', 'processing', 'waiting', 'moving', 'canceling'],
  ...['paid', 'failed', 'canceled', 'dropped'],
] as const

export const PayoutTransfer = z.object({
  state: z.enum(TRANSFER_STATES),
  /** What the channel said last. */
  reason: text,
  channel_number: text,
  sent_at: moment.nullable(),
  /** When the channel last answered. */
  asked_at: moment.nullable(),
})

export const Payout = z.object({
  id: z.string(),
  number: z.string(),
  payee_type: z.string(),
  payee_id: z.string(),
  payee_name: z.string(),
  amount_fen: fen,
  channel: z.enum(['bank', 'wechat']),
  /** By a channel, once it was sent. */
  transfer: PayoutTransfer.nullable(),
  bank: z.string(),
  holder: z.string(),
  /** The account number's last four digits. */
  number_end: z.string(),
  state: z.enum(PAYOUT_STATES),
  /** Being looked into: nobody lets it go before that is over. */
  held: z.boolean(),
  state_reason: text,
  state_by: z.string(),
  state_at: moment,
  asked_at: moment,
  checked_by: text,
  approved_by: text,
  batch_id: text,
  reference: text,
  /** The one who asks did the half of it that shuts them out of the next. */
  own: z.boolean(),
})
export type Payout = z.output<typeof Payout>

export const PayoutStep = z.object({
  state: z.enum(PAYOUT_STATES),
  by: z.string(),
  at: moment,
  reason: text,
  reference: text,
})
export const PayoutFile = z.object({
  payout: Payout,
  steps: z.array(PayoutStep),
  transfer_steps: z.array(z.object({ state: z.enum(TRANSFER_STATES), reason: text, at: moment })),
})
export type PayoutFile = z.output<typeof PayoutFile>
export const PayoutAnswer = z.object({ payout: Payout })

export const PayoutPage = z.object({
  payouts: z.array(Payout),
  /** How many wait in each state that somebody has to act on; `refused_transfers`: what a channel does not take. */
  waiting: z.record(z.string(), z.int()),
  ...page,
})
export type PayoutPage = z.output<typeof PayoutPage>

export const PayoutBatch = z.object({
  id: z.string(),
  number: z.string(),
  made_by: z.string(),
  made_at: moment,
  count: z.int(),
  amount_fen: fen,
  /** Payouts of it whose answer the bank still owes. */
  waiting: z.int(),
  /** Made by the one who asks: somebody else enters what the bank answered. */
  own: z.boolean(),
})
export type PayoutBatch = z.output<typeof PayoutBatch>
/** A file that was made, and what could not go into it. */
export const MadeBatch = z.object({
  batch: PayoutBatch,
  left: z.array(z.object({ number: z.string(), why: z.string() })),
})
export type MadeBatch = z.output<typeof MadeBatch>
export const PayoutBatches = z.object({ batches: z.array(PayoutBatch), ...page })
export type PayoutBatches = z.output<typeof PayoutBatches>

export const ResultsTaken = z.object({
  /** Rows whose answer was taken. */
  done: z.int(),
  wrong: z.array(z.object({ row: z.int(), message: z.string() })),
})
export type ResultsTaken = z.output<typeof ResultsTaken>
