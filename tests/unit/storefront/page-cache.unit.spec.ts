// Which pages are kept for everybody, under which address, and for how long.
import { gunzipSync } from 'node:zlib'
import { bestEncoding, createRecent } from '../../../storefront/server/utils/compress'
import { createPageCache, keepPage, pageKey } from '../../../storefront/server/utils/page-cache'
import { watchSaleStops } from '../../../storefront/server/utils/sale-stops'

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
  it('bridges ten minutes in which nothing can be drawn, and gives way to the first that can', async () => {
    let clock = 0
    let away = false
    let drawn = 0
    const draw = async () => {
      if (away) throw new Error('502')
      return keepPage(`drawn ${++drawn}`, {}, clock)
    }
    const get = createPageCache(draw, () => clock)
    const text = async () => (await get('/'))?.body.identity.toString()
    await text()
    away = true
    for (const at of [5_001, 10_000, 60_001, 599_000]) {
      clock = at
      expect(await text()).toBe('drawn 1')
    }
    clock = 600_001
    await expect(text()).rejects.toThrow('502')
    away = false
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

describe('a recall', () => {
  it('is asked about every 400 ms, once for all who wait, and seen once', async () => {
    let [time, word, asked] = [0, 'a', 0]
    const changed = watchSaleStops(
      async () => {
        asked++
        return word
      },
      () => time,
    )
    expect(await Promise.all([changed(), changed()])).toEqual([false, false])
    word = 'b'
    time = 399
    expect(await changed()).toBe(false)
    time = 400
    expect(await Promise.all([changed(), changed()])).toEqual([true, true])
    time = 900
    expect(await changed()).toBe(false)
    expect(asked).toBe(3)
  })

  it('is not made up where the backend cannot be asked', async () => {
    let time = 0
    let ask = async () => 'a'
    const changed = watchSaleStops(
      () => ask(),
      () => time,
    )
    await changed()
    ask = () => Promise.reject(new Error('away'))
    time = 500
    expect(await changed()).toBe(false)
  })

  it('throws away every kept page, and what was being drawn when it came', async () => {
    let stopped = false
    let drawn = 0
    let finish = () => {}
    const late = new Promise<void>((resolve) => (finish = resolve))
    const get = createPageCache(
      async (key) => {
        const n = ++drawn
        if (key === '/late' && n === 2) await late
        return keepPage(`<p>${key} ${n}</p>`, {}, 0)
      },
      () => 0,
      async () => stopped,
    )
    const textOf = async (key: string) => String((await get(key))?.body.identity)
    expect(await textOf('/a')).toBe('<p>/a 1</p>')
    const before = textOf('/late')
    stopped = true
    expect(await textOf('/a')).toBe('<p>/a 3</p>')
    stopped = false
    finish()
    await before
    expect(await textOf('/late')).toBe('<p>/late 4</p>')
  })
})
