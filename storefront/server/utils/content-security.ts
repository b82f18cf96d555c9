// What a page of this shop may load and run. No nonces: a cached page carries the hashes of its own inline parts.
import { createHash } from 'node:crypto'

const DATA_BLOCK = /\btype\s*=\s*["']?application\/(?:ld\+)?json/i

/** `sha256-…` of every inline element of `tag`; scripts with a `src` and data blocks run nothing and are left out. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const found = new Set<string>()
  for (const [, attributes = '', content = ''] of html.matchAll(
    new RegExp(`<${tag}\\b([^>]*)>([\\s\\S]*?)</${tag}>`, 'gi'),
  )) {
    if (/\bsrc\s*=/i.test(attributes) || DATA_BLOCK.test(attributes)) continue
    found.add(`'sha256-${createHash('sha256').update(content).digest('base64')}'`)
  }
  return [...found]
}

export interface PolicyInput {
  html: string
  /** Address of the card provider's script, given only on pages where money moves. */
  stripeJsUrl?: string
  https: boolean
}

/** The Content-Security-Policy header for one rendered page. */
export function contentSecurityPolicy({ html, stripeJsUrl, https }: PolicyInput): string {
  const card = stripeJsUrl && URL.canParse(stripeJsUrl) ? new URL(stripeJsUrl).origin : null
  const cardHosts = card?.endsWith('.stripe.com') ? [card, 'https://*.stripe.com'] : card ? [card] : []
  const styles = inlineHashes(html, 'style')
  const rules: [name: string, ...sources: string[]][] = [
    ['default-src', "'none'"],
    ['script-src', "'self'", ...inlineHashes(html, 'script'), ...(card ? [card] : [])],
    ['style-src', "'self'", "'unsafe-inline'"],
    ['style-src-elem', "'self'", ...styles],
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
