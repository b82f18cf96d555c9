/** What anybody can write into an address or a header of the running shop: nothing runs by it, and nothing falls over. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { shopOfJourney } from '../support/one-journey'

describe('the storefront’s doors', () => {
  const shop = shopOfJourney()
  const open = (path: string, headers: Record<string, string> = {}) =>
    fetch(shop.storefront_url + path, { redirect: 'manual', headers: { accept: 'text/html', ...headers } })
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

  it('let no script of a query run, and drop none of the page’s own', async () => {
    const typed = '<script>alert(1)</script><script type="application/json">'
    const answer = await open(`/search?q=${encodeURIComponent(typed)}`)
    const [html, policy] = [await answer.text(), answer.headers.get('content-security-policy') ?? '']
    const scripts = policy.split('; ').find((rule) => rule.startsWith('script-src')) ?? ''
    expect(scripts).not.toContain(hash('alert(1)'))
    const own = /<script>(window\.__NUXT__[\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
    expect(own).not.toBe('')
    expect(scripts).toContain(hash(own))
  })

  it.each([
    '/c/mushrooms?kind=nope&page=99999999&sort=drop&price=x',
    `/c/mushrooms?page=a&page=b&town=${'x'.repeat(3000)}`,
    `/search?q=${encodeURIComponent('💣'.repeat(90))}&kind[$ne]=1`,
    '/en/search?q=%00&sort[]=new',
  ])('show a list for %s', async (path) => {
    const shelf = (await (await open('/')).text()).match(/\/c\/[\w-]+/)?.[0] ?? '/search'
    expect((await open(path.replace('/c/mushrooms', shelf))).status).toBe(200)
  })

  it('send personal pages compressed', async () => {
    for (const encoding of ['br', 'gzip']) {
      const answer = await open('/cart', { 'accept-encoding': encoding })
      expect([answer.headers.get('content-encoding'), answer.headers.get('cache-control')]).toEqual([
        encoding,
        'no-store',
      ])
      expect(await answer.text()).toContain('</html>')
    }
  })

  it('let nobody frame the admin', async () => {
    const answer = await fetch(`${shop.backend_url}/app`, { headers: { accept: 'text/html' } })
    expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
  })
})
