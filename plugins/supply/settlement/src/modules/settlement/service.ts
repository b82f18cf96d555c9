import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { ClaimShares, ShopBusiness } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { refuse } from './errors'
import { ShopStatement } from './models/shop-statement'
import * as cases from './store/cases'
import * as credit from './store/credit'
import * as late from './store/late'
import * as store from './store/statements'
import * as tiers from './store/tiers'

export type SettlementOptions = {
  /** Who settles, on the statement's head. */
  center?: string
  /** Container keys of whoever may keep a parcel here (`ParcelGate`): where one did, an order that is late is excused. */
  gates?: string | string[]
  /** What a late order brings its shop: basis points of its goods at supply price, at least and at most so many fen. */
  lateBps?: number
  lateLeastFen?: number
  lateMostFen?: number
}

/** Statements of small shops, what shops say about them, and which orders left late. What anybody is owed stands in the ledger. */
export default class SettlementService
  extends StoreService(
    { ShopStatement },
    {
      sharesOf: cases.sharesOf,
      borneAmong: cases.borneAmong,
      listCases: cases.listCases,
      uncounted: tiers.uncounted,
      fallsToCome: tiers.fallsToCome,
      listFalls: tiers.listFalls,
      fallOf: tiers.fallOf,
      fallWaits: tiers.fallWaits,
      fallsSince: tiers.fallsSince,
      creditCounts: credit.creditCounts,
      creditEvents: credit.creditEvents,
      appealsOf: credit.appealsOf,
      listAppeals: credit.listAppeals,
      answerAppeal: credit.answerAppeal,
      lastOf: store.lastOf,
      list: store.listStatements,
      find: store.readStatement,
      settledOf: store.settledOf,
      entryIdsOf: store.entryIdsOf,
      remarksOf: store.remarksOf,
      undecidedOf: late.undecidedOf,
      keepFault: late.keepFault,
      endFault: late.endFault,
      faultsOf: late.faultsOf,
      stuckFaults: late.stuckFaults,
      lateSince: late.lateSince,
      creditsKept: late.creditsKept,
      verdictOf: late.verdictOf,
    },
  )
  implements ShopBusiness, ClaimShares
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/settlement': {
      center: true,
      gates: true,
      lateBps: true,
      lateLeastFen: true,
      lateMostFen: true,
    } satisfies Record<keyof SettlementOptions, true | readonly string[]>,
  }

  readonly gates: string[]
  readonly center: string
  readonly ports: Need[]
  readonly late: { bps: number; least_fen: number; most_fen: number }

  constructor(cradle: Cradle, options: SettlementOptions = {}) {
    super(cradle)
    this.center = options.center ?? ''
    this.gates = [options.gates ?? []].flat()
    this.ports = needs('@shanzhen/settlement', 'gates', 'parcelGate', options.gates)
    const { lateBps = 500, lateLeastFen = 100, lateMostFen = 2000 } = options
    this.late = { bps: lateBps, least_fen: lateLeastFen, most_fen: lateMostFen }
  }

  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work).catch(refuse)
  }

  /** Once per voucher. @throws MedusaError conflict (more than went back), not_allowed (nothing did) */
  addShare(share: Parameters<typeof cases.addShare>[1]): Promise<void> {
    return cases.addShare(this.knex, share).catch(refuse)
  }

  /** @throws MedusaError conflict where this event was appealed before */
  addAppeal(appeal: Parameters<typeof credit.addAppeal>[1]): Promise<void> {
    return credit.addAppeal(this.knex, appeal).catch(refuse)
  }

  shopsOfAppeals(ids: string[]): Promise<{ shop_id: string }[]> {
    return this.knex('credit_appeal').whereIn('id', ids).select('shop_id')
  }

  /** For whoever closes a shop: claims that nobody decided, whose money would go into its deposit. */
  async openBusinessOf(_container: MedusaContainer, shop_id: string, within: Knex.Transaction): Promise<string | null> {
    const claims = await cases.undecidedClaims(within, shop_id)
    return claims ? `还有 ${claims} 个售后没有办完` : null
  }
}
