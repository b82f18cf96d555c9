/** The ledger as its admin routes tell it, and the words staff read. */
import type { FundStage, Statement, TrialBalanceLine } from '../../types'

export { kindName, ownerName, stageName } from '../../words'

export type AccountRow = {
  id: string
  owner_type: string
  owner_id: string
  kind: string
  currency: string
  stage: FundStage
  balance_fen: number
  entry_count: number
}
export type Book = { accounts: AccountRow[]; trial_balance: TrialBalanceLine[] }
/** Dates travel as text. */
export type StatementPage = {
  statement: Omit<Statement, 'lines'> & {
    lines: (Omit<Statement['lines'][number], 'effective_at'> & { effective_at: string })[]
  }
  page: number
  page_lines: number
}
export type TransactionView = {
  id: string
  kind: string
  idempotency_key: string
  reference_type: string
  reference_id: string
  effective_at: string
  created_at: string
  entries: { account_id: string; amount_fen: number; kind?: string; owner_id?: string }[]
}
