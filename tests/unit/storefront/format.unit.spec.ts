// How the shop writes money, weights, dates and search hits.
import { formatDate, formatDateTime, formatFen, formatNearDate, formatWeight } from '../../../storefront/utils/format'
import { staticAddress } from '../../../storefront/server/utils/static-address'
import { imageUrl } from '../../../storefront/utils/image-url'
import { markParts } from '../../../storefront/utils/mark-parts'

describe('money', () => {
  it.each([
    [3280, '¥32.80'],
    [5, '¥0.05'],
    [0, '¥0.00'],
    [123_456_789, '¥1,234,567.89'],
    [-990, '-¥9.90'],
  ])('%i fen is written %s', (fen, text) => expect(formatFen(fen)).toBe(text))
})

describe('weights', () => {
  it.each([
    [250, '250g'],
    [999, '999g'],
    [1000, '1.0kg'],
    [2500, '2.5kg'],
    [2550, '2.55kg'],
  ])('%i grams are written %s', (grams, text) => expect(formatWeight(grams)).toBe(text))
})

describe('dates', () => {
  it('are the day it is in China, not in UTC', () => {
    expect(formatDate('2026-11-22T16:30:00Z')).toBe('2026年11月23日')
    expect(formatDate('2026-11-22T16:30:00Z', 'en')).toBe('23 November 2026')
  })
  it('leave the year out only while it is plain which one is meant', () => {
    const now = '2027-01-05T00:00:00Z'
    expect(formatNearDate('2026-11-22T16:30:00Z', 'zh', now)).toBe('11月23日')
    expect(formatNearDate('2026-11-22T16:30:00Z', 'en', now)).toBe('23 Nov')
    expect(formatNearDate('2026-01-22T16:30:00Z', 'zh', now)).toBe('2026年1月23日')
  })
  it('carry the minute of the day in China where it matters', () => {
    expect(formatDateTime('2026-11-23T06:05:00Z')).toBe('2026年11月23日 14:05')
    expect(formatDateTime('2026-11-22T16:00:00Z', 'en')).toBe('23 November 2026, 00:00')
  })
})

describe('pictures', () => {
  it('from the backend come through the shop itself', () => {
    expect(imageUrl('http://localhost:9000/static/17-xianggu.svg')).toBe('/media/17-xianggu.svg')
    expect(imageUrl('/static/a/b.png')).toBe('/media/a/b.png')
  })
  it('from elsewhere stay where they are, and none is none', () => {
    expect(imageUrl('https://cdn.example.com/x.jpg')).toBe('https://cdn.example.com/x.jpg')
    expect(imageUrl(null)).toBeNull()
  })
  it.each([
    ['17-xianggu.svg', '/static/17-xianggu.svg'],
    ['shop/public/鲜 香菇(1) 100%.jpg', '/static/shop/public/%E9%B2%9C%20%E9%A6%99%E8%8F%87(1)%20100%25.jpg'],
    ['a?b#c.jpg', '/static/a%3Fb%23c.jpg'],
  ])('called %s are asked for by that name', (path, address) => {
    expect(staticAddress(path, 'http://localhost:9000')?.pathname).toBe(address)
  })
  it.each(['../store/goods', 'a/../../app', './x', '', '/evil.example/x', 'a//b'])('lie nowhere at %s', (path) => {
    expect(staticAddress(path, 'http://localhost:9000')).toBeNull()
  })
  it('do not leave their folder by an encoded way', () => {
    expect(staticAddress('%2e%2e/%2e%2e/app', 'http://localhost:9000')?.pathname).toBe(
      '/static/%252e%252e/%252e%252e/app',
    )
  })
})

describe('search hits', () => {
  it('are told apart from the rest of the text', () => {
    expect(markParts('鲜<mark>香菇</mark>酱')).toEqual([
      { text: '鲜', hit: false },
      { text: '香菇', hit: true },
      { text: '酱', hit: false },
    ])
  })
  it('never let other markup become markup', () => {
    const parts = markParts('<img src=x onerror=alert(1)><mark>a &lt;b&gt;</mark>')
    expect(parts).toEqual([
      { text: '<img src=x onerror=alert(1)>', hit: false },
      { text: 'a <b>', hit: true },
    ])
  })
})
