import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { Payees, Transfers } from '@shanzhen/ports/types'
import type { PayoutChannel } from '../../types'
import { channelMissing, payeesMissing, refuse } from './errors'
import { Payout } from './models/payout'
import { PayoutBatch } from './models/payout-batch'
import { heldAmong } from '../../hold'
import * as store from './store/payouts'
import * as transfers from './store/transfers'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
export type PayoutOptions = {
  /** By kind of payee the container key of whoever keeps them (`Payees`). */
  payees?: Record<string, string>
  /** By channel the container key of whoever pays persons (`Transfers`). */
  transfers?: Partial<Record<PayoutChannel, string>>
  /** The smallest and the largest sum of one payout, whole fen. */
  leastFen?: number
  mostFen?: number
}

/** Payouts, who looked at them, and the bank's files. What is owed stands in the ledger alone. */
export default class PayoutService extends MedusaService({ Payout, PayoutBatch }) {
  private readonly knex: Knex
  private readonly payees: Record<string, string>
  private readonly channels: Partial<Record<PayoutChannel, string>>
  readonly ports: Need[]
  readonly least_fen: number
  readonly most_fen: number

  constructor(cradle: Cradle, options: PayoutOptions = {}) {
    super(...[cradle, options])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.payees = options.payees ?? {}
    this.channels = options.transfers ?? {}
    this.ports = [
      ...needs('@shanzhen/payouts', 'payees', 'payees', Object.values(this.payees)),
      ...needs('@shanzhen/payouts', 'transfers', 'transfers', Object.values(this.channels)),
    ]
    this.least_fen = options.leastFen ?? 1_000
    this.most_fen = options.mostFen ?? 20_000_000
  }

  /** @throws MedusaError invalid_argument where nobody keeps payees of this kind */
  payeesOf(container: MedusaContainer, kind: string): Payees {
    const key = this.payees[kind]
    if (!key) throw payeesMissing(kind)
    return container.resolve<Payees>(key)
  }

  /** @throws MedusaError invalid_argument where nobody pays by this channel */
  channelOf(container: MedusaContainer, channel: PayoutChannel): Transfers {
    const key = this.channels[channel]
    if (!key) throw channelMissing(channel)
    return container.resolve<Transfers>(key)
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

  transfer(payout_id: string) {
    return transfers.readTransfer(this.knex, payout_id)
  }

  transfersOf(payout_ids: string[]) {
    return transfers.transfersOf(this.knex, payout_ids)
  }

  transferSteps(payout_id: string) {
    return transfers.transferSteps(this.knex, payout_id)
  }

  /** Of these those that are being looked into. */
  heldAmong(payout_ids: string[]) {
    return heldAmong(this.knex, payout_ids)
  }

  byNumber(number: string) {
    return store.byNumber(this.knex, number)
  }

  claimSending(payout_id: string) {
    return transfers.claimSending(this.knex, payout_id)
  }

  /** What the channels are waited for: to be sent, to be asked about, to give their receipt. */
  async due(take: number) {
    const [send, ask, receipt] = await Promise.all([
      transfers.toSend(this.knex, take),
      transfers.toAskAbout(this.knex, take),
      transfers.withoutReceipt(this.knex, take),
    ])
    return { send, ask, receipt }
  }

  changeTransfer(id: string, change: transfers.TransferChange, later: { next_s?: number; receipt_s?: number } = {}) {
    return transfers.changeTransfer(this.knex, id, change, later)
  }

  receiptTried(payout_id: string, pause_s: number) {
    return transfers.receiptTried(this.knex, payout_id, pause_s)
  }
}
