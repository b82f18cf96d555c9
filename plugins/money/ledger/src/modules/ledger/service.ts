import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { type Need, needs } from '@shanzhen/ports/needs'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import type { Account, AccountSpec, Balance, LedgerTransaction, PostingInput, Release, Statement } from '../../types'
import { findDisagreements, readTrialBalance } from './audit'
import { accountNotFound, notFound } from './errors'
import { LedgerAccount } from './models/ledger-account'
import { LedgerVoucher } from './models/ledger-voucher'
import { ensureAccounts } from './store/accounts'
import { entriesAfter } from './store/entries'
import { readMovements } from './store/movements'
import { findPending, readFunds, releasePosting } from './store/funds'
import { writePostings } from './store/post'
import { readStatement, type StatementQuery } from './store/statement'
import { findByReference, findTransaction, knownKeys, referencesSince } from './store/transactions'
import { confirmVoucher, draftVoucher, listVouchers, withdrawVoucher } from './store/vouchers'

export type LedgerOptions = {
  /** By kind of an account's owner the container key of who knows which of the staff act for it (`Payees`). */
  owners?: Record<string, string>
}

/**
 * The book of all money the shop owes or is owed: double entry, append only, whole fen. Written by SQL, because amounts
 * are bigint and what must hold is held by the database itself.
 */
export default class LedgerService extends StoreService(
  { LedgerAccount, LedgerVoucher },
  {
    draftVoucher,
    confirmVoucher,
    withdrawVoucher,
    vouchers: listVouchers,
    movements: readMovements,
    funds: readFunds,
    referencesSince,
    knownKeys,
    trialBalance: readTrialBalance,
    findDisagreements,
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/ledger': { owners: true } satisfies Record<keyof LedgerOptions, true | readonly string[]>,
  }

  readonly owners: Record<string, string>
  readonly ports: Need[]

  constructor(cradle: Cradle, options: LedgerOptions = {}) {
    super(cradle)
    this.owners = options.owners ?? {}
    this.ports = needs('@shanzhen/ledger', 'owners', 'payees', Object.values(this.owners))
  }

  /**
   * The accounts of these owners and kinds, opened where they are new; in the order asked.
   * @param within the transaction they belong to
   */
  ensureAccounts(specs: AccountSpec[], within: Knex = this.knex): Promise<Account[]> {
    return ensureAccounts(within, specs)
  }

  /**
   * Writes one transaction, or finds it where its key was used before.
   * @throws MedusaError invalid_data (not whole, unbalanced), conflict (key with other content), not_allowed (below zero)
   */
  async post(input: PostingInput): Promise<LedgerTransaction> {
    return (await this.postBatch([input]))[0]
  }

  /**
   * All or none, in the order given.
   * @param within somebody's transaction, so that what they write and its posting are there together or not at all
   */
  postBatch(inputs: PostingInput[], within: Knex = this.knex): Promise<LedgerTransaction[]> {
    return writePostings(within, inputs)
  }

  /** The two accounts that it moves; none of one that is not there. */
  async accountsOfVoucher(id: string): Promise<string[]> {
    const row = (await this.knex('ledger_voucher').where({ id }).first('debit_account_id', 'credit_account_id')) as
      | { debit_account_id: string; credit_account_id: string }
      | undefined
    return row ? [row.debit_account_id, row.credit_account_id] : []
  }

  /**
   * The same entries with their signs turned; at most one reversal per transaction.
   * @throws MedusaError not_found, conflict when it was reversed under another key
   */
  async reverse(id: string, idempotency_key: string, description: string | null = null): Promise<LedgerTransaction> {
    const original = await this.retrieveTransaction(id)
    const [written] = await writePostings(this.knex, [
      {
        ...original,
        idempotency_key,
        description,
        kind: `${original.kind}_reversal`,
        entries: original.entries.map(({ account_id, amount_fen }) => ({ account_id, amount_fen: -amount_fen })),
        reverses_id: id,
      },
    ])
    return written
  }

  /** For statements: what moved an account behind one entry, oldest first. */
  entriesAfter(account_id: string, page: Parameters<typeof entriesAfter>[2], within: Knex = this.knex) {
    return entriesAfter(within, account_id, page)
  }

  /**
   * Turns an owner's pending money into available money.
   * @throws MedusaError not_found (nothing was ever pending), not_allowed (more than is pending, where that is guarded)
   */
  async release(release: Release): Promise<LedgerTransaction> {
    const pending = await findPending(this.knex, release)
    const { owner_type, owner_id, kind, currency, normal_side, allow_negative } = pending
    const [available] = await this.ensureAccounts([
      { owner_type, owner_id, kind, currency, normal_side, allow_negative, stage: 'available' },
    ])
    return this.post(releasePosting(release, { pending, available }))
  }

  async retrieveTransaction(id: string): Promise<LedgerTransaction> {
    const found = await findTransaction(this.knex, id)
    if (!found) throw notFound()
    return found
  }

  /** Everything that was posted for an order, a payment, a parcel; oldest first. */
  findByReference(
    reference_type: string,
    reference_id: string,
    within: Knex = this.knex,
  ): Promise<LedgerTransaction[]> {
    return findByReference(within, reference_type, reference_id)
  }

  /** Which of these transactions were taken back. */
  async reversedOf(ids: string[]): Promise<Set<string>> {
    const rows = await this.knex('ledger_transaction').whereIn('reverses_id', ids).select('reverses_id')
    return new Set(rows.map(({ reverses_id }) => String(reverses_id)))
  }

  /** Debit balances are positive; an account without entries has none and is left out. */
  async balances(account_ids: string[], trx: Knex = this.knex): Promise<Balance[]> {
    const rows = await trx('ledger_balance').whereIn('account_id', account_ids)
    return rows.map(({ account_id, balance_fen, entry_count }) => ({
      account_id,
      balance_fen: Number(balance_fen),
      entry_count: Number(entry_count),
    }))
  }

  /** What moved on these accounts ever, by kind of transaction; a positive sum is a debit. */
  async turnover(account_ids: string[]): Promise<{ account_id: string; kind: string; debit_fen: number }[]> {
    const rows: { account_id: string; kind: string; sum: string }[] = await this.knex('ledger_entry as e')
      .join('ledger_transaction as t', 't.id', 'e.transaction_id')
      .whereIn('e.account_id', account_ids)
      .groupBy('e.account_id', 't.kind')
      .select('e.account_id', 't.kind')
      .sum({ sum: 'e.amount_fen' })
    return rows.map(({ account_id, kind, sum }) => ({ account_id, kind, debit_fen: Number(sum) }))
  }

  /** @throws MedusaError not_found */
  async statement(account_id: string, query: StatementQuery): Promise<Statement> {
    const statement = await readStatement(this.knex, account_id, query)
    if (!statement) throw accountNotFound()
    return statement
  }
}
