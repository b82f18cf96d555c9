import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { DistributorNews, NewsPage, NewsReader, Payees } from '@shanzhen/ports/types'
import { Follower } from '@shanzhen/ledger/postings/follow-orders'
import { type Need, needs } from '@shanzhen/ports/needs'
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
import type { Span } from '../../tax/month'
import type { CommissionSale } from './types'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
export type CommissionOptions = {
  /** How many days after its last parcel arrived what an order earned is the distributor's own; 10 where not set. */
  holdDays?: number
  /** The most a good gives of which staff said nothing, in basis points; 2000 where not set. */
  limitBps?: number
  /** Container keys of who pays for pieces of a line (`PaysBack`). */
  paidBack?: string[]
  /** Container key of who weighs what is packed (`Corrections`). */
  corrections?: string
  /** How 个税 is withheld; `cumulative` where not set. */
  taxMode?: TaxMode
  /** Who withholds it, by name. */
  center?: string
}

/** What sharing earns. What somebody has stands in the ledger alone; here stands what it is made of. */
export default class CommissionService extends MedusaService({}) implements Payees, DistributorNews {
  private readonly knex: Knex
  readonly hold_days: number
  readonly limit_bps: number
  readonly paid_back: string[]
  readonly corrections: string | undefined
  readonly tax_mode: TaxMode
  readonly center: string
  readonly ports: Need[]
  readonly follower: Follower

  constructor(cradle: Cradle, options: CommissionOptions = {}) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.follower = new Follower(this.knex, 'commission')
    this.hold_days = options.holdDays ?? 10
    this.limit_bps = options.limitBps ?? 2000
    this.paid_back = options.paidBack ?? []
    this.corrections = options.corrections
    this.tax_mode = options.taxMode ?? 'cumulative'
    this.center = options.center ?? ''
    const need = needs.bind(null, '@shanzhen/commission')
    this.ports = [
      ...need('paidBack', 'paysBack', options.paidBack),
      ...need('corrections', 'corrections', options.corrections),
    ]
  }

  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work)
  }

  enterRule(rule: rules.NewRule): Promise<string> {
    return rules.enterRule(this.knex, rule)
  }

  stopRule(id: string, by: string): Promise<void> {
    return rules.stopRule(this.knex, id, by)
  }

  rulesAt(at: Date, toCome?: boolean) {
    return rules.rulesAt(this.knex, at, toCome)
  }

  rulesSince(since: Date) {
    return rules.rulesSince(this.knex, since)
  }

  linesSince(since: Date, page: Parameters<typeof view.linesSince>[2]) {
    return view.linesSince(this.knex, since, page)
  }

  listRules(page: { take: number; skip: number }) {
    return rules.listRules(this.knex, page)
  }

  setLimit(limit: Parameters<typeof rules.setLimit>[1]): Promise<void> {
    return rules.setLimit(this.knex, limit)
  }

  limitsAt(product_ids: string[], at: Date) {
    return rules.limitsAt(this.knex, product_ids, at)
  }

  noteSale(sale: CommissionSale, lines: sales.NotedLine[]): Promise<void> {
    return sales.noteSale(this.knex, sale, lines)
  }

  readSale(order_id: string) {
    return sales.readSale(this.knex, order_id)
  }

  unsettled(after: string, take: number) {
    return due.unsettled(this.knex, after, take)
  }

  dueLines(distributor_id: string, page: Parameters<typeof due.dueLines>[2]) {
    return due.dueLines(this.knex, distributor_id, page)
  }

  listSales(distributor_id: string, page: Parameters<typeof view.listSales>[2]) {
    return view.listSales(this.knex, distributor_id, page)
  }

  /** null for another's. */
  readFile(distributor_id: string, order_id: string) {
    return view.readFile(this.knex, distributor_id, order_id)
  }

  daysOf(distributor_id: string, days: number) {
    return view.daysOf(this.knex, distributor_id, days)
  }

  listWithdrawals(distributor_id: string, page: { take: number; skip: number }) {
    return withdrawals.listWithdrawals(this.knex, distributor_id, page)
  }

  /** null for another's. */
  findWithdrawal(distributor_id: string, payout_id: string) {
    return withdrawals.findWithdrawal(this.knex, distributor_id, payout_id)
  }

  taxLines(distributor_id: string, span: Span) {
    return tax.taxLines(this.knex, distributor_id, span)
  }

  taxYears(distributor_id: string) {
    return tax.taxYears(this.knex, distributor_id)
  }

  taxSums(span: Span) {
    return tax.taxSums(this.knex, span)
  }

  taxInBook(span: Span) {
    return tax.taxInBook(this.knex, span)
  }

  broughtBy(span: report.Span) {
    return report.broughtBy(this.knex, span)
  }

  broughtOn(span: report.Span) {
    return report.broughtOn(this.knex, span)
  }

  broughtOf(span: report.Span, take: number) {
    return report.broughtOf(this.knex, span, take)
  }

  newsOf(container: MedusaContainer, reader: NewsReader, page: NewsPage) {
    return news.newsOf(this.knex, container, reader, page)
  }

  countNews(reader: NewsReader, since: Date, most: number) {
    return news.countNews(this.knex, reader, since, most)
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
