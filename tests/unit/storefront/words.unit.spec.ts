// Two languages: addresses, words, and that neither language lacks a word the other has.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { localeOf, mergeWords, say, withLocale, type Words } from '../../../storefront/utils/words'

const locales = join(import.meta.dirname, '../../../storefront/locales')
const keys = (words: Words, at = ''): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [at + key] : keys(value, `${at}${key}.`),
  )
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Words

describe('addresses', () => {
  it.each([
    ['/', 'zh'],
    ['/en', 'en'],
    ['/en/cart', 'en'],
    ['/en?x=1', 'en'],
    ['/energy', 'zh'],
  ])('%s is %s', (path, locale) => expect(localeOf(path)).toBe(locale))

  it('change language and nothing else', () => {
    expect(withLocale('/cart?x=1', 'en')).toBe('/en/cart?x=1')
    expect(withLocale('/en/cart?x=1', 'zh')).toBe('/cart?x=1')
    expect(withLocale('/', 'en')).toBe('/en')
    expect(withLocale('/en', 'zh')).toBe('/')
    expect(withLocale('/en/cart', 'en')).toBe('/en/cart')
  })
})

describe('words', () => {
  const words = { cart: { count: '共 {count} 件' } }
  it('have their blanks filled in', () => expect(say(words, 'cart.count', { count: 3 })).toBe('共 3 件'))
  it('that are missing show the key, or what was given instead', () => {
    expect(say(words, 'cart.nothing')).toBe('cart.nothing')
    expect(say(words, 'cart', {}, '购物车')).toBe('购物车')
  })
  it('of a page join the common ones branch by branch', () => {
    expect(mergeWords({ a: { b: '1' } }, { a: { c: '2' } })).toEqual({ a: { b: '1', c: '2' } })
  })
})

describe('every word of the shop', () => {
  const folders = ['.', ...readdirSync(join(locales, 'pages')).map((page) => join('pages', page))]
  it.each(folders)('in %s is there in both languages', (folder) => {
    const [zh, en] = ['zh', 'en'].map((code) => keys(read(join(locales, folder, `${code}.json`))).sort())
    expect(en).toEqual(zh)
  })
})
