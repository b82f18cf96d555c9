import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { DistributorNews, Payees } from '@shanzhen/ports/types'
import { Follower } from '@shanzhen/ledger/postings/follow-orders'
import { type Need, needs } from '@shanzhen/ports/needs'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { endCase } from '../risk/store/cases'
import * as due from './store/due'
import * as report from './store/report'
import * as rules from './store/rules'
import * as sales from './store/sales'
import * as tax from './store/tax'
import * as view from './store/view'
import * as withdrawals from './store/withdrawals'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import * as news from '../../news'
import { oweTax, returnTax } from '../../withdrawal/tax-book'
import * as payee from '../../withdrawal/payee'
import type { TaxMode } from '../../withdrawal/tax'

export type CommissionOptions = {
  /** How many days after its last parcel arrived what an order earned is the distributor's own; 10 where not set. */
  holdDays?: number
  /** The most a good gives of which staff said nothing, in basis points; 2000 where not set. */
  limitBps?: number
  /** Container keys of who pays for pieces of a line (`PaysBack`). */
  paidBack?: string[]
  /** Container key of who weighs what is packed (`Corrections`). */
  corrections?: string
  /** Container key of who knows what buyers dispute at their bank (`Disputes`). */
  disputes?: string
  /** How 个税 is withheld; `cumulative` where not set. */
  taxMode?: TaxMode
  /** Who withholds it, by name. */
  center?: string
}

/** What sharing earns. What somebody has stands in the ledger alone; here stands what it is made of. */
export default class CommissionService
  extends StoreService(
    {},
    {
      enterRule: rules.enterRule,
      stopRule: rules.stopRule,
      rulesAt: rules.rulesAt,
      rulesSince: rules.rulesSince,
      linesSince: view.linesSince,
      listRules: rules.listRules,
      setLimit: rules.setLimit,
      limitsAt: rules.limitsAt,
      noteSale: sales.noteSale,
      readSale: sales.readSale,
      unsettled: due.unsettled,
      dueLines: due.dueLines,
      listSales: view.listSales,
      readFile: view.readFile,
      daysOf: view.daysOf,
      listWithdrawals: withdrawals.listWithdrawals,
      findWithdrawal: withdrawals.findWithdrawal,
      taxLines: tax.taxLines,
      taxYears: tax.taxYears,
      taxSums: tax.taxSums,
      taxInBook: tax.taxInBook,
      broughtBy: report.broughtBy,
      broughtOn: report.broughtOn,
      broughtOf: report.broughtOf,
      newsOf: news.newsOf,
      countNews: news.countNews,
    },
  )
  implements Payees, DistributorNews
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/commission': {
      holdDays: true,
      limitBps: true,
      paidBack: true,
      corrections: true,
      disputes: true,
      taxMode: true,
      center: true,
    } satisfies Record<keyof CommissionOptions, true | readonly string[]>,
  }

  readonly hold_days: number
  readonly limit_bps: number
  readonly paid_back: string[]
  readonly corrections: string | undefined
  readonly disputes: string | undefined
  readonly tax_mode: TaxMode
  readonly center: string
  readonly ports: Need[]
  readonly follower: Follower

  constructor(cradle: Cradle, options: CommissionOptions = {}) {
    super(cradle)
    this.follower = new Follower(this.knex, 'commission')
    this.hold_days = options.holdDays ?? 10
    this.limit_bps = options.limitBps ?? 2000
    this.paid_back = options.paidBack ?? []
    this.corrections = options.corrections
    this.disputes = options.disputes
    this.tax_mode = options.taxMode ?? 'cumulative'
    this.center = options.center ?? ''
    const need = needs.bind(null, '@shanzhen/commission')
    this.ports = [
      ...need('paidBack', 'paysBack', options.paidBack),
      ...need('corrections', 'corrections', options.corrections),
      ...need('disputes', 'disputes', options.disputes),
    ]
  }

  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work)
  }

  payeeOf(id: string, container: MedusaContainer) {
    return payee.payeeOf(id, container)
  }

  holdAccount(trx: Knex, id: string, container: MedusaContainer) {
    return payee.holdAccount(trx, id, container)
  }

  accountNumber(_id: string, account_id: string, container: MedusaContainer) {
    return payee.accountNumber(account_id, container)
  }

  async assertNotOwn(container: MedusaContainer, id: string, staff_id: string): Promise<void> {
    await container.resolve(DISTRIBUTOR).assertNotOwn(container, id, staff_id)
  }

  namesOf(container: MedusaContainer, ids: string[]): Promise<Map<string, string>> {
    return container.resolve(DISTRIBUTOR).namesOf(ids)
  }

  /** Its tax belongs to the month it is paid in, whenever it was asked for. */
  async wentOut(container: MedusaContainer, trx: Knex, payout_id: string): Promise<void> {
    const withdrawal = await withdrawals.markPaid(trx, payout_id)
    if (withdrawal) await oweTax(container, trx, withdrawal, withdrawal.paid_at)
  }

  /** What was withheld is in the balance again, and the releases are nobody's: the next withdrawal pays them. */
  async wentBack(container: MedusaContainer, trx: Knex, payout_id: string): Promise<void> {
    const withdrawal = await withdrawals.markBack(trx, payout_id)
    if (!withdrawal) return
    await returnTax(container, trx, withdrawal)
    await endCase(trx, payout_id)
  }
}
