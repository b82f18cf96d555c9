// The content policy of a page: its own inline parts by hash, the card provider only where money moves.
import { createHash } from 'node:crypto'
import { contentSecurityPolicy } from '../../../storefront/server/utils/content-security'
import { inlineHashes } from '../../../storefront/shared/utils/inline-hashes'
import { isPaymentPath } from '../../../storefront/shared/utils/payment-zone'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const rule = (policy: string, name: string) => policy.split('; ').find((part) => part.startsWith(`${name} `))
const stripeJsUrl = 'https://js.stripe.com/v3/'

describe('inline parts', () => {
  const tags = [
    { tag: 'script', props: {}, innerHTML: 'window.a=1' },
    { tag: 'script', props: { type: 'importmap' }, innerHTML: '{"imports":{}}' },
    { tag: 'script', props: { type: 'module', src: '/_nuxt/a.js' } },
    { tag: 'script', props: { type: 'application/json', id: 'd' }, innerHTML: '[1]' },
    { tag: 'script', props: { type: 'application/ld+json' }, innerHTML: '{}' },
    { tag: 'style', props: {}, innerHTML: 'a{}' },
    { tag: 'style', props: {}, textContent: 'b{}' },
  ]

  it('that run are allowed by the hash of exactly their text', () => {
    expect(inlineHashes(tags, 'script')).toEqual([hash('window.a=1'), hash('{"imports":{}}')])
    expect(inlineHashes(tags, 'style')).toEqual([hash('a{}'), hash('b{}')])
  })
  it('repeated need one hash', () => {
    const twice = [1, 2].map(() => ({ tag: 'script', props: {}, innerHTML: '1' }))
    expect(inlineHashes(twice, 'script')).toHaveLength(1)
  })
  it('are the tags the page asked for, never text that looks like one', () => {
    const content = '<script>alert(1)</script><script type="application/json">'
    const reflected = { tag: 'meta', props: { property: 'og:title', content } }
    const title = { tag: 'title', props: {}, textContent: content }
    expect(inlineHashes([title, reflected, ...tags], 'script')).toEqual(inlineHashes(tags, 'script'))
  })
})

describe('the policy', () => {
  const inline = { script: [hash('1')], style: [hash('a{}')] }
  it('never allows inline scripts at large, frames around us, or plug-ins', () => {
    const policy = contentSecurityPolicy({ inline, https: true })
    expect(rule(policy, 'script-src')).toBe(`script-src 'self' ${hash('1')}`)
    expect(rule(policy, 'style-src-elem')).toBe(`style-src-elem 'self' ${hash('a{}')}`)
    expect(rule(policy, 'frame-ancestors')).toBe("frame-ancestors 'none'")
    expect(rule(policy, 'object-src')).toBe("object-src 'none'")
    expect(policy).toContain('upgrade-insecure-requests')
  })
  it('without https does not send browsers to it', () => {
    expect(contentSecurityPolicy({ https: false })).not.toContain('upgrade-insecure-requests')
  })
  it('opens for Stripe only when its address is given', () => {
    const open = contentSecurityPolicy({ https: true, stripeJsUrl })
    expect(rule(open, 'script-src')).toBe("script-src 'self' https://js.stripe.com")
    expect(rule(open, 'frame-src')).toContain('https://*.stripe.com')
    expect(contentSecurityPolicy({ https: true })).not.toContain('stripe')
  })
  it('opens for a local stand-in of Stripe by its own origin alone', () => {
    const policy = contentSecurityPolicy({ https: false, stripeJsUrl: 'http://127.0.0.1:4242/stripe.js' })
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
