import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { type Need, needs } from '@shanzhen/ports/needs'
import { type Cradle, inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import type { IdentityKind } from '../../identity/number'
import { identitySeal, type Seal, sealOf } from '../../seal'
import { distributorUnknown, ownApplication } from './said-to-staff'
import { apply, type Application } from './store/applications'
import { decide, forget, setGroup } from './store/decisions'
import { type Distributor, findActiveSince, findDistributor, wasActive } from './store/distributors'
import * as identities from './store/identities'
import * as lists from './store/lists'
import { findPhoto, setPhoto } from './store/photos'
import * as seen from './store/seen'

export type DistributorOptions = {
  /** Seals the real names of distributors. */
  accountSecret?: string
  /** `rule`: whoever proved a phone and never met staff shares at once; else staff approve each. */
  approval?: 'rule' | 'staff'
  /** Container keys of who tells what else happened to distributors (`DistributorNews`). */
  news?: string | string[]
}

type NewIdentity = { distributor_id: string; kind: IdentityKind; number: string; entered_by: string }
type WholeIdentity = { name: string | null; identity: { kind: IdentityKind; number: string } | null }

/** Who sells by sharing: applications, states, codes. */
export default class DistributorService extends StoreService(
  {},
  {
    namesOf: lists.namesOf,
    groupAt: lists.groupAt,
    groupsOf: lists.groupsOf,
    activeSince: findActiveSince,
    decide: inTransaction(decide),
    setGroup: inTransaction(setGroup),
    forget: inTransaction(forget),
    photoOf: findPhoto,
    setPhoto: inTransaction(setPhoto),
    sameIdentity: identities.sameIdentity,
    findDistributors: lists.listDistributors,
    countWaiting: lists.countWaiting,
    groupNames: lists.groupNames,
    actsSince: lists.actsSince,
    actsOf: lists.actsOf,
    wasActive,
    seenAt: seen.seenAt,
    setSeen: seen.setSeen,
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/distribution': { accountSecret: true, approval: true, news: true } satisfies Record<
      keyof DistributorOptions,
      true | readonly string[]
    >,
  }

  private readonly seal: Seal
  private readonly identitySeal: ReturnType<typeof identitySeal>
  private readonly byRule: boolean
  readonly news: string[]
  readonly ports: Need[]

  constructor(cradle: Cradle, options: DistributorOptions = {}) {
    super(cradle)
    this.seal = sealOf(options.accountSecret)
    this.identitySeal = identitySeal(options.accountSecret)
    this.byRule = options.approval === 'rule'
    this.ports = needs('@shanzhen/distribution', 'news', 'distributorNews', options.news)
    this.news = this.ports.map(({ key }) => key)
  }

  /** Who and in what state; null where there is none. */
  distributorOf(id: string) {
    return findDistributor(this.knex, { id })
  }

  /** @param code as it is kept ({@link import('../../codes').readCode}) */
  distributorOfCode(code: string) {
    return findDistributor(this.knex, { code })
  }

  distributorOfCustomer(customer_id: string) {
    return findDistributor(this.knex, { customer_id })
  }

  /** As it stands until the transaction ends. @throws MedusaError not_found */
  async holdDistributor(trx: Knex, id: string): Promise<Pick<Distributor, 'customer_id' | 'state'>> {
    const row = await trx<Distributor>('distributor').where({ id }).forShare().first('customer_id', 'state')
    if (!row) throw distributorUnknown()
    return row
  }

  /** @returns the id @throws MedusaError conflict: applied before */
  apply(application: Application): Promise<string> {
    return this.knex.transaction((trx) => apply(trx, this.seal, application, this.byRule))
  }

  /** 真实姓名, for a withdrawal, a report, or staff, whose reading stands on record; null where it is gone. */
  async realName(id: string): Promise<string | null> {
    const row = await this.knex('distributor').where({ id }).first<{ name_sealed: string | null }>('name_sealed')
    return row?.name_sealed ? this.seal.open(row.name_sealed, id) : null
  }

  /** What income is reported under; the newest counts. @param identity its number as it is written */
  setIdentity({ distributor_id, kind, number, entered_by }: NewIdentity): Promise<void> {
    return identities.addIdentity(this.knex, {
      ...{ distributor_id, kind, entered_by, number_end: number.slice(-4) },
      number_sealed: this.identitySeal.close(number, distributor_id),
      number_key: this.identitySeal.keyOf(number),
    })
  }

  /** Its kind and last four signs; null where nothing was given. */
  async identityOf(id: string) {
    const found = (await identities.identitiesOf(this.knex, [id])).get(id)
    return found ? { kind: found.kind, number_end: found.number_end, created_at: found.created_at } : null
  }

  /** Real names and whole numbers, for what is reported and for nobody else. */
  async wholeIdentities(ids: string[]): Promise<Map<string, WholeIdentity>> {
    const [names, found] = await Promise.all([
      this.knex('distributor')
        .whereIn('id', ids)
        .select<{ id: string; name_sealed: string | null }[]>('id', 'name_sealed'),
      identities.identitiesOf(this.knex, ids),
    ])
    const numberOf = (id: string) => {
      const row = found.get(id)
      return row ? { kind: row.kind, number: this.identitySeal.open(row.number_sealed, id) } : null
    }
    return new Map(
      names.map(({ id, name_sealed }) => [
        id,
        { name: name_sealed ? this.seal.open(name_sealed, id) : null, identity: numberOf(id) },
      ]),
    )
  }

  /** Nobody decides on their own: told by the phone they proved. @throws MedusaError not_found, not_allowed */
  async assertNotOwn(container: MedusaContainer, id: string, staff_id: string): Promise<Distributor> {
    const distributor = await this.distributorOf(id)
    if (!distributor) throw distributorUnknown()
    const phones = await container.resolve(SIGN_IN).everyPhoneOf(staff_id)
    const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: distributor.customer_id })
    if (customer?.phone && phones.includes(customer.phone)) throw ownApplication()
    return distributor
  }
}
