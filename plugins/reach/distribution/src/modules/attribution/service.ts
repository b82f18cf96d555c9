import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import type { Arrivals, Attribution, Attributions, SharedOrder } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { decide } from '../../attribute/decide'
import { voidAttribution } from '../../attribute/void'
import { isSigned } from '../../clicks/batch'
import { bindClick } from '../../clicks/bind'
import { type Click, readClick } from '../../clicks/token'
import * as attributions from './store/attributions'
import * as bindings from './store/bindings'

export type AttributionOptions = {
  /** How many days a click counts; 15 where not set. */
  windowDays?: number
  /** Signs what a browser keeps of its click; the storefront has the same. */
  shareSecret?: string
}

/** By whose doing orders are. */
export default class AttributionService
  extends StoreService(
    {},
    {
      attributionsOf: attributions.attributionsOf,
      voidAttribution,
      attributionsOfDistributor: attributions.attributionsOfDistributor,
      voidBetween: attributions.voidBetween,
      orderDaysOf: attributions.orderDaysOf,
      ordersByLink: attributions.ordersByLink,
      bind: bindings.bind,
      bindingsOf: bindings.bindingsOf,
      forgetBindings: bindings.forgetBindings,
      forgetOldBindings: bindings.forgetOldBindings,
    },
  )
  implements Attributions, Arrivals
{
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/distribution': { windowDays: true, shareSecret: true } satisfies Record<
      keyof AttributionOptions,
      true | readonly string[]
    >,
  }

  private readonly secret: string
  readonly windowDays: number

  constructor(cradle: Cradle, options: AttributionOptions = {}) {
    super(cradle)
    if (!options.shareSecret) {
      throw new MedusaError(MedusaError.Types.INVALID_ARGUMENT, 'distribution: option shareSecret is missing')
    }
    this.secret = options.shareSecret
    this.windowDays = options.windowDays ?? 15
  }

  /** Null for what our storefront did not sign. */
  readClick(token: string, now?: Date): Click | null {
    return readClick(this.secret, token, now)
  }

  /** Whether our storefront told this. */
  isTold(signature: string, body: string): boolean {
    return isSigned(this.secret, signature, body)
  }

  attribute(container: MedusaContainer, order: SharedOrder) {
    return decide(container, order)
  }

  /** Somebody is signed in who left with a click: it is their account's. */
  async arrived(container: MedusaContainer, { customer_id, brought }: { customer_id: string; brought: string }) {
    await bindClick(container, customer_id, brought)
  }

  writeAttributions(trx: Knex, decided: Attribution[]) {
    return attributions.writeAttributions(trx, decided)
  }
}
