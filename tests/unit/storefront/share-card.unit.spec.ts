/** The card of a page inside WeChat: the page itself, the shop for what is one person's, and a link somebody shares. */
import { describe, expect, it } from 'vitest'
import { shareCard } from '../../../storefront/inside-wechat/share-card'

/** A head of these tags, as far as a card asks for them. */
const headOf = (tags: Record<string, string>): ParentNode =>
  ({
    querySelector: (selector: string) => {
      const [, content] = Object.entries(tags).find(([name]) => selector.includes(`"${name}"`)) ?? []
      return content === undefined ? null : { getAttribute: () => content }
    },
  }) as unknown as ParentNode

const TAGS = { 'og:site_name': '宁陕山珍', 'og:title': '宁陕香菇（干）', 'og:description': '山里晒的' }
const at = (path: string, tags: object = {}) => shareCard(headOf({ ...TAGS, ...tags }), `https://shop.example${path}`)

describe('a card', () => {
  it('is of the page that is open', () => {
    expect(at('/products/xianggu-dry')).toMatchObject({
      ...{ title: '宁陕香菇（干）', desc: '山里晒的', link: 'https://shop.example/products/xianggu-dry' },
    })
  })

  it.each(['/d', '/d/orders', '/en/d/links', '/account', '/orders/order_1?key=secret'])(
    'is of the shop where the page is one person’s: %s',
    (path) => {
      expect(at(path).link).toBe(path.startsWith('/en') ? 'https://shop.example/en' : 'https://shop.example/')
      expect(at(path).title).toBe('宁陕山珍')
    },
  )

  it('carries a distributor’s link where the page hands one over, and no other address', () => {
    const handed = at('/d/share/slnk_1', { 'share-link': '/r/abcdefghij' })
    expect(handed).toMatchObject({ title: '宁陕香菇（干）', link: 'https://shop.example/r/abcdefghij' })
    expect(at('/d/share/slnk_1', { 'share-link': '//evil.example/r/' }).link).toBe('https://shop.example/')
  })
})
