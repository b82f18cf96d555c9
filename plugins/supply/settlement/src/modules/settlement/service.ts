import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { ClaimShares, ShopBusiness } from '@shanzhen/ports/types'
import { refuse } from './errors'
import { ShopStatement } from './models/shop-statement'
import type { CaseShare } from '../../types'
import * as cases from './store/cases'
import * as credit from './store/credit'
import * as late from './store/late'
import * as store from './store/statements'
import * as tiers from './store/tiers'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
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
export default class SettlementService extends MedusaService({ ShopStatement }) implements ShopBusiness, ClaimShares {
  private readonly knex: Knex
  readonly gates: string[]
  readonly center: string
  readonly ports: Need[]
  readonly late: { bps: number; least_fen: number; most_fen: number }

  constructor(cradle: Cradle, options: SettlementOptions = {}) {
    super(...[cradle, options])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.center = options.center ?? ''
    this.gates = [options.gates ?? []].flat()
    this.ports = needs('@shanzhen/settlement', 'gates', 'parcelGate', options.gates)
    const { lateBps = 500, lateLeastFen = 100, lateMostFen = 2000 } = options
    this.late = { bps: lateBps, least_fen: lateLeastFen, most_fen: lateMostFen }
  }

  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work).catch(refuse)
  }

  sharesOf(after_sale_ids: string[]): Promise<CaseShare[]> {
    return cases.sharesOf(this.knex, after_sale_ids)
  }

  borneAmong(after_sale_ids: string[]): Promise<string[]> {
    return cases.borneAmong(this.knex, after_sale_ids)
  }

  listCases(asked: Parameters<typeof cases.listCases>[1]) {
    return cases.listCases(this.knex, asked)
  }

  /** Once per voucher. @throws MedusaError conflict (more than went back), not_allowed (nothing did) */
  addShare(share: Parameters<typeof cases.addShare>[1]): Promise<void> {
    return cases.addShare(this.knex, share).catch(refuse)
  }

  uncounted(month: string, after: string, take: number) {
    return tiers.uncounted(this.knex, month, after, take)
  }

  fallsToCome(after: Parameters<typeof tiers.fallsToCome>[1], take: number) {
    return tiers.fallsToCome(this.knex, after, take)
  }

  listFalls(asked: Parameters<typeof tiers.listFalls>[1]) {
    return tiers.listFalls(this.knex, asked)
  }

  fallOf(shop_id: string) {
    return tiers.fallOf(this.knex, shop_id)
  }

  fallWaits(shop_id: string, falls_at: Date) {
    return tiers.fallWaits(this.knex, shop_id, falls_at)
  }

  fallsSince(days: number) {
    return tiers.fallsSince(this.knex, days)
  }

  creditCounts(shop_id: string) {
    return credit.creditCounts(this.knex, shop_id)
  }

  creditEvents(shop_id: string) {
    return credit.creditEvents(this.knex, shop_id)
  }

  appealsOf(shop_id: string) {
    return credit.appealsOf(this.knex, shop_id)
  }

  listAppeals(asked: Parameters<typeof credit.listAppeals>[1]) {
    return credit.listAppeals(this.knex, asked)
  }

  /** @throws MedusaError conflict where this event was appealed before */
  addAppeal(appeal: Parameters<typeof credit.addAppeal>[1]): Promise<void> {
    return credit.addAppeal(this.knex, appeal).catch(refuse)
  }

  shopsOfAppeals(ids: string[]): Promise<{ shop_id: string }[]> {
    return this.knex('credit_appeal').whereIn('id', ids).select('shop_id')
  }

  answerAppeal(id: string, said: Parameters<typeof credit.answerAppeal>[2]): Promise<boolean> {
    return credit.answerAppeal(this.knex, id, said)
  }

  lastOf(shop_id: string) {
    return store.lastOf(this.knex, shop_id)
  }

  list(asked: store.StatementsAsked) {
    return store.listStatements(this.knex, asked)
  }

  find(id: string, shop_id?: string) {
    return store.readStatement(this.knex, id, shop_id)
  }

  /** Of these entries those that stand in a statement. */
  settledOf(entry_ids: number[]) {
    return store.settledOf(this.knex, entry_ids)
  }

  entryIdsOf(id: string) {
    return store.entryIdsOf(this.knex, id)
  }

  remarksOf(id: string) {
    return store.remarksOf(this.knex, id)
  }

  undecidedOf(shop_order_ids: string[]) {
    return late.undecidedOf(this.knex, shop_order_ids)
  }

  keepFault(fault: Parameters<typeof late.keepFault>[1]) {
    return late.keepFault(this.knex, fault)
  }

  async endFault(shop_order_id: string): Promise<void> {
    await late.endFault(this.knex, shop_order_id)
  }

  faultsOf(after: Parameters<typeof late.faultsOf>[1], take: number) {
    return late.faultsOf(this.knex, after, take)
  }

  stuckFaults(take: number) {
    return late.stuckFaults(this.knex, take)
  }

  /** For whoever closes a shop: claims that nobody decided, whose money would go into its deposit. */
  async openBusinessOf(_container: MedusaContainer, shop_id: string, within: Knex.Transaction): Promise<string | null> {
    const claims = await cases.undecidedClaims(within, shop_id)
    return claims ? `还有 ${claims} 个售后没有办完` : null
  }

  lateSince() {
    return late.lateSince(this.knex)
  }

  creditsKept(asked: Parameters<typeof late.creditsKept>[1]) {
    return late.creditsKept(this.knex, asked)
  }

  verdictOf(shop_order_id: string) {
    return late.verdictOf(this.knex, shop_order_id)
  }
}
