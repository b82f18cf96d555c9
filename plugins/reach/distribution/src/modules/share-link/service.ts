import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { endLink, findLink, linksOf, makeLink, type NewLink } from './store/links'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** Links that distributors share, and how often they were followed. */
export default class ShareLinkService extends MedusaService({}) {
  private readonly knex: Knex

  constructor(cradle: Cradle) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
  }

  linkByCode(code: string) {
    return findLink(this.knex, { code })
  }

  linkOf(id: string) {
    return findLink(this.knex, { id })
  }

  /** The same target with the same words is the same link. @throws MedusaError not_allowed: too many */
  makeLink(link: NewLink) {
    return this.knex.transaction((trx) => makeLink(trx, link))
  }

  endLink(link: { id: string; distributor_id: string }) {
    return endLink(this.knex, link)
  }

  linksOf(distributor_id: string) {
    return linksOf(this.knex, distributor_id)
  }
}
