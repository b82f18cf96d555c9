/**
 * The number of a refund: its intent, what was refunded before it, and its amount in the smallest unit. Derived, so that
 * a retry has the number of the first try and the balance report can be matched with the shop's refunds.
 */
export const refundNumber = (intent_id: string, before_fen: number, amount_fen: number) =>
  `${intent_id}:${before_fen}:${amount_fen}`
