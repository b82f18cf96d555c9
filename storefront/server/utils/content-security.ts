// What a page of this shop may load and run. No nonces: a cached page carries the hashes of its own inline parts.
import type { InlineHashes } from '#shared/types/inline-hashes'

export interface PolicyInput {
  inline?: InlineHashes
  /** Address of the card provider's script, given only on pages where money moves. */
  stripeJsUrl?: string
  https: boolean
}

/** The Content-Security-Policy header for one rendered page. */
export function contentSecurityPolicy({ inline, stripeJsUrl, https }: PolicyInput): string {
  const card = stripeJsUrl && URL.canParse(stripeJsUrl) ? new URL(stripeJsUrl).origin : null
  const cardHosts = card?.endsWith('.stripe.com') ? [card, 'https://*.stripe.com'] : card ? [card] : []
  const rules: [name: string, ...sources: string[]][] = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...(inline?.script ?? []), ...(card ? [card] : [])],
    ['style-src', "'self'", "'unsafe-inline'"],
    ['style-src-elem', "'self'", ...(inline?.style ?? [])],
    ['style-src-attr', "'unsafe-inline'"],
    ['img-src', "'self'", 'data:', ...cardHosts],
    ['font-src', "'self'"],
    ['connect-src', "'self'", ...cardHosts],
    ['frame-src', ...(cardHosts.length ? cardHosts : ["'none'"])],
    ['manifest-src', "'self'"],
    ['base-uri', "'none'"],
    ['object-src', "'none'"],
    ['form-action', "'self'"],
    ['frame-ancestors', "'none'"],
  ]
  return [...rules.map((rule) => rule.join(' ')), ...(https ? ['upgrade-insecure-requests'] : [])].join('; ')
}
