import { MedusaService } from '@medusajs/framework/utils'
import { isOrderKey, orderKey } from '../../lib/order-key'
import type { Seller } from '../../types'
import { secretMissing } from './errors'
import { Placement } from './models/placement'

export type CheckoutOptions = {
  /** Signs the secret links by which guests see their orders. */
  orderLinkSecret?: string
  /** How long an unpaid order holds its goods; 15 where not set. */
  unpaidOrderTimeoutMinutes?: number
  /** Container key of who knows which goods may be sold (`lib/gate.ts`); none: whatever is in stock. */
  gate?: string
  /** Container key of who weighs what is packed (ledger's `corrections.ts`); none: prices stay as they were paid. */
  corrections?: string
  /** Stands on receipts; without a name none are printed. */
  seller?: Seller
}

/** Keeps placements and knows the settings of checkout. */
export default class CheckoutService extends MedusaService({ Placement }) {
  private readonly options: CheckoutOptions

  constructor(container: Record<string, unknown>, options: CheckoutOptions = {}) {
    super(container, options)
    this.options = options
  }

  get gate(): string | undefined {
    return this.options.gate
  }

  get corrections(): string | undefined {
    return this.options.corrections
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

  get seller(): Seller | null {
    return this.options.seller?.name ? this.options.seller : null
  }

  private secret(): string {
    if (!this.options.orderLinkSecret) throw secretMissing()
    return this.options.orderLinkSecret
  }
}
