import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { type Cradle, inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import { WebhookEndpoint } from './models/webhook-endpoint'
import * as deliveries from './store/deliveries'
import * as endpoints from './store/endpoints'
import * as seen from './store/seen'

export type WebhookOptions = {
  /** Also http and addresses that are not public: on a developer's machine and in tests. */
  anyAddress?: boolean
  /** Whether a first try follows what happened at once, and not with the job of the next minute. */
  atOnce?: boolean
}

/** Where shops' systems listen, what they were told, and how it went. */
export default class WebhookService extends StoreService(
  { WebhookEndpoint },
  {
    endpointsOf: endpoints.endpointsOf,
    endpointOf: endpoints.endpointOf,
    addEndpoint: inTransaction(endpoints.addEndpoint),
    changeEndpoint: endpoints.changeEndpoint,
    watchEndpoint: endpoints.watchEndpoint,
    listeningShops: endpoints.listeningShops,
    notice: inTransaction(deliveries.writeNotices),
    ping: inTransaction(deliveries.writePing),
    claimDue: deliveries.claimDue,
    claimOne: deliveries.claimOne,
    endTry: deliveries.endTry,
    logOf: deliveries.logOf,
    deliveryOf: deliveries.deliveryOf,
    replayOne: inTransaction(deliveries.replayOne),
    replaySince: inTransaction(deliveries.replaySince),
    forgetBefore: deliveries.forgetBefore,
    mark: seen.readMark,
    setMark: seen.setMark,
    seenOf: seen.seenOf,
    keepSeen: seen.keepSeen,
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/shop-webhooks': { anyAddress: true, atOnce: true } satisfies Record<
      keyof WebhookOptions,
      true | readonly string[]
    >,
  }

  readonly anyAddress: boolean
  atOnce: boolean

  constructor(cradle: Cradle, options: WebhookOptions = {}) {
    super(cradle)
    this.anyAddress = options.anyAddress ?? false
    this.atOnce = options.atOnce ?? true
  }

  within<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.knex.transaction(work)
  }
}
