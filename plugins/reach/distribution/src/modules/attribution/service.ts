import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, MedusaService } from '@medusajs/framework/utils'
import type { Arrivals, Attribution, Attributions, SharedOrder } from '@shanzhen/ports/types'
import { decide } from '../../attribute/decide'
import { voidAttribution } from '../../attribute/void'
import { isSigned } from '../../clicks/batch'
import { bindClick } from '../../clicks/bind'
import { type Click, readClick } from '../../clicks/token'
import * as attributions from './store/attributions'
import * as bindings from './store/bindings'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
export type AttributionOptions = {
  /** How many days a click counts; 15 where not set. */
  windowDays?: number
  /** Signs what a browser keeps of its click; the storefront has the same. */
  shareSecret?: string
}

/** By whose doing orders are. */
export default class AttributionService extends MedusaService({}) implements Attributions, Arrivals {
  private readonly knex: Knex
  private readonly secret: string
  readonly windowDays: number

  constructor(cradle: Cradle, options: AttributionOptions = {}) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
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

  /** By order, void ones too; an order that nobody brought is not among them. */
  attributionsOf(order_ids: string[]) {
    return attributions.attributionsOf(this.knex, order_ids)
  }

  /** It counts for nothing from now on, for good. @returns false where it was void already, or there is none */
  voidAttribution(order_id: string, reason: string) {
    return voidAttribution(this.knex, order_id, reason)
  }

  attributionsOfDistributor(asked: attributions.ListAsked) {
    return attributions.attributionsOfDistributor(this.knex, asked)
  }

  voidBetween(from: Date, before: Date) {
    return attributions.voidBetween(this.knex, from, before)
  }

  /** @param since `YYYY-MM-DD` in Beijing */
  orderDaysOf(distributor_id: string, since: string) {
    return attributions.orderDaysOf(this.knex, distributor_id, since)
  }

  ordersByLink(link_ids: string[]) {
    return attributions.ordersByLink(this.knex, link_ids)
  }

  bind(binding: bindings.Binding) {
    return bindings.bind(this.knex, binding)
  }

  bindingsOf(customer_id: string, now = new Date()) {
    return bindings.bindingsOf(this.knex, customer_id, now)
  }

  forgetBindings(customer_id: string) {
    return bindings.forgetBindings(this.knex, customer_id)
  }

  forgetOldBindings() {
    return bindings.forgetOldBindings(this.knex)
  }
}
