// Two languages: addresses, words, and that neither language lacks a word the other has.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idsIn, localeGaps, unknownMessages } from '../../../scripts/lib/locale-keys.mjs'
import { codeRequestSchema, signInFaults, signInSchema } from '../../../storefront/shared/schemas/session'
import { localeOf, mergeWords, say, withLocale, type Words } from '../../../storefront/utils/words'

const locales = join(import.meta.dirname, '../../../storefront/locales')
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
  it('speak to shoppers in one way', () => {
    const files = readdirSync(locales, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('zh.json'))
    expect(files.length).toBeGreaterThan(3)
    expect(files.filter((file) => readFileSync(join(locales, file), 'utf8').includes('您'))).toEqual([])
  })

  it('end their sentences', () => {
    const portals = join(locales, '../portals')
    const files = [locales, portals].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('zh.json'))
        .map((file) => join(folder, file)),
    )
    const open = (words: Words | string, path: string[]): string[] =>
      typeof words !== 'string'
        ? Object.entries(words).flatMap(([key, value]) => open(value as Words | string, [...path, key]))
        : path.some((key) => /^text$|Text$/.test(key)) && /[，。]/.test(words) && !/[。！？…：）]$/.test(words)
          ? [`${path.join('.')}: ${words}`]
          : []
    expect(files.flatMap((file) => open(read(file), []))).toEqual([])
  })

  const words = { cart: { count: '共 {count} 件' } }
  it('have their blanks filled in', () => expect(say(words, 'cart.count', { count: 3 })).toBe('共 3 件'))
  it('count one and many as English does', () => {
    const count = { list: '{count} {count|product|products}', all: '{days} {days|day|days} left of {all}' }
    expect([0, 1, 2].map((count_) => say(count, 'list', { count: count_ }))).toEqual([
      '0 products',
      '1 product',
      '2 products',
    ])
    expect(say(count, 'all', { days: '1' })).toBe('1 day left of {all}')
    for (const file of readdirSync(locales, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('en.json'),
    ))
      expect([
        file,
        readFileSync(join(locales, file), 'utf8').match(/\{\w+\} (?:goods|days|times|records|fields|minutes)/g),
      ]).toEqual([file, null])
  })
  it('that are missing show the key, or what was given instead', () => {
    expect(say(words, 'cart.nothing')).toBe('cart.nothing')
    expect(say(words, 'cart', {}, '购物车')).toBe('购物车')
  })
  it('of a page join the common ones branch by branch', () => {
    expect(mergeWords({ a: { b: '1' } }, { a: { c: '2' } })).toEqual({ a: { b: '1', c: '2' } })
  })
})

describe('every word of the shop', () => {
  it('is there in both languages', () => expect(localeGaps(join(locales, '..'))).toEqual([]))
  it('of a portal too: one that a language lacks is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'))
    const portal = join(folder, 'portals/shop/locales')
    mkdirSync(portal, { recursive: true })
    writeFileSync(join(portal, 'zh.json'), JSON.stringify({ shop: { open: '开店', name: '店名' } }))
    writeFileSync(join(portal, 'en.json'), JSON.stringify({ shop: { open: 'Open' } }))
    expect(localeGaps(folder)).toEqual(['portals/shop/locales: en has no shop.name'])
    rmSync(folder, { recursive: true })
  })
})

describe('messages', () => {
  const storefront = join(locales, '..')
  it('all have words', () =>
    expect(unknownMessages(storefront), 'write these into zh.json and en.json below storefront/locales').toEqual([]))
  it('have words of their own where others begin with them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'))
    mkdirSync(join(folder, 'locales'))
    writeFileSync(join(folder, 'locales', 'zh.json'), JSON.stringify({ claim: { freight: { paid: '已付' } } }))
    writeFileSync(join(folder, 'form.vue'), "$t('claim.freight') $t('claim.freight.paid') $t(`claim.freight.${state}`)")
    expect(unknownMessages(folder)).toEqual(['form.vue: no language has claim.freight'])
    rmSync(folder, { recursive: true })
  })
  it('are found wherever a page or a schema names one', () => {
    const source = "$t(a ? 'buy.x' : `buy.status.${state}`); z.string().min(1, 'buy.errors.none')"
    expect(idsIn(source)).toEqual(['buy.x', 'buy.status.${state}', 'buy.errors.none'])
  })

  const buying = read(join(locales, 'pages/cart/zh.json'))
  it.each([
    [codeRequestSchema, { phone: '123' }, 'phone', { phone: '手机号应为 11 位大陆手机号' }],
    [codeRequestSchema, { phone: '' }, 'phone', { phone: '请填写手机号' }],
    [codeRequestSchema, { email: 'mei' }, 'email', { email: expect.stringMatching(/\p{Script=Han}/u) }],
    [signInSchema, { phone: '13812341234', code: '12' }, 'phone', { code: expect.stringMatching(/\p{Script=Han}/u) }],
    [signInSchema, { email: 'mei@example.com', code: '' }, 'email', { code: expect.stringMatching(/\p{Script=Han}/u) }],
  ] as const)('of a wrong sign-in are words at their field (%#)', (schema, body, way, words) => {
    const { error } = schema.safeParse(body)
    if (!error) throw new Error('nothing wrong')
    const faults = Object.entries(signInFaults(error, way))
    expect(Object.fromEntries(faults.map(([field, key]) => [field, say(buying, key)]))).toEqual(words)
  })
})
