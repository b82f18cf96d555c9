// Going back to a list of goods: its goods are there at once, and the page is shown from where one was.
import type { RouteLocationNormalized } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import options from '../../../storefront/router.options'
import { isOld, keepAnswer, keptAnswer } from '../../../storefront/utils/kept-answers'
import type { GoodsPage } from '@shanzhen/backend/wire'

const at = (path: string, query: Record<string, string> = {}) => ({
  ...{ path, query, hash: '', fullPath: path + JSON.stringify(query) },
})
const route = (path: string, query?: Record<string, string>) => at(path, query) as unknown as RouteLocationNormalized
const saved = { left: 0, top: 900 }

describe('where a page is shown from', () => {
  let loaded: () => void
  const current = { value: route('/') }
  const shown: { scrollHeight: number; skeleton: object | null } = { scrollHeight: 5000, skeleton: null }
  let moves: (() => void)[] = []
  const listen = (_name: string, then: () => void) => moves.push(then)
  beforeEach(() => {
    vi.stubGlobal('useNuxtApp', () => ({ hooks: { hookOnce: (_name: string, then: () => void) => (loaded = then) } }))
    vi.stubGlobal('useRouter', () => ({ currentRoute: current }))
    vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then, 0))
    vi.stubGlobal('window', { innerHeight: 800, addEventListener: listen, removeEventListener: () => undefined })
    vi.stubGlobal('document', { documentElement: shown, querySelector: () => shown.skeleton })
    Object.assign(shown, { scrollHeight: 5000, skeleton: null })
  })
  afterEach(() => {
    moves = []
    vi.unstubAllGlobals()
  })
  const scroll = options.scrollBehavior as (
    to: RouteLocationNormalized,
    from: RouteLocationNormalized,
    position: typeof saved | null,
  ) => unknown

  it('is where one was, once the page one went back to is drawn', async () => {
    const list = route('/search', { q: '香菇' })
    current.value = list
    const position = scroll(list, route('/products/rice'), saved)
    loaded()
    expect(await position).toEqual(saved)
  })
  it('waits until the page is as tall as it was left, and nothing in it is still to come', async () => {
    const list = route('/search')
    current.value = list
    Object.assign(shown, { scrollHeight: 900, skeleton: {} })
    let landed = false
    const position = Promise.resolve(scroll(list, route('/products/rice'), saved)).then((at) => ((landed = true), at))
    loaded()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(landed).toBe(false)
    shown.scrollHeight = 4000
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(landed).toBe(false)
    shown.skeleton = null
    expect(await position).toEqual(saved)
  })
  it('leaves alone who scrolls on before', async () => {
    const list = route('/search')
    current.value = list
    shown.scrollHeight = 900
    const position = scroll(list, route('/products/rice'), saved)
    loaded()
    moves.forEach((move) => move())
    expect(await position).toBe(false)
  })
  it('is nowhere for a page left before it was drawn', async () => {
    current.value = route('/cart')
    const position = scroll(route('/search'), route('/products/rice'), saved)
    loaded()
    expect(await position).toBe(false)
  })
  it('is the head for the next page of a list, where one was on the way back, and unmoved by a filter', () => {
    const first = route('/search')
    const second = route('/search', { page: '2' })
    expect(scroll(second, first, null)).toEqual({ left: 0, top: 0 })
    expect(scroll(first, second, saved)).toEqual(saved)
    expect(scroll(route('/search', { town: '皇冠镇' }), first, null)).toBe(false)
  })
})

describe('lists seen before', () => {
  const page = { goods: [], count: 0 } as unknown as GoodsPage
  afterEach(() => vi.useRealTimers())

  it('are kept as they were, and asked for anew when ten seconds are over', () => {
    vi.useFakeTimers()
    keepAnswer('a', page)
    expect([keptAnswer('a'), isOld('a')]).toEqual([page, false])
    vi.advanceTimersByTime(10_001)
    keepAnswer('a', page)
    expect(isOld('a')).toBe(true)
    keepAnswer('a', { ...page })
    expect(isOld('a')).toBe(false)
  })
  it('are no more than twenty, the newest', () => {
    for (let index = 0; index < 30; index++) keepAnswer(`list ${index}`, { ...page })
    expect([keptAnswer('list 9'), keptAnswer('list 10')]).toEqual([undefined, expect.anything()])
  })
})
