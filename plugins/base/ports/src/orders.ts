import type { MedusaContainer } from '@medusajs/framework/types'

/** Until when an order is to be paid, and why it was given up. */
export type Terms = { pay_until: Date | null; cancel_reason: 'expired' | 'buyer' | 'staff' | null }

/** Whoever keeps what orders were promised. */
export interface OrderTerms {
  /** By order; one of which no promise is kept is not among them. */
  termsOf(order_ids: string[]): Promise<Map<string, Terms>>
}

/**
 * Who sold an order's goods to whoever gets them, where it was not this shop: their name, their number of the order, and until
 * when it was promised to leave.
 */
export type OrderSender = {
  name: string
  number: string
  ship_by?: Date | null
  /** Its buyer bought at a page of ours under that name: they read what our own buyers read. */
  hosted?: boolean
}

/** Whoever sends orders on for others. */
export interface OrderSenders {
  /** By order; one that this shop sold itself is not among them. */
  sendersOf(order_ids: string[]): Promise<Map<string, OrderSender>>
}

/** Whoever knows for whom orders are sent, and who acts for them. */
export interface OrderOwners {
  /** @throws MedusaError not_allowed where this person of the staff acts for whoever an order was sent for */
  assertNotOwnOrder(container: MedusaContainer, order_id: string, staff_id: string): Promise<void>
}

/** Whoever knows who bears what went back, or was sent again, for claims. */
export interface ClaimShares {
  /** Of these claims those that others bear, drafts too; until the commit it is asked in nobody is said to bear one of them. */
  borneAmong(after_sale_ids: string[]): Promise<string[]>
}
