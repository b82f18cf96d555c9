// Going back to a list of goods: its goods are there at once, and the page is shown from where one was.
import type { RouteLocationNormalized } from 'vue-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import options from '../../../storefront/app/router.options'
import { isOld, keepList, keptList } from '../../../storefront/utils/kept-lists'
import type { GoodsPage } from '../../../storefront/shared/types/api'

const at = (path: string, query: Record<string, string> = {}) => ({
  ...{ path, query, hash: '', fullPath: path + JSON.stringify(query) },
})
const route = (path: string, query?: Record<string, string>) => at(path, query) as unknown as RouteLocationNormalized
const saved = { left: 0, top: 900 }

describe('where a page is shown from', () => {
  let loaded: () => void
  const current = { value: route('/') }
  beforeEach(() => {
    vi.stubGlobal('useNuxtApp', () => ({ hooks: { hookOnce: (_name: string, then: () => void) => (loaded = then) } }))
    vi.stubGlobal('useRouter', () => ({ currentRoute: current }))
    vi.stubGlobal('requestAnimationFrame', (then: () => void) => then())
  })
  afterEach(() => vi.unstubAllGlobals())
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
    keepList('a', page)
    expect([keptList('a'), isOld('a')]).toEqual([page, false])
    vi.advanceTimersByTime(10_001)
    keepList('a', page)
    expect(isOld('a')).toBe(true)
    keepList('a', { ...page })
    expect(isOld('a')).toBe(false)
  })
  it('are no more than twenty, the newest', () => {
    for (let index = 0; index < 30; index++) keepList(`list ${index}`, { ...page })
    expect([keptList('list 9'), keptList('list 10')]).toEqual([undefined, expect.anything()])
  })
})
