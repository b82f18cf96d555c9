import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { Payees, Transfers } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import type { PayoutChannel } from '../../types'
import { channelMissing, payeesMissing, refuse } from './errors'
import { Payout } from './models/payout'
import { PayoutBatch } from './models/payout-batch'
import { heldAmong } from '../../hold'
import * as store from './store/payouts'
import * as transfers from './store/transfers'

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
export default class PayoutService extends StoreService(
  { Payout, PayoutBatch },
  {
    list: store.listPayouts,
    payoutsOf: store.payoutsOf,
    waiting: store.countByState,
    find: store.readPayout,
    stepsOf: store.stepsOf,
    endedSince: store.endedSince,
    batch: store.readBatch,
    batches: store.listBatches,
    payoutsOfBatch: store.payoutsOfBatch,
    transfer: transfers.readTransfer,
    transfersOf: transfers.transfersOf,
    transferSteps: transfers.transferSteps,
    heldAmong,
    byNumber: store.byNumber,
    claimSending: transfers.claimSending,
    changeTransfer: transfers.changeTransfer,
    receiptTried: transfers.receiptTried,
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/payouts': { payees: true, transfers: true, leastFen: true, mostFen: true } satisfies Record<
      keyof PayoutOptions,
      true | readonly string[]
    >,
  }

  private readonly payees: Record<string, string>
  private readonly channels: Partial<Record<PayoutChannel, string>>
  readonly ports: Need[]
  readonly least_fen: number
  readonly most_fen: number

  constructor(cradle: Cradle, options: PayoutOptions = {}) {
    super(cradle)
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

  /** What the channels are waited for: to be sent, to be asked about, to give their receipt. */
  async due(take: number) {
    const [send, ask, receipt] = await Promise.all([
      transfers.toSend(this.knex, take),
      transfers.toAskAbout(this.knex, take),
      transfers.withoutReceipt(this.knex, take),
    ])
    return { send, ask, receipt }
  }
}
