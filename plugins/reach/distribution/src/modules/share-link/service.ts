import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { Batch } from '../../clicks/batch'
import { clicksBetween, daysOf, forgetClicks, takeClicks, totalsOf } from './store/clicks'
import { endLink, findLink, linksByIds, linksOf, makeLink, type NewLink } from './store/links'

export type ShareLinkOptions = {
  /** Where the shop is on the web. */
  storefrontUrl?: string
  /** Container key of who knows small shops' pages (`Outlets`); without one there are none. */
  outlets?: string
}
type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** Links that distributors share, and how often they were followed. */
export default class ShareLinkService extends MedusaService({}) {
  private readonly knex: Knex
  private readonly shop: string
  readonly outlets: string | undefined
  readonly ports: Need[]

  constructor(cradle: Cradle, { storefrontUrl = '', outlets }: ShareLinkOptions = {}) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.shop = storefrontUrl.replace(/\/$/, '')
    this.outlets = outlets
    this.ports = needs('@shanzhen/distribution', 'outlets', 'outlets', outlets)
  }

  linkByCode(code: string) {
    return findLink(this.knex, { code })
  }

  /** As it stands in a QR code. */
  addressOf(code: string): string {
    return `${this.shop}/r/${code}`
  }

  linksByIds(ids: string[]) {
    return linksByIds(this.knex, ids)
  }

  /** The same target with the same words is the same link. @throws MedusaError not_allowed: too many */
  makeLink(link: NewLink) {
    return this.knex.transaction((trx) => makeLink(trx, link))
  }

  endLink(link: { id: string; distributor_id: string }) {
    return endLink(this.knex, link)
  }

  /** Counts what a storefront tells, once. @returns false where this batch was counted before */
  takeClicks({ id, clicks }: Batch): Promise<boolean> {
    return this.knex.transaction((trx) => takeClicks(trx, id, clicks))
  }

  /** @param since `YYYY-MM-DD` in Beijing */
  daysOf(link_ids: string[], since: string) {
    return daysOf(this.knex, link_ids, since)
  }

  /** @param until the last day, `YYYY-MM-DD` in Beijing */
  clicksBetween(from: string, until: string) {
    return clicksBetween(this.knex, from, until)
  }

  totalsOf(link_ids: string[]) {
    return totalsOf(this.knex, link_ids)
  }

  forgetClicks() {
    return forgetClicks(this.knex)
  }

  linksOf(distributor_id: string) {
    return linksOf(this.knex, distributor_id)
  }
}
