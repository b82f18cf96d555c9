// Which pages are kept for everybody, under which address, and for how long.
import { gunzipSync } from 'node:zlib'
import { bestEncoding, createRecent } from '../../../storefront/server/utils/compress'
import { createPageCache, keepPage, pageKey } from '../../../storefront/server/utils/page-cache'

describe('the address a page is kept under', () => {
  it.each([
    ['/', '/'],
    ['/en', '/en'],
    ['/about?utm_source=x', '/about'],
    ['/products/xianggu-dry?from=singlemessage', '/products/xianggu-dry'],
    ['/en/products/xianggu-dry?variant=v1&utm=1', '/en/products/xianggu-dry?variant=v1'],
    ['/c/mushroom?page=2&x=1&sort=new', '/c/mushroom?sort=new&page=2'],
  ])('of %s is %s', (url, key) => expect(pageKey(url)).toBe(key))

  it.each([
    '/cart',
    '/checkout?buy=v:1',
    '/orders/order_1',
    '/account',
    '/search?q=香菇',
    '/api/store/goods',
    '/products/a/b',
  ])('%s is not kept', (url) => expect(pageKey(url)).toBeNull())
})

describe('the encoding', () => {
  it('is the best the browser takes', () => {
    expect(bestEncoding('gzip, deflate, br, zstd')).toBe('br')
    expect(bestEncoding('gzip')).toBe('gzip')
    expect(bestEncoding(undefined)).toBe('identity')
  })
  it('holds the same page', async () => {
    const page = await keepPage('<p>山珍</p>', {}, 0)
    expect(gunzipSync(page.body.gzip).toString()).toBe('<p>山珍</p>')
  })
})

describe('what is kept', () => {
  it('makes room by what was asked for least recently', () => {
    const recent = createRecent<number>(2)
    recent.set('a', 1)
    recent.set('b', 2)
    recent.get('a')
    recent.set('c', 3)
    expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3])
  })
})

describe('a kept page', () => {
  function setUp() {
    let clock = 0
    let drawn = 0
    const get = createPageCache(
      async () => keepPage(`drawn ${++drawn}`, {}, clock),
      () => clock,
    )
    const text = async () => (await get('/'))?.body.identity.toString()
    return { text, drawn: () => drawn, wait: (ms: number) => (clock += ms) }
  }

  it('is drawn once for many visitors at once', async () => {
    const { text, drawn } = setUp()
    expect(await Promise.all([text(), text(), text()])).toEqual(['drawn 1', 'drawn 1', 'drawn 1'])
    expect(drawn()).toBe(1)
  })
  it('older than five seconds is given once more while the next is drawn', async () => {
    const { text, wait } = setUp()
    await text()
    wait(5_001)
    expect(await text()).toBe('drawn 1')
    await vi.waitFor(async () => expect(await text()).toBe('drawn 2'))
  })
  it('older than a minute is drawn anew first', async () => {
    const { text, wait } = setUp()
    await text()
    wait(60_001)
    expect(await text()).toBe('drawn 2')
  })
  it('that cannot be kept is asked for again', async () => {
    let asked = 0
    const get = createPageCache(async () => {
      asked++
      return null
    })
    expect(await get('/')).toBeNull()
    expect(await get('/')).toBeNull()
    expect(asked).toBe(2)
  })
})
