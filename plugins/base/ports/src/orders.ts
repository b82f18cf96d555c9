/** Until when an order is to be paid, and why it was given up. */
export type Terms = { pay_until: Date | null; cancel_reason: 'expired' | 'buyer' | 'staff' | null }

/** Whoever keeps what orders were promised. */
export interface OrderTerms {
  /** Null for an order of which no promise is kept. */
  termsOf(order_id: string): Promise<Terms | null>
}
