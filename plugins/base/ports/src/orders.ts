/** Until when an order is to be paid, and why it was given up. */
export type Terms = { pay_until: Date | null; cancel_reason: 'expired' | 'buyer' | 'staff' | null }

/** Whoever keeps what orders were promised. */
export interface OrderTerms {
  /** By order; one of which no promise is kept is not among them. */
  termsOf(order_ids: string[]): Promise<Map<string, Terms>>
}
