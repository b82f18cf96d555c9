/** Keeps of a PaymentIntent only what the shop and the buyer's page need: sessions are readable by the storefront. */
import type Stripe from 'stripe'
import type { StripeSessionData } from '../../types'

export interface BuyerPageOptions {
  publishableKey?: string
  jsUrl?: string
}

/** Amounts are Stripe's smallest unit, which for CNY is fen. */
export function sessionData(intent: Stripe.PaymentIntent, options: BuyerPageOptions): StripeSessionData {
  return {
    id: intent.id,
    status: intent.status,
    amount: intent.amount,
    amount_fen: intent.amount,
    currency: intent.currency,
    channel: 'card',
    ...(intent.client_secret ? { client_secret: intent.client_secret } : {}),
    ...(options.publishableKey ? { publishable_key: options.publishableKey } : {}),
    ...(options.jsUrl ? { js_url: options.jsUrl } : {}),
    ...(intent.last_payment_error?.code ? { last_error_code: intent.last_payment_error.code } : {}),
  }
}
