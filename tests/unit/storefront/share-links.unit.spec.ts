/** Shared links: what is a real visit, what a browser keeps, what is counted, where links lead while the backend is away. */
import { createHmac } from 'node:crypto'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { createEvent } from 'h3'
import { describe, expect, it, vi } from 'vitest'
import { readClick } from '../../../plugins/reach/distribution/src/clicks/token'
import { askAgain, mayAskAgain } from '../../../storefront/server/utils/ask-again'
import { createClickCounter } from '../../../storefront/server/utils/click-counter'
import { createLinkBook } from '../../../storefront/server/utils/link-book'
import { isRealVisit } from '../../../storefront/server/utils/real-visit'
import { keepClick, readShareClick, visitorIn, writeClick } from '../../../storefront/server/utils/share-click'

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50'
const VISITOR = 'AAAAAAAAAAAAAAAAAAAAAA'
const OTHER = 'BBBBBBBBBBBBBBBBBBBBBB'
const PAGE = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', accept: 'text/html', 'user-agent': PHONE }
const visit = (headers: Record<string, string>, method = 'GET') => isRealVisit(method, (name) => headers[name])

describe('a visit', () => {
  it('is real where somebody opens a page, also in a browser that says little', () => {
    expect(visit(PAGE)).toBe(true)
    expect(visit({ accept: 'text/html,application/xhtml+xml', 'user-agent': PHONE })).toBe(true)
  })

  it.each([
    [
      'WeChat on Android',
      'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003137) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN',
    ],
    [
      'UC',
      'Mozilla/5.0 (Linux; U; Android 13; zh-CN; 22041211AC) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/15.6.5.1315 Mobile Safari/537.36',
    ],
    [
      'QQ',
      'Mozilla/5.0 (Linux; U; Android 12; zh-cn; PEEM00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.86 MQQBrowser/14.8 Mobile Safari/537.36',
    ],
    [
      'Quark',
      'Mozilla/5.0 (Linux; U; Android 14; zh-CN) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 Quark/7.1.5.650 Mobile Safari/537.36',
    ],
  ])('is real in the browsers people have: %s', (_what, agent) => {
    expect(visit({ ...PAGE, 'user-agent': agent })).toBe(true)
  })

  it.each([
    ['a picture on another page', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
    ['a frame', { 'sec-fetch-dest': 'iframe' }],
    ['a script that fetches', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
    ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ['a prerendering', { 'sec-purpose': 'prefetch;prerender' }],
    ['an older prefetch', { 'x-moz': 'prefetch' }],
    ['a robot', { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' }],
    ['a robot that says it is a phone', { 'user-agent': `${PHONE} (compatible; GoogleOther)` }],
    ['a program', { 'user-agent': 'curl/8.5.0' }],
    ['another program', { 'user-agent': 'PostmanRuntime/7.39.0' }],
  ])('cookie stuffing is none: %s', (_what, headers) => {
    expect(visit({ ...PAGE, ...headers })).toBe(false)
  })

  it('is none for a picture in a browser that says nothing of it, nor for HEAD and POST', () => {
    expect(visit({ accept: 'image/avif,image/webp,*/*', 'user-agent': PHONE })).toBe(false)
    expect(visit({ 'user-agent': PHONE })).toBe(false)
    expect(visit(PAGE, 'HEAD')).toBe(false)
    expect(visit(PAGE, 'POST')).toBe(false)
  })
})

describe('what a browser keeps', () => {
  it('is read by the backend to the second, and known again by this server', () => {
    const at = Date.parse('2026-11-29T08:00:00.900Z')
    const token = writeClick('secret', VISITOR, 'abcdefghij', at)
    const click = { visitor: VISITOR, link_code: 'abcdefghij', at: new Date('2026-11-29T08:00:00.000Z') }
    expect(readClick('secret', token, new Date(at))).toEqual(click)
    expect(visitorIn('secret', token)).toBe(VISITOR)
    expect(token).toBe('1.AAAAAAAAAAAAAAAAAAAAAA.abcdefghij.' + token.split('.').slice(3).join('.'))
  })

  it.each([
    ['another secret', (token: string) => ['other', token]],
    ['another visitor', (token: string) => ['secret', token.replace(VISITOR, OTHER)]],
    ['another link', (token: string) => ['secret', token.replace('abcdefghij', 'abcdefghik')]],
    ['another second', (token: string) => ['secret', token.replace(/\.[0-9a-z]{6,8}\./, '.zzzzzz.')]],
    ['nothing', () => ['secret', '']],
  ])('is believed with nothing changed: not with %s', (_what, change) => {
    const [secret = '', token = ''] = change(writeClick('secret', VISITOR, 'abcdefghij', Date.now()))
    expect(visitorIn(secret, token)).toBeNull()
    expect(readClick(secret, token)).toBeNull()
  })
})

describe('what goes to the backend with an order', () => {
  const eventOf = (cookie?: string) => {
    const request = new IncomingMessage(new Socket())
    if (cookie) request.headers.cookie = cookie
    return createEvent(request, new ServerResponse(request))
  }

  it('is the cookie as we wrote it, or nothing: whatever else stands there keeps nobody from ordering', () => {
    const token = writeClick('secret', VISITOR, 'abcdefghij', Date.now())
    expect(readShareClick(eventOf(`sz_via=${token}`))).toBe(token)
    expect(readShareClick(eventOf())).toBeUndefined()
    for (const wrong of ['%E5%B1%B1', '%0d%0ax-evil: 1', 'x'.repeat(5000), `${token}.`])
      expect(readShareClick(eventOf(`sz_via=${wrong}`))).toBeUndefined()
  })

  it('is the link that was followed just now where the cookie still names the one before', () => {
    const event = eventOf(`sz_via=${writeClick('secret', VISITOR, 'abcdefghij', Date.now())}`)
    expect(keepClick(event, 'secret', 'kkkkkkkkkk', Date.now())).toBe(VISITOR)
    expect(readShareClick(event)).toContain('.kkkkkkkkkk.')
  })
})

describe('the counter', () => {
  const told: { id: string; clicks: { visitor: string; times: number; day: string }[] }[] = []
  const at = (time: string) => {
    const clock = { now: Date.parse(time) }
    told.length = 0
    let away = false
    const tell = vi.fn(async (body: string, signature: string) => {
      expect(signature).toBe(createHmac('sha256', 's').update(`share-clicks.${body}`).digest('base64url'))
      told.push(JSON.parse(body))
      if (away) throw new Error('away')
    })
    return { clock, tell, counter: createClickCounter('s', tell, () => clock.now), go: (now: boolean) => (away = now) }
  }

  it('counts a visitor once for each link and day in Beijing, and how often', async () => {
    const { clock, counter } = at('2026-11-29T15:59:00Z')
    for (let i = 0; i < 3; i++) counter.count('abcdefghij', VISITOR, '1.1.1.1')
    clock.now += 2 * 60_000
    counter.count('abcdefghij', VISITOR, '1.1.1.1')
    await counter.flush()
    expect(told.flatMap(({ clicks }) => clicks.map(({ day, times }) => [day, times]))).toEqual([
      ['2026-11-29', 3],
      ['2026-11-30', 1],
    ])
  })

  it('tells a batch again under its own number where the answer was lost, and loses none meanwhile', async () => {
    const { counter, go } = at('2026-11-29T08:00:00Z')
    counter.count('abcdefghij', VISITOR, '1.1.1.1')
    go(true)
    await expect(counter.flush()).rejects.toThrow('away')
    counter.count('abcdefghij', OTHER, '1.1.1.1')
    go(false)
    await counter.flush()
    const [first, again, next] = told
    expect(again).toEqual(first)
    expect(next?.clicks.map(({ visitor }) => visitor)).toEqual([OTHER])
    expect(next?.id).not.toBe(first?.id)
  })

  it('a click flood of one network counts no further in that minute; another network goes on', () => {
    const { clock, counter } = at('2026-11-29T08:00:00Z')
    const flood = () => Array.from({ length: 1000 }, (_, i) => counter.count('abcdefghij', `${i}`, '1.1.1.1'))
    expect(flood().filter(Boolean)).toHaveLength(300)
    expect(counter.count('abcdefghij', OTHER, '2.2.2.2')).toBe(true)
    clock.now += 60_000
    expect(flood().filter(Boolean)).toHaveLength(300)
  })
})

describe('the book of links', () => {
  it('asks once for many, knows for a moment, and leads on where the backend is away', async () => {
    const clock = { now: 0 }
    const ask = vi.fn(async (code: string) => (code === 'gone' ? null : '/products/honey'))
    const pathOf = createLinkBook(ask, () => clock.now)
    expect(await Promise.all([pathOf('a'), pathOf('a'), pathOf('gone')])).toEqual([
      '/products/honey',
      '/products/honey',
      null,
    ])
    expect(await pathOf('gone')).toBeNull()
    expect(ask).toHaveBeenCalledTimes(2)
    clock.now += 10_001
    ask.mockRejectedValueOnce(new Error('away'))
    expect(await pathOf('a')).toBe('/products/honey')
    ask.mockRejectedValueOnce(new Error('away'))
    await expect(pathOf('b')).rejects.toThrow('away')
    clock.now += 10_001
    ask.mockResolvedValueOnce(null)
    expect(await pathOf('a')).toBeNull()
  })
})

describe('what got no answer', () => {
  const ask = (first: unknown) => vi.fn().mockRejectedValueOnce(first).mockResolvedValue('answer')
  const broken = new TypeError('fetch failed')
  const late = new DOMException('The operation was aborted due to timeout', 'TimeoutError')

  it('is asked once more where the connection broke, and not for ever', async () => {
    const once = ask(broken)
    expect(await askAgain(once)).toBe('answer')
    expect(once).toHaveBeenCalledTimes(2)
    const never = vi.fn().mockRejectedValue(broken)
    await expect(askAgain(never)).rejects.toBe(broken)
    expect(never).toHaveBeenCalledTimes(2)
  })

  it('is not waited for twice where its time ran out, but for a link', async () => {
    const once = ask(late)
    await expect(askAgain(once)).rejects.toBe(late)
    expect(once).toHaveBeenCalledTimes(1)
    expect(await askAgain(ask(late), () => true)).toBe('answer')
  })

  it('is asked again only where that does nothing twice', () => {
    const which = ['GET', 'HEAD', 'POST', 'DELETE'].map((method) => [method, mayAskAgain(method, false)])
    expect(Object.fromEntries(which)).toEqual({ GET: true, HEAD: true, POST: false, DELETE: false })
    expect(mayAskAgain('POST', true)).toBe(true)
  })
})
