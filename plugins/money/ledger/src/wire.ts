/** The book as staff read it. Amounts are whole fen, an account's own on its normal side. */
import { day, fen, moment, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

/** On which side an account grows: assets and costs by debit, liabilities and income by credit. */
export const NormalSide = z.enum(['debit', 'credit'])
export type NormalSide = z.infer<typeof NormalSide>

/** available: may be spent or paid out; pending: earned, but a return or a settlement may still change it. */
export const FUND_STAGES = ['available', 'pending'] as const
export type FundStage = (typeof FUND_STAGES)[number]

export const StatementAccount = z.object({
  id: z.string(),
  owner_type: z.string(),
  owner_id: z.string(),
  kind: z.string(),
  normal_side: NormalSide,
  currency: z.string(),
  stage: z.enum(FUND_STAGES),
})

const AccountRow = StatementAccount.extend({
  /** Of owners that have a name of their own, such as producers. */
  owner_name: text,
  balance_fen: fen,
  entry_count: z.int(),
})
export type AccountRow = z.infer<typeof AccountRow>

/** Both sides are equal, or something is wrong. */
const TrialBalanceLine = z.object({ kind: z.string(), currency: z.string(), debit_fen: fen, credit_fen: fen })
export type TrialBalanceLine = z.infer<typeof TrialBalanceLine>

export const Book = z.object({ accounts: z.array(AccountRow), trial_balance: z.array(TrialBalanceLine), ...page })
export type Book = z.infer<typeof Book>

export const StatementLine = z.object({
  entry_id: z.int(),
  transaction_id: z.string(),
  kind: z.string(),
  description: text,
  reference_type: z.string(),
  reference_id: z.string(),
  effective_at: moment,
  amount_fen: fen,
  balance_fen: fen,
})
export type StatementLine = z.infer<typeof StatementLine>

export const StatementPage = z.object({
  statement: z.object({
    account: StatementAccount,
    opening_fen: fen,
    closing_fen: fen,
    count: z.int(),
    lines: z.array(StatementLine),
  }),
  page: z.int(),
  page_lines: z.int(),
})
export type StatementPage = z.infer<typeof StatementPage>

export const TransactionView = z.object({
  id: z.string(),
  kind: z.string(),
  description: text,
  reference_type: z.string(),
  reference_id: z.string(),
  currency: z.string(),
  effective_at: moment,
  created_at: moment,
  reverses_id: text,
  /** A positive one is a debit. */
  entries: z.array(
    z.object({ account_id: z.string(), amount_fen: fen, kind: z.string(), owner_id: z.string(), owner_name: text }),
  ),
})
export type TransactionView = z.infer<typeof TransactionView>

/**
 * channel_payout: a channel paid out to the bank · cost_booked: a cost, paid or owed · payable_paid: what was owed is paid ·
 * producer_paid: a producer is paid · book_corrected: any two accounts · reversal: takes a transaction back
 */
export const VOUCHER_KINDS = [
  'channel_payout',
  'cost_booked',
  'payable_paid',
  'producer_paid',
  'book_corrected',
  'case_borne',
  'reversal',
] as const
export const VoucherKind = z.enum(VOUCHER_KINDS)
export type VoucherKind = z.infer<typeof VoucherKind>
export const VOUCHER_STATES = ['drafted', 'confirmed', 'withdrawn'] as const
export const VoucherState = z.enum(VOUCHER_STATES)
export type VoucherState = z.infer<typeof VoucherState>

export const COSTS = ['packaging', 'carriage', 'fees', 'other'] as const
export type Cost = (typeof COSTS)[number]
/** Out of which account a cost is paid; payable: it is owed until it is paid. */
export const PAID_FROM = ['bank', 'cash', 'payable'] as const
export type PaidFrom = (typeof PAID_FROM)[number]

const Side = z.object({ account_id: z.string(), kind: z.string(), owner_id: z.string(), owner_name: text })

export const VoucherRow = z.object({
  id: z.string(),
  kind: VoucherKind,
  state: VoucherState,
  debit: Side,
  credit: Side,
  amount_fen: fen,
  currency: z.string(),
  reverses_id: text,
  reference: text,
  note: z.string(),
  effective_on: day,
  /** By name. */
  drafter: z.string(),
  drafted_at: moment,
  decider: text,
  decided_at: moment.nullable(),
  transaction_id: text,
  /** Whoever asks drafted it: a second person confirms. */
  own: z.boolean(),
  reversed: z.boolean(),
})
export type VoucherRow = z.infer<typeof VoucherRow>
export const VoucherPage = z.object({ vouchers: z.array(VoucherRow), ...page })
export type VoucherPage = z.infer<typeof VoucherPage>
