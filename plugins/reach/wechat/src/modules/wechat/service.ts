import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { MedusaError } from '@medusajs/framework/utils'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { OPTIONS, parseOptions, type WechatOptions } from '../../lib/options'
import * as authorizations from './store/authorizations'
import * as credentials from './store/credentials'
import * as identities from './store/identities'
import * as messages from './store/messages'
import * as reports from './store/reports'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { MessageWay, MessageWays } from '@shanzhen/ports/types'
import type { Said } from '../../lib/client'

/** What the shop knows of its official account and of who comes with which WeChat. */
export default class WechatService
  extends StoreService(
    {},
    {
      findAuthorization: authorizations.findAuthorization,
      leaseAuthorization: authorizations.leaseAuthorization,
      answerAuthorization: authorizations.answerAuthorization,
      failAuthorization: authorizations.failAuthorization,
      forgetBrought: authorizations.forgetBrought,
      forgetAuthorizations: authorizations.forgetAuthorizations,
      openidOf: identities.openidOf,
      unbind: identities.unbind,
      endMessage: messages.endMessage,
      messageCounts: messages.countMessages,
      forgetMessages: messages.forgetMessages,
      setMessages: identities.setMessages,
      marksOf: identities.marksOf,
      countBound: identities.countBound,
      addReports: reports.addReports,
      claimReports: reports.claimReports,
      endReport: reports.endReport,
      retryReport: reports.retryReport,
      countRefused: reports.countRefused,
      reportsNow: reports.reportsNow,
      forgetIdentities: identities.forgetIdentities,
    },
  )
  implements MessageWays
{
  /** Options of the plugin, by name. */
  static readonly takes = { '@shanzhen/wechat': { ...OPTIONS, arrivals: true } }

  /** Null where the shop has no account. */
  readonly options: WechatOptions | null
  /** Who hears what a browser brought with it, as its owner is signed in. */
  readonly arrivals: string | undefined
  readonly ports: Need[]

  constructor(cradle: Cradle, options: unknown = {}) {
    super(cradle)
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

  /** Whom this browser was last told to be; null where it never asked, or too long ago. */
  lastAnswered(browser: string) {
    return authorizations.lastAnswered(this.knex, this.appid, browser)
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

  bind(identity: Omit<identities.NewIdentity, 'appid'>) {
    return identities.bind(this.knex, { ...identity, appid: this.appid })
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
}
