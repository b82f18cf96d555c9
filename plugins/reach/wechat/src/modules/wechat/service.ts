import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaError, MedusaService } from '@medusajs/framework/utils'
import { parseOptions, type WechatOptions } from '../../lib/options'
import * as authorizations from './store/authorizations'
import * as credentials from './store/credentials'
import * as identities from './store/identities'
import * as messages from './store/messages'
import * as reports from './store/reports'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { MessageWay, MessageWays } from '@shanzhen/ports/types'
import type { Refusal, Said } from '../../lib/client'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** What the shop knows of its official account and of who comes with which WeChat. */
export default class WechatService extends MedusaService({}) implements MessageWays {
  private readonly knex: Knex
  /** Null where the shop has no account. */
  readonly options: WechatOptions | null
  /** Who hears what a browser brought with it, as its owner is signed in. */
  readonly arrivals: string | undefined
  readonly ports: Need[]

  constructor(cradle: Cradle, options: unknown = {}) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.options = parseOptions(options)
    this.arrivals = (options as { arrivals?: string } | null)?.arrivals
    this.ports = needs('@shanzhen/wechat', 'arrivals', 'arrivals', this.arrivals)
  }

  /** @throws MedusaError not_found where the shop has no account */
  connected(): WechatOptions {
    if (!this.options) throw new MedusaError(MedusaError.Types.NOT_FOUND, '本店没有接通微信公众号。')
    return this.options
  }

  private get appid(): string {
    return this.connected().appid
  }

  credential(kind: credentials.CredentialKind) {
    return credentials.readCredential(this.knex, { appid: this.appid, kind })
  }

  leaseCredential(kind: credentials.CredentialKind) {
    return credentials.leaseCredential(this.knex, { appid: this.appid, kind })
  }

  keepCredential(kind: credentials.CredentialKind, kept: Parameters<typeof credentials.keepCredential>[2]) {
    return credentials.keepCredential(this.knex, { appid: this.appid, kind }, kept)
  }

  failCredential(kind: credentials.CredentialKind, lease: string, failure: string) {
    return credentials.failCredential(this.knex, { appid: this.appid, kind }, lease, failure)
  }

  credentialFailure(kind: credentials.CredentialKind, since: Date) {
    return credentials.failureSince(this.knex, { appid: this.appid, kind }, since)
  }

  dropCredential(kind: credentials.CredentialKind, hash: string) {
    return credentials.dropCredential(this.knex, { appid: this.appid, kind }, hash)
  }

  /** How token and ticket stand, without what they are. */
  credentialStates() {
    return credentials.credentialStates(this.knex, this.appid)
  }

  addAuthorization(asked: Omit<authorizations.NewAuthorization, 'appid'>, most: number) {
    return authorizations.addAuthorization(this.knex, { ...asked, appid: this.appid }, most)
  }

  findAuthorization(state: string, browser: string) {
    return authorizations.findAuthorization(this.knex, state, browser)
  }

  leaseAuthorization(state: string, code_hash: string) {
    return authorizations.leaseAuthorization(this.knex, state, code_hash)
  }

  answerAuthorization(state: string, answered: authorizations.Answered) {
    return authorizations.answerAuthorization(this.knex, state, answered)
  }

  failAuthorization(state: string, failure: string) {
    return authorizations.failAuthorization(this.knex, state, failure)
  }

  /** Whom this browser was last told to be; null where it never asked, or too long ago. */
  lastAnswered(browser: string) {
    return authorizations.lastAnswered(this.knex, this.appid, browser)
  }

  forgetBrought(state: string) {
    return authorizations.forgetBrought(this.knex, state)
  }

  forgetAuthorizations() {
    return authorizations.forgetAuthorizations(this.knex)
  }

  /** The account this WeChat opens; null where it is bound to none. */
  identityOfOpenid(openid: string) {
    return identities.identityOf(this.knex, { appid: this.appid, openid })
  }

  /** The WeChat of this account, with its openid and, where it is known, its unionid; null where none is bound. */
  async identityOfCustomer(customer_id: string) {
    return this.options ? identities.identityOf(this.knex, { appid: this.options.appid, customer_id }) : null
  }

  /** Kept bound until the transaction ends; null where no WeChat is. */
  async holdIdentity(trx: Knex, customer_id: string): Promise<string | null> {
    return this.options ? identities.holdIdentity(trx, this.options.appid, customer_id) : null
  }

  openidOf(id: string): Promise<string> {
    return identities.openidOf(this.knex, id)
  }

  bind(identity: Omit<identities.NewIdentity, 'appid'>) {
    return identities.bind(this.knex, { ...identity, appid: this.appid })
  }

  unbind(id: string, why: Parameters<typeof identities.unbind>[2]) {
    return identities.unbind(this.knex, id, why)
  }

  /** Inside WeChat to whoever agreed to it, what the account has a template for. */
  async waysOf(customer_ids: string[], template: string): Promise<Map<string, MessageWay>> {
    if (!this.options || !Object.hasOwn(this.options.templates, template)) return new Map()
    const ways = await identities.messageWays(this.knex, this.options.appid, customer_ids)
    return new Map([...ways].map(([customer_id, to]) => [customer_id, { channel: 'wechat', to }]))
  }

  agreedSince(openid: string) {
    return identities.agreedSince(this.knex, this.appid, openid)
  }

  noteMessage(kind: string, said: Said<{ msgid: string }>, agreed_at: Date) {
    const refused = said.ok ? null : said
    return messages.addMessage(this.knex, {
      ...{ kind, msgid: said.ok ? said.data.msgid : null, agreed_at },
      ...{ errcode: refused?.errcode ?? null, errmsg: refused?.errmsg ?? null },
    })
  }

  endMessage(msgid: string, outcome: string) {
    return messages.endMessage(this.knex, msgid, outcome)
  }

  messageCounts() {
    return messages.countMessages(this.knex)
  }

  forgetMessages() {
    return messages.forgetMessages(this.knex)
  }

  setMessages(id: string, agrees: boolean) {
    return identities.setMessages(this.knex, id, agrees)
  }

  /** Every openid and unionid that these accounts have or had: who is the same person by WeChat. */
  marksOf(customer_ids: string[]) {
    return identities.marksOf(this.knex, customer_ids)
  }

  countBound() {
    return identities.countBound(this.knex)
  }

  addReports(order_id: string, payments: { transaction_id: string; openid: string }[]) {
    return reports.addReports(this.knex, order_id, payments)
  }

  claimReports(count: number) {
    return reports.claimReports(this.knex, count)
  }

  endReport(id: string, state: reports.ReportState, said: Refusal | null) {
    return reports.endReport(this.knex, id, state, said)
  }

  retryReport(id: string) {
    return reports.retryReport(this.knex, id)
  }

  countRefused() {
    return reports.countRefused(this.knex)
  }

  reportsNow() {
    return reports.reportsNow(this.knex)
  }

  forgetIdentities(customer_id: string) {
    return identities.forgetIdentities(this.knex, customer_id)
  }
}
