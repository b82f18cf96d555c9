import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import type { Mode, WebhookEvent } from '../../types'
import { WebhookEndpoint } from './models/webhook-endpoint'
import * as deliveries from './store/deliveries'
import * as endpoints from './store/endpoints'
import * as seen from './store/seen'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
export type WebhookOptions = {
  /** Also http and addresses that are not public: on a developer's machine and in tests. */
  anyAddress?: boolean
  /** Whether a first try follows what happened at once, and not with the job of the next minute. */
  atOnce?: boolean
}

/** Where shops' systems listen, what they were told, and how it went. */
export default class WebhookService extends MedusaService({ WebhookEndpoint }) {
  private readonly knex: Knex
  readonly anyAddress: boolean
  atOnce: boolean

  constructor(cradle: Cradle, options: WebhookOptions = {}) {
    super(...[cradle, options])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.anyAddress = options.anyAddress ?? false
    this.atOnce = options.atOnce ?? true
  }

  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work)
  }

  endpointsOf(shop_id: string) {
    return endpoints.endpointsOf(this.knex, shop_id)
  }

  endpointOf(own: { id: string; shop_id: string }) {
    return endpoints.endpointOf(this.knex, own)
  }

  addEndpoint(endpoint: Parameters<typeof endpoints.addEndpoint>[1]) {
    return this.within((trx) => endpoints.addEndpoint(trx, endpoint))
  }

  changeEndpoint(own: { id: string; shop_id: string }, change: Parameters<typeof endpoints.changeEndpoint>[2]) {
    return endpoints.changeEndpoint(this.knex, own, change)
  }

  watchEndpoint(id: string, seen: Parameters<typeof endpoints.watchEndpoint>[2]) {
    return endpoints.watchEndpoint(this.knex, id, seen)
  }

  listeningShops(events: WebhookEvent[], mode?: Mode) {
    return endpoints.listeningShops(this.knex, events, mode)
  }

  notice(notices: deliveries.Notice[]) {
    return this.within((trx) => deliveries.writeNotices(trx, notices))
  }

  ping(endpoint: Parameters<typeof deliveries.writePing>[1]) {
    return this.within((trx) => deliveries.writePing(trx, endpoint))
  }

  claimDue(asked: Parameters<typeof deliveries.claimDue>[1]) {
    return deliveries.claimDue(this.knex, asked)
  }

  claimOne(id: string, lease_ms: number) {
    return deliveries.claimOne(this.knex, id, lease_ms)
  }

  endTry(id: string, ended: deliveries.Ended) {
    return deliveries.endTry(this.knex, id, ended)
  }

  logOf(page: Parameters<typeof deliveries.logOf>[1]) {
    return deliveries.logOf(this.knex, page)
  }

  deliveryOf(endpoint_id: string, id: string) {
    return deliveries.deliveryOf(this.knex, endpoint_id, id)
  }

  replayOne(endpoint_id: string, id: string) {
    return this.within((trx) => deliveries.replayOne(trx, endpoint_id, id))
  }

  replaySince(endpoint_id: string, since: Date) {
    return this.within((trx) => deliveries.replaySince(trx, endpoint_id, since))
  }

  forgetBefore(before: Date) {
    return deliveries.forgetBefore(this.knex, before)
  }

  mark(name: string) {
    return seen.readMark(this.knex, name)
  }

  setMark(name: string, at: Date) {
    return seen.setMark(this.knex, name, at)
  }

  seenOf(shop_id: string) {
    return seen.seenOf(this.knex, shop_id)
  }

  keepSeen(rows: seen.Seen[]) {
    return seen.keepSeen(this.knex, rows)
  }
}
