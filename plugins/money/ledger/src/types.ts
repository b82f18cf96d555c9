/** The ledger's words. Amounts are whole fen; a positive entry is a debit, a negative one a credit. */

import type { FundStage, NormalSide, StatementLine as WireLine, VoucherKind, VoucherState } from './wire'

export {
  FUND_STAGES,
  VOUCHER_KINDS,
  VOUCHER_STATES,
  type FundStage,
  type NormalSide,
  type TrialBalanceLine,
} from './wire'

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

/** One entry of an account, on its normal side, and the balance after it. */
export type Movement = {
  id: number
  at: Date
  kind: string
  description: string | null
  reference_type: string
  reference_id: string
  amount_fen: number
  balance_fen: number
}

/** One entry of an account on its normal side, with the other sides of its transaction as they stand there (debits positive). */
export type AccountEntry = {
  entry_id: number
  transaction_id: string
  kind: string
  description: string | null
  reference_type: string
  reference_id: string
  /** The moment it is booked on. */
  at: Date
  /** When whoever wrote it began. */
  written_at: Date
  amount_fen: number
  others: { kind: string; amount_fen: number }[]
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

/** 凭证: so much from the credit account to the debit account, in the book once a second person confirmed it. */
export type Voucher = {
  id: string
  kind: VoucherKind
  state: VoucherState
  debit_account_id: string
  credit_account_id: string
  amount_fen: number
  currency: string
  /** The transaction it takes back. */
  reverses_id: string | null
  /** What the bank or channel calls the payment. */
  reference: string | null
  note: string
  /** The day it is booked on, `YYYY-MM-DD` in Beijing. */
  effective_on: string
  drafted_by: string
  drafted_at: Date
  decided_by: string | null
  decided_at: Date | null
  transaction_id: string | null
}

type Drafted = Pick<Voucher, 'note' | 'effective_on' | 'drafted_by'> & {
  reference?: string | null
  /** Names the form that was sent: the same one twice is one draft. */
  request_key?: string | null
}
/** Accounts by what they are, or by their id where they are known. */
export type VoucherDraft = Drafted &
  (
    | {
        kind: Exclude<VoucherKind, 'reversal'>
        debit: AccountSpec | string
        credit: AccountSpec | string
        amount_fen: number
      }
    | { kind: 'reversal'; reverses_id: string }
  )
