import type { Logger } from '@medusajs/framework/types'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { Terms } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import type { Promised } from '../../types'
import { Lane } from '../../lib/lane'
import { isOrderKey, orderKey } from '../../lib/order-key'
import { tooBusy } from '../../lib/refusal'
import type { Seller } from '../../types'
import { secretMissing } from './errors'
import { Placement } from './models/placement'
import { holdUnpaid, UNPAID_LIMITS, type UnpaidLimits, type UnpaidOrder, type UnpaidRow } from './unpaid'
import { watchMoney } from './store/watch-money'
import { returnUses } from './store/return-uses'
import { watchCompleted } from './store/watch-completed'
import { watchDrafts } from './store/watch-drafts'
import { whySlow } from './tested-version'

export type CheckoutOptions = {
  /** Signs the secret links by which guests see their orders. */
  orderLinkSecret?: string
  /** How long an unpaid order holds its goods; 15 where not set. */
  unpaidOrderTimeoutMinutes?: number
  /** The same for guests; 10 where not set, and never longer than the others' time. */
  unpaidGuestTimeoutMinutes?: number
  /** How much may be held without being paid. */
  unpaidLimits?: Partial<UnpaidLimits>
  /** How many orders and quotes are priced at once, and how many may wait for it. */
  checkoutsAtOnce?: number
  checkoutsWaiting?: number
  /** How long the goods of a phone order wait for its buyer where staff set no term; 24 where not set. */
  staffOrderTimeoutHours?: number
  /** The shop's own address, for the link by which a buyer pays what staff wrote for them. */
  storefrontUrl?: string
  /** Container key of who knows which goods may be sold (`SaleGate`); none: whatever is in stock. */
  gate?: string
  /** Container key of who weighs what is packed (`Corrections`); none: prices stay as they were paid. */
  corrections?: string
  /** Container key of who pays goods back before they left (`StoppedLines`); none: all of it leaves. */
  stopped?: string
  /** Container keys of who pays for pieces of a line beside checkout (`PaysBack`); none: only what edits and returns leave over. */
  paidBack?: string[]
  /** Container key of who keeps the terms and the money of traders (`Trade`); none: everybody buys as a buyer. */
  trade?: string
  /** Container key of who keeps pages of others on which our goods are sold (`Outlets`); none: there are none. */
  outlets?: string
  /** Container key of who keeps who shares our goods (`Attributions`); none: nobody does. */
  attributions?: string
  /** Container keys of who knows for whom orders are sent (`OrderOwners`); none: all are their buyers' own. */
  owners?: string[]
  /** Stands on receipts; without a name none are printed. */
  seller?: Seller
}

