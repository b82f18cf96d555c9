/** Where Stripe is: its real host, or a local one for tests. */
export interface StripeHost {
  host: string
  port: number
  protocol: 'http' | 'https'
}

/** What a buyer's page needs to confirm a payment; nothing in it is secret from that buyer. Amounts in the currency's smallest unit. */
export interface StripeSessionData {
  id: string
  status: string
  amount: number
  amount_fen: number
  currency: string
  channel: 'card'
  client_secret?: string
  publishable_key?: string
  js_url?: string
  last_error_code?: string
  /** Total of refunds that Medusa has recorded; keeps a repeated refund's idempotency key stable. */
  refunded_fen?: number
  /** Medusa's refunds among them, so that one that is asked for again is not paid again. */
  refund_ids?: string[]
}
