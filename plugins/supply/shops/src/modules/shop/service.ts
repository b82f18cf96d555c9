import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { ActorDirectory, Address, Payees } from '@shanzhen/ports/types'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { type Cradle, inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import { type Seal, sealOf } from '../../seal'
import type { ApplicationFacts, ShopTier } from '../../types'
import { accountWaits, holderWrong, noAccountYet, refuse, shopUnknown, tooManyAccounts } from './errors'
import { accountMissing, ownShop } from './said-to-staff'

import { Shop } from './models/shop'
import { ShopKey } from './models/shop-key'
import { ShopMember } from './models/shop-member'
import * as accounts from './store/accounts'
import { apply, type Application, mayApply } from './store/applications'
import { decide } from './store/decisions'
import * as invitations from './store/invitations'
import * as keys from './store/keys'
import * as lists from './store/lists'
import * as members from './store/members'
import { holdTrading } from './store/trading'
import { followRating, type Followed, holdTier, letTierGo } from './store/tiers'
import { forgetVisitors, whoSignsIn } from './store/visitors'

export type ShopOptions = {
  /** Seals the numbers of settlement accounts. */
  accountSecret?: string
  /** How many calls a minute one key may make. */
  callsPerMinute?: number
  /** Where shops' programs reach the backend. */
  backendUrl?: string
  /** Container keys of whoever keeps orders or money of shops (`ShopBusiness`): a shop closes only when all let it go. */
  business?: string | string[]
}
const CALLS_PER_MINUTE = 600
/** Accounts a shop may bring within a day. */
const BROUGHT_A_DAY = 5
type Account = Omit<accounts.AccountRow, 'shop_id'>

/** Who the small shops are: applications, members, settlement accounts, keys. */
export default class ShopService
  extends StoreService(
    { Shop, ShopMember, ShopKey },
    {
      portalActor: members.portalActor,
      forgetVisitors,
      forgetInvitations: invitations.forgetInvitations,
      mayApply,
      decide: inTransaction(decide, refuse),
      holdTier: inTransaction(holdTier, refuse),
      letTierGo: inTransaction(letTierGo, refuse),
      accountsSince: accounts.accountsSince,
      membersOf: members.membersOf,
      peopleOf: members.peopleOf,
      ownersToTell: members.ownersToTell,
      offersTo: invitations.offersTo,
      invitationById: invitations.invitationById,
      invitedBefore: invitations.invitedBefore,
      invite: inTransaction(invitations.invite, refuse),
      answerInvitation: inTransaction(invitations.answerInvitation, refuse),
      changeMember: inTransaction(members.changeMember, refuse),
      removeMember: inTransaction(members.removeMember, refuse),
      makeKey: inTransaction(keys.makeKey, refuse),
      keysOf: keys.keysOf,
      revokeKey: keys.revokeKey,
      useKey: keys.useKey,
      findShops: lists.listShops,
      countWaiting: lists.countWaiting,
      stepsOf: lists.stepsOf,
      stepsSince: lists.stepsSince,
      sameCode: lists.sameCode,
    },
  )
  implements ActorDirectory, Payees
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/shops': { accountSecret: true, callsPerMinute: true, backendUrl: true, business: true } satisfies Record<
      keyof ShopOptions,
      true | readonly string[]
    >,
  }

  private readonly seal: Seal
  /** Whoever proves a phone may apply. */
  readonly opensItself = true
  readonly callsPerMinute: number
  readonly apiUrl: string
  readonly business: string[]
  readonly ports: Need[]

  constructor(cradle: Cradle, options: ShopOptions = {}) {
    super(cradle)
    this.seal = sealOf(options.accountSecret)
    this.callsPerMinute = options.callsPerMinute ?? CALLS_PER_MINUTE
    this.apiUrl = `${(options.backendUrl ?? '').replace(/\/+$/, '')}/shops/api`
    this.business = [options.business ?? []].flat()
    this.ports = needs('@shanzhen/shops', 'business', 'shopBusiness', options.business)
  }

  /** Asked by sign-in after the code was right: a member, or a visitor who may apply. Shops sign in by phone alone. */
  async findActorId({ channel, address }: Address): Promise<string | null> {
    return channel === 'sms' ? whoSignsIn(this.knex, address) : null
  }

  apply(actor_id: string, application: Application) {
    return this.within((trx) => apply(trx, this.seal, actor_id, application))
  }

  /** For whoever counts ratings, in the transaction that says so. */
  followRating(trx: Knex.Transaction, id: string, followed: Followed): Promise<boolean> {
    return followRating(trx, id, followed)
  }

  async setContact(id: string, contact: { contact_name: string; contact_phone: string }): Promise<void> {
    await this.knex('shop')
      .where({ id })
      .update({ ...contact, updated_at: new Date() })
  }

  /** By which prices it buys; by plain SQL, for it is asked before each order. @throws MedusaError not_found */
  async tierOf(id: string): Promise<ShopTier> {
    const shop = await this.knex<{ id: string; tier: ShopTier }>('shop').where({ id }).first('tier')
    if (!shop) throw shopUnknown()
    return shop.tier
  }

  holdTrading(trx: Knex.Transaction, id: string) {
    return holdTrading(trx, id)
  }

  /** Where a shop's money goes, and another that waits for a second person; masked. */
  async maskedAccounts(shop_id: string) {
    const { held, waiting } = await accounts.accountsOf(this.knex, shop_id)
    return { account: masked(held ?? waiting), waiting_account: held && masked(waiting) }
  }

  /** In full: for a payout, or for staff, whose reading stands on record. @throws MedusaError not_found */
  async wholeAccounts(shop_id: string) {
    const { held, waiting } = await accounts.accountsOf(this.knex, shop_id)
    const account = held ?? waiting
    if (!account) throw accountMissing()
    const whole = ({ id, bank, holder, number_sealed, created_at }: Account) => ({
      ...{ id, bank, holder, number: this.seal.open(number_sealed, shop_id), entered_at: created_at },
    })
    return { account: whole(account), waiting: held && waiting ? whole(waiting) : null }
  }

  /** Money of a shop's goes to the account that was accepted; while another one waits, nowhere. */
  async payeeOf(shop_id: string) {
    const { held, waiting } = await accounts.accountsOf(this.knex, shop_id)
    if (waiting) throw accountWaits()
    if (!held) throw noAccountYet()
    const { id, bank, holder, number_end } = held
    const { name } = await this.retrieveShop(shop_id)
    return { name, account: { id, bank, holder, number_end } }
  }

  async holdAccount(trx: Knex, shop_id: string): Promise<string | null> {
    await trx('shop').where({ id: shop_id }).forShare().first('id')
    const { held, waiting } = await accounts.accountsOf(trx, shop_id)
    if (waiting) throw accountWaits()
    return held?.id ?? null
  }

  async accountNumber(shop_id: string, account_id: string): Promise<string> {
    const row = await accounts.accountById(this.knex, shop_id, account_id)
    if (!row) throw accountMissing()
    return this.seal.open(row.number_sealed, shop_id)
  }

  async assertNotOwn(container: MedusaContainer, shop_id: string, staff_id: string): Promise<void> {
    const phones = await container.resolve(SIGN_IN).everyPhoneOf(staff_id)
    const theirs = await members.everyMemberPhone(this.knex, shop_id)
    if (theirs.some((phone) => phones.includes(phone))) throw ownShop()
  }

  /** Seals what only this shop's own rows may hold; `openSecret` reads it. */
  closeSecret(shop_id: string, text: string): string {
    return this.seal.close(text, shop_id)
  }

  /** @throws MedusaError unexpected_state: sealed under another secret, for another shop, or damaged */
  openSecret(shop_id: string, sealed: string): string {
    return this.seal.open(sealed, shop_id)
  }

  /** An owner brings another account. @throws MedusaError not_found, invalid_data (in another name) */
  bringAccount(shop_id: string, { bank, holder, number }: ApplicationFacts['account'], entered_by: string) {
    return this.within(async (trx) => {
      const shop = await trx('shop').where({ id: shop_id }).forUpdate().first('kind', 'legal_name')
      if (!shop) throw shopUnknown()
      if (shop.kind !== 'individual' && shop.legal_name !== holder) throw holderWrong(shop.kind === 'person')
      if ((await accounts.broughtLately(trx, shop_id)) >= BROUGHT_A_DAY) throw tooManyAccounts()
      const number_sealed = this.seal.close(number, shop_id)
      return accounts.addAccount(trx, shop_id, {
        bank,
        holder,
        number_sealed,
        number_end: number.slice(-4),
        entered_by,
      })
    })
  }

  decideAccount(shop_id: string, id: string, verdict: accounts.AccountVerdict) {
    return this.within(async (trx) => {
      // Whoever asks for its money meanwhile holds the shop's row, and sees the account before or this one.
      await trx('shop').where({ id: shop_id }).forUpdate().first('id')
      await accounts.decideAccount(trx, shop_id, id, verdict)
    })
  }

  private within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work).catch(refuse)
  }
}

const masked = (account: Account | null) =>
  account && { id: account.id, bank: account.bank, holder: account.holder, number_end: account.number_end }
