import { stripeErrors } from '../../errors'
import type { StripeHost } from '../../types'

/** Splits a base URL into what the Stripe client takes. @throws MedusaError for anything but http(s). */
export function stripeHost(base_url: string): StripeHost {
  const url = URL.canParse(base_url) ? new URL(base_url) : null
  const protocol = url?.protocol.slice(0, -1)
  if (!url || (protocol !== 'http' && protocol !== 'https')) throw stripeErrors.badOption('baseUrl')
  return { host: url.hostname, port: Number(url.port || (protocol === 'https' ? 443 : 80)), protocol }
}
