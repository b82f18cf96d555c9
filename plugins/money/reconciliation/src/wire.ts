/** 对账 as staff read it: a channel's bill of one day, what differs, and what needs a person. Amounts are whole fen. */
import { day, fen, moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

const DifferenceKind = z.enum(['missing_here', 'missing_there', 'amount_differs'])
export type DifferenceKind = z.infer<typeof DifferenceKind>
const BillState = z.enum(['failed', 'fetched', 'matched'])
export type BillState = z.infer<typeof BillState>

const Channel = z.object({ key: z.string(), name: z.string() })
export type Channel = z.infer<typeof Channel>

const BillTotals = z.object({
  payment_count: z.int(),
  payment_fen: fen,
  refund_count: z.int(),
  refund_fen: fen,
  fee_fen: fen,
  open_differences: z.int(),
  differences: z.int(),
})
export type BillTotals = z.infer<typeof BillTotals>

export const BillRow = z.object({
  id: z.string(),
  channel: z.string(),
  bill_date: day,
  state: BillState,
  /** Of the file as the channel gave it; null while none was fetched. */
  hash: text,
  failure: text,
  attempts: z.int(),
  next_attempt_at: moment.nullable(),
  fetched_at: moment.nullable(),
  matched_at: moment.nullable(),
  totals: BillTotals,
})
export type BillRow = z.infer<typeof BillRow>

export const BillPage = z.object({
  channels: z.array(Channel),
  bills: z.array(BillRow),
  count: z.int(),
  page: z.int(),
  page_bills: z.int(),
})
export type BillPage = z.infer<typeof BillPage>

const Decided = z.object({
  id: z.string(),
  state: z.enum(['open', 'resolved']),
  decision: text,
  note: text,
  decided_by: text,
  decided_at: moment.nullable(),
})
/** By name where staff gave one. */
const named = { decider: text }

/** One disagreement; null on a side means nothing is there. */
export const Difference = Decided.extend({
  kind: DifferenceKind,
  line_kind: z.enum(['payment', 'refund']),
  reference: z.string(),
  order_id: text,
  here_fen: fen.nullable(),
  there_fen: fen.nullable(),
})
export const DifferenceRow = Difference.extend(named)
export type DifferenceRow = z.infer<typeof DifferenceRow>

/** Money that needs a person: a refund that got stuck, a buyer who disputes a charge until a deadline. */
export const Task = Decided.extend({
  channel: z.string(),
  kind: z.enum(['refund_abnormal', 'refund_closed', 'dispute']),
  reference: z.string(),
  order_id: text,
  amount_fen: fen,
  currency: z.string(),
  reason: z.string(),
  due_at: moment.nullable(),
  created_at: moment,
})
export type Task = z.infer<typeof Task>
export const TaskRow = Task.extend(named)
export type TaskRow = z.infer<typeof TaskRow>

export const TaskPage = z.object({ tasks: z.array(TaskRow), count: z.int(), page: z.int(), page_tasks: z.int() })
export type TaskPage = z.infer<typeof TaskPage>
