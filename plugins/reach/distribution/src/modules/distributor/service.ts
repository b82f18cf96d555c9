import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaService, Modules } from '@medusajs/framework/utils'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { IdentityKind } from '../../identity/number'
import { identitySeal, type Seal, sealOf } from '../../seal'
import { distributorUnknown, ownApplication } from './said-to-staff'
import { apply, type Application } from './store/applications'
import { decide, type Decision, forget, setGroup } from './store/decisions'
import { type Distributor, findActiveSince, findDistributor, wasActive } from './store/distributors'
import * as identities from './store/identities'
import * as lists from './store/lists'
import { findPhoto, type OwnPhoto, setPhoto } from './store/photos'
import * as seen from './store/seen'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
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
export default class DistributorService extends MedusaService({}) {
  private readonly knex: Knex
  private readonly seal: Seal
  private readonly identitySeal: ReturnType<typeof identitySeal>
  private readonly byRule: boolean
  readonly news: string[]
  readonly ports: Need[]

  constructor(cradle: Cradle, options: DistributorOptions = {}) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
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

  /** The names shown. */
  namesOf(ids: string[]): Promise<Map<string, string>> {
    return lists.namesOf(this.knex, ids)
  }

  /** In which group a distributor was then. */
  groupAt(id: string, at: Date): Promise<string | null> {
    return lists.groupAt(this.knex, id, at)
  }

  /** By distributor the groups they were in, the oldest first. */
  groupsOf(ids: string[]) {
    return lists.groupsOf(this.knex, ids)
  }

  /** Who is active now and was at that moment: nobody else earns by a click. */
  activeSince(id: string, at: Date) {
    return findActiveSince(this.knex, id, at)
  }

  /** @returns the id @throws MedusaError conflict: applied before */
  apply(application: Application): Promise<string> {
    return this.knex.transaction((trx) => apply(trx, this.seal, application, this.byRule))
  }

  decide(decision: Decision): Promise<void> {
    return this.knex.transaction((trx) => decide(trx, decision))
  }

  setGroup(group: Parameters<typeof setGroup>[1]): Promise<void> {
    return this.knex.transaction((trx) => setGroup(trx, group))
  }

  /** A closed account's. */
  forget(customer_id: string): Promise<void> {
    return this.knex.transaction((trx) => forget(trx, customer_id))
  }

  /** For their posters; null where they have none. */
  photoOf(id: string): Promise<OwnPhoto | null> {
    return findPhoto(this.knex, id)
  }

  /** @param photo null: none any more. @returns the file it takes the place of, for the caller to delete */
  setPhoto(id: string, photo: OwnPhoto | null): Promise<string | null> {
    return this.knex.transaction((trx) => setPhoto(trx, id, photo))
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

  /** Other distributors of the same 证件. */
  sameIdentity(id: string) {
    return identities.sameIdentity(this.knex, id)
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
    const [proved] = await container.resolve(SIGN_IN).phonesOf([staff_id])
    const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: distributor.customer_id })
    if (proved && customer?.phone === proved.phone) throw ownApplication()
    return distributor
  }

  findDistributors(asked: lists.ListAsked) {
    return lists.listDistributors(this.knex, asked)
  }

  /** What waits for staff. */
  countWaiting() {
    return lists.countWaiting(this.knex)
  }

  groupNames() {
    return lists.groupNames(this.knex)
  }

  actsSince(days: number, id?: string) {
    return lists.actsSince(this.knex, days, id)
  }

  actsOf(id: string) {
    return lists.actsOf(this.knex, id)
  }

  wasActive(id: string): Promise<boolean> {
    return wasActive(this.knex, id)
  }

  /** Until when they have seen what happened; null before the first look. */
  seenAt(id: string) {
    return seen.seenAt(this.knex, id)
  }

  setSeen(id: string, until: Date) {
    return seen.setSeen(this.knex, id, until)
  }
}
