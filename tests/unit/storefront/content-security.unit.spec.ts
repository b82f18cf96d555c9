// The content policy of a page: its own inline parts by hash, the card provider only where money moves.
import { createHash } from 'node:crypto'
import { contentSecurityPolicy, inlineHashes } from '../../../storefront/server/utils/content-security'
import { isPaymentPath } from '../../../storefront/shared/utils/payment-zone'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const rule = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `))
const stripeJsUrl = 'https://js.stripe.com/v3/'

describe('inline parts', () => {
  const html = `<script>window.a=1</script><script type="importmap">{"imports":{}}</script>
    <script type="module" src="/_nuxt/a.js"></script><script type="application/json" id="d">[1]</script>
    <script type="application/ld+json">{}</script><style>a{}</style><style>b{}</style>`

  it('that run are allowed by the hash of exactly their text', () => {
    expect(inlineHashes(html, 'script')).toEqual([hash('window.a=1'), hash('{"imports":{}}')])
    expect(inlineHashes(html, 'style')).toEqual([hash('a{}'), hash('b{}')])
  })
  it('repeated need one hash', () => {
    expect(inlineHashes('<script>1</script><script>1</script>', 'script')).toHaveLength(1)
  })
})

describe('the policy', () => {
  it('never allows inline scripts at large, frames around us, or plug-ins', () => {
    const policy = contentSecurityPolicy({ html: '<script>1</script>', https: true })
    expect(rule(policy, 'script-src')).toBe(`script-src 'self' ${hash('1')}`)
    expect(rule(policy, 'frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(rule(policy, 'object-src')).toBe("object-src 'none'")
    expect(policy).toContain('upgrade-insecure-requests')
  })
  it('without https does not send browsers to it', () => {
    expect(contentSecurityPolicy({ html: '', https: false })).not.toContain('upgrade-insecure-requests')
  })
  it('opens for Stripe only when its address is given', () => {
    const open = contentSecurityPolicy({ html: '', https: true, stripeJsUrl })
    expect(rule(open, 'script-src')).toBe("script-src 'self' https://js.stripe.com")
    expect(rule(open, 'frame-src')).toContain('https://*.stripe.com')
    expect(contentSecurityPolicy({ html: '', https: true })).not.toContain('stripe')
  })
  it('opens for a local stand-in of Stripe by its own origin alone', () => {
    const policy = contentSecurityPolicy({ html: '', https: false, stripeJsUrl: 'http://127.0.0.1:4242/stripe.js' })
    expect(rule(policy, 'script-src')).toBe("script-src 'self' http://127.0.0.1:4242")
    expect(policy).not.toContain('stripe.com')
  })
})

describe('pages where money moves', () => {
  it.each(['/checkout', '/checkout?buy=v:1', '/orders/order_1', '/en/checkout', '/en/orders/order_1?key=k'])(
    'include %s',
    (path) => expect(isPaymentPath(path)).toBe(true),
  )
  it.each(['/', '/cart', '/products/checkout', '/checkouts', '/account', '/en'])('do not include %s', (path) =>
    expect(isPaymentPath(path)).toBe(false),
  )
})
