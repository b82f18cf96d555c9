/** The book as staff read it. Amounts are whole fen, an account's own on its normal side. */
import { fen, moment, page, text } from '@shanzhen/http/wire'
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

const AccountRow = StatementAccount.extend({ balance_fen: fen, entry_count: z.int() })
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
  entries: z.array(z.object({ account_id: z.string(), amount_fen: fen, kind: z.string(), owner_id: z.string() })),
})
export type TransactionView = z.infer<typeof TransactionView>
