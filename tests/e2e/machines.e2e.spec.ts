/** What machines read of a page: shared links with a picture they can show, search engines' facts, the map of the shop. */
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { shopOfJourney } from '../support/one-journey'

describe('machines', () => {
  const shop = shopOfJourney()
  const page = async (path: string) => (await fetch(shop.storefront_url + path)).text()
  const metaOf = (html: string, property: string) =>
    [...html.matchAll(/<meta[^>]+>/g)]
      .map(([tag]) => tag)
      .filter((tag) => tag.includes(`property="${property}"`))
      .map((tag) => /content="([^"]*)"/.exec(tag)?.[1])

  it.each(['/products/xianggu-dry', '/en/products/gift-shanzhen', '/'])(
    'show a picture of a shared %s',
    async (path) => {
      const html = await page(path)
      const [title, picture, ...more] = [...metaOf(html, 'og:title'), ...metaOf(html, 'og:image')]
      expect(title?.length).toBeGreaterThan(3)
      expect(more).toEqual([])
      const answer = await fetch(picture ?? '')
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, expect.stringContaining('max-age')])
      const { format, width, height } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
      expect(['jpeg', 'png']).toContain(format)
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(600)
    },
  )

  it('are asked to fetch nothing of another page beside the one they read, but for what is shown without a network', async () => {
    for (const path of ['/', '/c/mushroom', '/products/xianggu-dry']) {
      const html = await page(path)
      expect(html).toContain('rel="modulepreload"')
      expect(html.match(/rel="prefetch"/g)).toHaveLength(1)
    }
  })

  it('find no picture where there is no drawing', async () => {
    for (const path of ['/share/none.jpg', '/share/none', '/share/..%2f..%2fsecrets.jpg']) {
      expect((await fetch(shop.storefront_url + path)).status).toBe(404)
    }
  })

  it('read what a good costs and whether it is there', async () => {
    const html = await page('/products/xianggu-dry')
    const facts = [...html.matchAll(/<script[^>]*application\/ld\+json[^>]*>(.+?)<\/script>/gs)]
      .map(([, text]) => JSON.parse(text ?? ''))
      .flatMap((node) => node['@graph'] ?? [node])
    const product = facts.find((node) => node['@type'] === 'Product')
    expect(product).toMatchObject({
      offers: {
        priceCurrency: 'CNY',
        availability: 'https://schema.org/InStock',
        lowPrice: expect.stringMatching(/^\d+\.\d\d$/),
      },
      image: [expect.stringMatching(/\/share\/.+\.jpg$/)],
    })
    expect(facts.some((node) => node['@type'] === 'BreadcrumbList')).toBe(true)
  })

  it('find every good in both languages, and nothing personal', async () => {
    const robots = await page('/robots.txt')
    const map = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? ''
    const places = [...(await (await fetch(map)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, place]) => new URL(place ?? '').pathname,
    )
    const goods = places.filter((place) => /^(\/en)?\/products\//.test(place))
    expect(new Set(goods).size).toBe(2 * 34)
    expect(places.filter((place) => /\/(cart|checkout|account|orders|producer|trace)/.test(place))).toEqual([])
    const answers = await Promise.all(places.slice(0, 20).map((place) => fetch(shop.storefront_url + place)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })
})
