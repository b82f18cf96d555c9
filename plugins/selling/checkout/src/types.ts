/** The words of checkout's own rooms. What it says to the outside stands in `wire/`. */

/** open: 待付款, goods held; paid: the money is there; canceled: goods freed, final. */
export const PLACEMENT_STATES = ['open', 'paid', 'canceled'] as const
export type PlacementState = (typeof PLACEMENT_STATES)[number]

export { BUYER_CANCEL_REASONS, type BuyerCancelReason } from './wire/requests'

/** Whose name stands on a receipt. */
export type Seller = { name: string; credit_code?: string; address?: string; phone?: string }

export type * from './wire/answers'
export type * from './wire/staff'

/** How an order came, and until when it waits for its money. */
export type Promised = {
  order_id: string
  /** null for what staff wrote as a draft. */
  idempotency_key: string | null
  state: string
  expires_at: Date
  cancel_reason: string | null
}
