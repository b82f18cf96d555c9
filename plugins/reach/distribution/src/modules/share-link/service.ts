import { type Need, needs } from '@shanzhen/ports/needs'
import { type Cradle, inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import type { Batch } from '../../clicks/batch'
import { clicksBetween, daysOf, forgetClicks, takeClicks, totalsOf, visitorsOf } from './store/clicks'
import { endLink, findLink, linksByIds, linksOf, makeLink } from './store/links'

export type ShareLinkOptions = {
  /** Where the shop is on the web. */
  storefrontUrl?: string
  /** Container key of who knows small shops' pages (`Outlets`); without one there are none. */
  outlets?: string
}

/** Links that distributors share, and how often they were followed. */
export default class ShareLinkService extends StoreService(
  {},
  {
    ...{ linksByIds, makeLink: inTransaction(makeLink), endLink, linksOf },
    ...{ daysOf, visitorsOf, clicksBetween, totalsOf, forgetClicks },
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/distribution': { storefrontUrl: true, outlets: true } satisfies Record<
      keyof ShareLinkOptions,
      true | readonly string[]
    >,
  }

  private readonly shop: string
  readonly outlets: string | undefined
  readonly ports: Need[]

  constructor(cradle: Cradle, { storefrontUrl = '', outlets }: ShareLinkOptions = {}) {
    super(cradle)
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

  /** Counts what a storefront tells, once. @returns false where this batch was counted before */
  takeClicks({ id, clicks }: Batch): Promise<boolean> {
    return this.knex.transaction((trx) => takeClicks(trx, id, clicks))
  }
}
