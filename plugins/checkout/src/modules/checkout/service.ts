import { MedusaService } from '@medusajs/framework/utils'
import { isOrderKey, orderKey } from '../../lib/order-key'
import { secretMissing } from './errors'
import { Placement } from './models/placement'

export type CheckoutOptions = {
  /** Signs the secret links by which guests see their orders. */
  orderLinkSecret?: string
  /** How long an unpaid order holds its goods; 15 where not set. */
  unpaidOrderTimeoutMinutes?: number
}

/** Keeps placements and knows the two settings of checkout: the links' secret and the time to pay. */
export default class CheckoutService extends MedusaService({ Placement }) {
  private readonly options: CheckoutOptions

  constructor(container: Record<string, unknown>, options: CheckoutOptions = {}) {
    super(container, options)
    this.options = options
  }

  /** The key in a guest's link to one order. @throws INVALID_ARGUMENT without a configured secret. */
  orderKey(orderId: string): string {
    return orderKey(orderId, this.secret())
  }

  isOrderKey(orderId: string, key: string | undefined): boolean {
    return isOrderKey(orderId, key, this.secret())
  }

  /** When an order placed at `from` stops holding its goods. */
  expiresAt(from: Date): Date {
    return new Date(from.getTime() + (this.options.unpaidOrderTimeoutMinutes ?? 15) * 60_000)
  }

  private secret(): string {
    if (!this.options.orderLinkSecret) throw secretMissing()
    return this.options.orderLinkSecret
  }
}