/** Keeps placements and knows the settings of checkout. */
export default class CheckoutService extends StoreService({ Placement }, { returnUses }) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/checkout': {
      orderLinkSecret: true,
      unpaidOrderTimeoutMinutes: true,
      unpaidGuestTimeoutMinutes: true,
      unpaidLimits: Object.keys(UNPAID_LIMITS),
      checkoutsAtOnce: true,
      checkoutsWaiting: true,
      staffOrderTimeoutHours: true,
      storefrontUrl: true,
      gate: true,
      corrections: true,
      stopped: true,
      paidBack: true,
      trade: true,
      outlets: true,
      attributions: true,
      owners: true,
      seller: ['name', 'credit_code', 'address', 'phone'],
    } satisfies Record<keyof CheckoutOptions, true | readonly string[]>,
  }

  private readonly options: CheckoutOptions
  private readonly logger: Logger | undefined
  readonly ports: Need[]
  /** One for each process: its processor is what a rush would take from the rest of the shop. */
  readonly looking: Lane
  readonly placing: Lane
  readonly quoting: Lane

  /** Why orders are written by Medusa's own services, one after the other; null where they are written together. */
  slowBecause: string | null = whySlow()

  /** Modules migrate side by side: Medusa's tables may be younger than the trigger that watches them. */
  __hooks = {
    onApplicationStart: async () => {
      await watchMoney(this.knex)
      await watchDrafts(this.knex)
      await watchCompleted(this.knex)
      if (this.slowBecause) this.logger?.warn(this.slowBecause)
    },
  }

  constructor(cradle: Cradle & { logger?: Logger }, options: CheckoutOptions = {}) {
    super(cradle)
    this.options = options
    this.logger = cradle.logger
    const need = needs.bind(null, '@shanzhen/checkout')
    this.ports = [
      ...need('gate', 'saleGate', options.gate),
      ...need('corrections', 'corrections', options.corrections),
      ...need('stopped', 'stoppedLines', options.stopped),
      ...need('paidBack', 'paysBack', options.paidBack),
      ...need('trade', 'trade', options.trade),
      ...need('outlets', 'outlets', options.outlets),
      ...need('attributions', 'attributions', options.attributions),
      ...need('owners', 'orderOwners', options.owners),
    ]
    const { checkoutsAtOnce = 16, checkoutsWaiting = 100 } = options
    // A look costs little, but all of them at once would take every connection to the database.
    this.looking = new Lane(checkoutsAtOnce, 20 * checkoutsWaiting, tooBusy)
    this.placing = new Lane(checkoutsAtOnce, checkoutsWaiting, tooBusy)
    this.quoting = new Lane(checkoutsAtOnce, checkoutsWaiting, tooBusy)
  }

  get gate(): string | undefined {
    return this.options.gate
  }

  get stopped(): string | undefined {
    return this.options.stopped
  }

  get paidBack(): string[] {
    return this.options.paidBack ?? []
  }

  get owners(): string[] {
    return this.options.owners ?? []
  }

  get trade(): string | undefined {
    return this.options.trade
  }

  get outlets(): string | undefined {
    return this.options.outlets
  }

  get attributions(): string | undefined {
    return this.options.attributions
  }

  get corrections(): string | undefined {
    return this.options.corrections
  }

  /** The key in a guest's link to one order. @throws INVALID_ARGUMENT without a configured secret. */
  orderKey(orderId: string): string {
    return orderKey(orderId, this.secret())
  }

  isOrderKey(orderId: string, key: string | undefined): boolean {
    return isOrderKey(orderId, key, this.secret())
  }

  /** When an order placed at `from` stops holding its goods; a guest's sooner. */
  expiresAt(from: Date, guest = false): Date {
    const minutes = this.options.unpaidOrderTimeoutMinutes ?? 15
    const own = guest ? Math.min(minutes, this.options.unpaidGuestTimeoutMinutes ?? 10) : minutes
    return new Date(from.getTime() + own * 60_000)
  }

  /** @returns the limit the order would break, and then nothing is written; null where it may hold its goods */
  holdUnpaid(order: UnpaidOrder, limited = true) {
    return holdUnpaid(this.knex, order, limited ? this.limits : null)
  }

  get limits(): UnpaidLimits {
    return { ...UNPAID_LIMITS, ...this.options.unpaidLimits }
  }

  /** The placement a request was answered with before; by plain SQL, for it is asked before each order. */
  async findByKey(key: string): Promise<{ id: string; order_id: string; request_hash: string } | undefined> {
    const found = await this.knex('placement')
      .where({ idempotency_key: key, deleted_at: null })
      .select('id', 'order_id', 'request_hash')
    return found[0] as { id: string; order_id: string; request_hash: string } | undefined
  }

  /** Which of these keys have become an order. */
  async usedKeys(keys: string[]): Promise<Set<string>> {
    const found = (await this.knex('placement').whereIn('idempotency_key', keys).whereNull('deleted_at')).map(
      ({ idempotency_key }: { idempotency_key: string }) => idempotency_key,
    )
    return new Set(found)
  }

  /** Everything that is held and not paid for, the oldest first. */
  listUnpaid({ take, skip }: { take: number; skip: number }): Promise<UnpaidRow[]> {
    return this.knex('unpaid_order').select('*').orderBy(['created_at', 'order_id']).limit(take).offset(skip)
  }

  async countUnpaid(): Promise<number> {
    const row = await this.knex('unpaid_order').count().first()
    return Number(row?.count ?? 0)
  }

  /** When an order that staff placed at `from` stops holding its goods, unless they set a term. */
  staffTerm(from: Date): Date {
    return new Date(from.getTime() + (this.options.staffOrderTimeoutHours ?? 24) * 3_600_000)
  }

  /** Where the buyer of an order pays it without signing in. */
  payLink(orderId: string): string {
    const shop = (this.options.storefrontUrl ?? '').replace(/\/$/, '')
    return `${shop}/orders/${orderId}?key=${this.orderKey(orderId)}`
  }

  /** How orders came and until when they wait; by plain SQL, for it is asked after each order. */
  async promisesOf(order_ids: string[]): Promise<Promised[]> {
    const fields = ['order_id', 'idempotency_key', 'state', 'expires_at', 'cancel_reason']
    return (await this.knex('placement')
      .whereIn('order_id', order_ids)
      .whereNull('deleted_at')
      .select(fields)) as Promised[]
  }

  /** What buyers are told of their orders: until when to pay, and by whom it was given up. */
  async termsOf(order_ids: string[]): Promise<Map<string, Terms>> {
    const placements = await this.promisesOf(order_ids)
    return new Map(
      placements.map(({ order_id, state, expires_at, cancel_reason }) => [
        order_id,
        {
          pay_until: state === 'open' ? new Date(expires_at) : null,
          cancel_reason: state === 'canceled' ? (cancel_reason as Terms['cancel_reason']) : null,
        },
      ]),
    )
  }

  get seller(): Seller | null {
    return this.options.seller?.name ? this.options.seller : null
  }

  private secret(): string {
    if (!this.options.orderLinkSecret) throw secretMissing()
    return this.options.orderLinkSecret
  }
}
