/** axe on every kind of page, phone and desktop: nothing serious, in either language; the weight of what a phone loads. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { DESKTOP, launchBrowser, PHONE } from '../support/browser'

const PATHS = [
  '/',
  '/c/mushroom',
  '/search?q=xianggu',
  '/search?q=zzzz',
  '/products/xianggu-dry',
  '/products/wine-kiwi',
  '/cart',
  '/checkout',
  '/account',
  '/producer',
  '/trace',
  '/about',
  '/terms',
  '/en/privacy',
  '/no-such-page',
  '/en',
  '/en/products/gift-shanzhen',
]
/** Where much stands side by side. */
const DENSE_PATHS = ['/products/fish-cold', '/en/products/fish-cold', '/en/search?q=xianggu', '/checkout', '/en/cart']
const LIGHT_PATHS = ['/', '/c/mushroom', '/products/xianggu-dry']
const LIGHT_BYTES = 100_000

/** Adds up how far what one reads was pushed away (Web Vitals: below 0.1 is good). */
function watchShifts() {
  const page = window as unknown as { shifted: number }
  page.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) page.shifted += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

describe('every page', () => {
  const shop = inject('shop')
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it.each(PATHS.flatMap((path) => [['phone', path, PHONE] as const, ['desktop', path, DESKTOP] as const]))(
    'on a %s has no serious accessibility fault, no error in the console and stays where it was: %s',
    async (_device, path, device) => {
      const context = await browser.newContext(device)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (entry) => {
        // A page that is not there, and a producer who has not signed in yet.
        const expected = entry.text().startsWith('Failed to load') && ['/no-such-page', '/producer'].includes(path)
        if (['error', 'warning'].includes(entry.type()) && !expected) complaints.push(entry.text())
      })
      await page.addInitScript(watchShifts)
      await page.goto(shop.storefront_url + path, { waitUntil: 'networkidle' })
      expect(await seriousFaults(page)).toEqual([])
      expect(complaints).toEqual([])
      expect(await page.evaluate(() => (window as unknown as { shifted: number }).shifted)).toBeLessThan(0.1)
      await context.close()
    },
  )

  it.each([
    ...DENSE_PATHS.map((path) => [320, 1, path] as const),
    ...DENSE_PATHS.map((path) => [390, 1.5, path] as const),
  ])('is read without scrolling sideways, %i px wide and in type × %d: %s', async (width, times, path) => {
    const context = await browser.newContext({ viewport: { width, height: 844 } })
    const page = await context.newPage()
    await page.goto(shop.storefront_url + path, { waitUntil: 'networkidle' })
    const wide = await page.evaluate((by) => {
      document.documentElement.style.fontSize = `${by * 100}%`
      return document.documentElement.scrollWidth
    }, times)
    expect(wide).toBeLessThanOrEqual(width)
    await context.close()
  })

  it.each(LIGHT_PATHS)('loads at most 100 kB of compressed JavaScript: %s', async (path) => {
    const context = await browser.newContext(PHONE)
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const scripts = new Set<string>()
    let bytes = 0
    session.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength
    })
    await page.goto(shop.storefront_url + path, { waitUntil: 'networkidle' })
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThanOrEqual(LIGHT_BYTES)
    await context.close()
  })
})
