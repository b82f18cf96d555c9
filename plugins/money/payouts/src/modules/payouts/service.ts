import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { Payees } from '@shanzhen/ports/types'
import { payeesMissing, refuse } from './errors'
import { Payout } from './models/payout'
import { PayoutBatch } from './models/payout-batch'
import * as store from './store/payouts'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
export type PayoutOptions = {
  /** By kind of payee the container key of whoever keeps them (`Payees`). */
  payees?: Record<string, string>
  /** The smallest and the largest sum of one payout, whole fen. */
  leastFen?: number
  mostFen?: number
}

/** Payouts, who looked at them, and the bank's files. What is owed stands in the ledger alone. */
export default class PayoutService extends MedusaService({ Payout, PayoutBatch }) {
  private readonly knex: Knex
  private readonly payees: Record<string, string>
  readonly ports: Need[]
  readonly least_fen: number
  readonly most_fen: number

  constructor(cradle: Cradle, options: PayoutOptions = {}) {
    super(...[cradle, options])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.payees = options.payees ?? {}
    this.ports = needs('@shanzhen/payouts', 'payees', 'payees', Object.values(this.payees))
    this.least_fen = options.leastFen ?? 1_000
    this.most_fen = options.mostFen ?? 20_000_000
  }

  /** @throws MedusaError invalid_argument where nobody keeps payees of this kind */
  payeesOf(container: MedusaContainer, kind: string): Payees {
    const key = this.payees[kind]
    if (!key) throw payeesMissing(kind)
    return container.resolve<Payees>(key)
  }

  /** One commit; what the database refuses is said in people's words. */
  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work).catch(refuse)
  }

  list(asked: store.PayoutsAsked) {
    return store.listPayouts(this.knex, asked)
  }

  payoutsOf(payee: { payee_type: string; payee_id: string }, take: number, before?: string) {
    return store.payoutsOf(this.knex, payee, take, before)
  }

  waiting() {
    return store.countByState(this.knex)
  }

  find(id: string) {
    return store.readPayout(this.knex, id)
  }

  stepsOf(id: string) {
    return store.stepsOf(this.knex, id)
  }

  endedSince(asked: Parameters<typeof store.endedSince>[1]) {
    return store.endedSince(this.knex, asked)
  }

  batch(id: string) {
    return store.readBatch(this.knex, id)
  }

  batches(page: { take: number; skip: number }) {
    return store.listBatches(this.knex, page)
  }

  payoutsOfBatch(id: string) {
    return store.payoutsOfBatch(this.knex, id)
  }
}
