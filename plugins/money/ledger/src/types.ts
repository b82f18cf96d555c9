/** The ledger's words. Amounts are whole fen; a positive entry is a debit, a negative one a credit. */

import type { FundStage, NormalSide, StatementLine as WireLine } from './wire'

export { FUND_STAGES, type FundStage, type NormalSide, type TrialBalanceLine } from './wire'

/** Whose account, and what it counts. The same owner, kind, stage and currency is one account. */
export type AccountSpec = {
  owner_type: string
  owner_id: string
  kind: string
  normal_side: NormalSide
  currency: string
  /** false: the balance, counted on its normal side, never goes below zero. */
  allow_negative: boolean
  /** `available` where nothing is said. */
  stage?: FundStage
}

export type Account = AccountSpec & { id: string; stage: FundStage }

/** What an owner has of one kind, on its normal side: read from the kept balances, never added up. */
export type Funds = { kind: string; currency: string; available_fen: number; pending_fen: number }

/** Pending money of one owner and kind that becomes available. */
export type Release = Pick<AccountSpec, 'owner_type' | 'owner_id' | 'kind' | 'currency'> & {
  amount_fen: number
  idempotency_key: string
  reference_type: string
  reference_id: string
  effective_at: Date
}

export type EntryInput = { account_id: string; amount_fen: number }

export type PostingInput = {
  /** The same key with the same content is the same transaction, however often it is sent. */
  idempotency_key: string
  kind: string
  description?: string | null
  reference_type: string
  reference_id: string
  currency: string
  effective_at: Date
  entries: EntryInput[]
}

export type LedgerTransaction = Omit<PostingInput, 'entries'> & {
  id: string
  created_at: Date
  reverses_id: string | null
  entries: EntryInput[]
}

export type Balance = { account_id: string; balance_fen: number; entry_count: number }

/** One line of an account's statement; amounts and balance on the account's normal side. */
export type StatementLine = Omit<WireLine, 'effective_at'> & { effective_at: Date }

export type Statement = {
  account: Account
  opening_fen: number
  closing_fen: number
  count: number
  lines: StatementLine[]
}
