import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { AccountRow, AccountVerdict } from '@shanzhen/payouts/accounts/kept'
import { type Seal, sealFor } from '@shanzhen/payouts/accounts/seal'
import type { CostedLot, LotCosts, Payees } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { bookLots } from '../../book'
import { assertNotOwn, nameOf } from '../../payee'
import { takeInAtAgreed } from '../../take-in'
import * as errors from './errors'
import { AgreedPrice } from './models/agreed-price'
import { LotPrice } from './models/lot-price'
import { acceptedSince, accounts, countWaiting, holdTurn, refuse, takeTurn, waitingFor } from './store/accounts'
import { agree, pricesOf, readAgreed } from './store/prices'

export type PurchaseOptions = {
  buyer?: string
  /** Seals the numbers of producers' accounts. */
  accountSecret?: string
}
export type EnteredAccount = { bank: string; holder: string; number: string }

/** Prices agreed with producers and what lots were taken in at. What is owed stands in the ledger alone. */
export default class PurchaseService
  extends StoreService(
    { AgreedPrice, LotPrice },
    {
      accountsWait: waitingFor,
      countWaitingAccounts: countWaiting,
      acceptedSince,
      agree,
      agreed: readAgreed,
      pricesOf,
    },
  )
  implements LotCosts, Payees
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/purchase': { buyer: true, accountSecret: true } satisfies Record<
      keyof PurchaseOptions,
      true | readonly string[]
    >,
  }

  /** Whose name stands on statements; none: no name. */
  readonly buyer: string
  private readonly seal: Seal

  constructor(cradle: Cradle, options: PurchaseOptions = {}) {
    super(cradle)
    if (!options.accountSecret) throw errors.secretMissing()
    this.seal = sealFor(options.accountSecret, 'producer account', errors.accountUnreadable)
    this.buyer = options.buyer ?? ''
  }

  /** For whoever keeps lots: in the transaction that takes them in. */
  lotsReceived(
    container: MedusaContainer,
    trx: Knex.Transaction,
    lots: (CostedLot & { price_id: string | null })[],
    actor: string,
  ): Promise<void> {
    return takeInAtAgreed(container, trx, lots, actor)
  }

  /** Ditto: in the transaction that corrects, voids or refuses a lot. */
  lotChanged(container: MedusaContainer, trx: Knex.Transaction, lot: CostedLot): Promise<void> {
    return bookLots(container, trx, [lot])
  }

  /** Money of a producer's goes to the account that was accepted; while another one waits, nowhere. */
  async payeeOf(producer_id: string, container: MedusaContainer) {
    const { held, waiting } = await accounts.of(this.knex, producer_id)
    if (waiting) throw errors.accountWaits()
    if (!held) throw errors.noAccountYet()
    const { id, bank, holder, number_end } = held
    return { name: await nameOf(container, producer_id), account: { id, bank, holder, number_end } }
  }

  async holdAccount(trx: Knex, producer_id: string): Promise<string | null> {
    await holdTurn(trx, producer_id)
    const { held, waiting } = await accounts.of(trx, producer_id)
    if (waiting) throw errors.accountWaits()
    return held?.id ?? null
  }

  async accountNumber(producer_id: string, account_id: string): Promise<string> {
    const row = await accounts.byId(this.knex, producer_id, account_id)
    if (!row) throw errors.accountMissing()
    return this.seal.open(row.number_sealed, producer_id)
  }

  assertNotOwn(container: MedusaContainer, producer_id: string, staff_id: string): Promise<void> {
    return assertNotOwn(container, producer_id, staff_id)
  }

  /** By their last four digits. */
  async accountsOf(producer_id: string) {
    const { held, waiting } = await accounts.of(this.knex, producer_id)
    return { account: masked(held), waiting_account: masked(waiting) }
  }

  /** In full, for staff, whose reading stands on record. @throws MedusaError not_found */
  async wholeAccounts(producer_id: string) {
    const { held, waiting } = await accounts.of(this.knex, producer_id)
    if (!held && !waiting) throw errors.accountMissing()
    const whole = (row: AccountRow | null) =>
      row && {
        ...{ id: row.id, bank: row.bank, holder: row.holder, entered_at: row.created_at },
        number: this.seal.open(row.number_sealed, producer_id),
      }
    return { account: whole(held), waiting: whole(waiting) }
  }

  /** It waits for a second person. @throws MedusaError conflict: another came at the same moment */
  enterAccount(producer_id: string, { bank, holder, number }: EnteredAccount, entered_by: string): Promise<string> {
    const number_sealed = this.seal.close(number, producer_id)
    const account = { bank, holder, number_sealed, number_end: number.slice(-4), entered_by }
    return this.transaction(async (trx) => {
      await takeTurn(trx, producer_id)
      return accounts.add(trx, producer_id, account)
    }).catch(refuse)
  }

  /** @throws MedusaError conflict (decided before), not_allowed (the same person, no phone proved) */
  async decideAccount(producer_id: string, id: string, verdict: AccountVerdict): Promise<void> {
    const decided = await this.transaction(async (trx) => {
      await takeTurn(trx, producer_id)
      return accounts.decide(trx, producer_id, id, verdict)
    }).catch(refuse)
    if (!decided) throw errors.accountMoved()
  }

  /** For what belongs together with the ledger's entries. */
  transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work)
  }
}

const masked = (row: AccountRow | null) =>
  row && { id: row.id, bank: row.bank, holder: row.holder, number_end: row.number_end, entered_by: row.entered_by }
