/** axe on every kind of page, phone and desktop: nothing serious, in either language; no scrolling sideways; what a phone loads. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { DESKTOP, launchBrowser, PHONE, weighScripts } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'

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
  '/shop',
  '/trace',
  '/about',
  '/terms',
  '/en/privacy',
  '/no-such-page',
  '/campaigns/no-such-campaign',
  '/en',
  '/en/products/gift-shanzhen',
]
/** Where much stands side by side: read on a narrow phone and in larger type too. */
const DENSE_PATHS = [
  '/',
  '/en',
  '/search?q=zzzz',
  '/en/search?q=xianggu',
  '/products/fish-cold',
  '/en/products/fish-cold',
  '/checkout',
  '/en/cart',
  '/account',
  '/no-such-page',
]
/** What a phone loads there of JavaScript, by a visitor who never was there; the drawing shown without a network is some of it. */
const LIGHT_PATHS = ['/', '/c/mushroom', '/products/xianggu-dry']
const LIGHT_BYTES = 102_000
const NARROW = [
  [320, 1],
  [390, 1.5],
  [390, 2],
] as const

/** Adds up how far what one reads was pushed away (Web Vitals: below 0.1 is good). */
function watchShifts() {
  const page = window as unknown as { shifted: number }
  page.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) page.shifted += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Words that run out of the box they stand in, over what is beside it. What scrolls or is cut on purpose is no fault. */
function spilled(): string[] {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (words.nextNode()) {
    const holder = words.currentNode.parentElement
    const box = holder?.closest('li,article,button,a,label,section,dd,dt,aside')
    if (!holder || !box || !words.currentNode.textContent?.trim()) continue
    if (holder.closest('.sr-only,[role=status],noscript,script,style,select')) continue
    const range = document.createRange()
    range.selectNodeContents(words.currentNode)
    const [text, edge] = [range.getBoundingClientRect(), box.getBoundingClientRect()]
    const out = text.right > edge.right + 2 || text.left < edge.left - 2
    if (out && text.width > 3 && edge.width > 2) found.push(range.toString().trim())
  }
  return found
}

describe('every page', () => {
  const shop = shopOfJourney()
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  /** Each page is loaded once by a device, and everything that is asked of it there is asked of that; while one falls silent another is read. */
  it.concurrent.each([
    ...[...new Set([...PATHS, ...DENSE_PATHS])].map((path) => ['phone', path, PHONE] as const),
    ...PATHS.map((path) => ['desktop', path, DESKTOP] as const),
  ])(
    'on a %s has no serious accessibility fault, no error in the console and stays where it was: %s',
    async (device, path, settings) => {
      const context = await browser.newContext(settings)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (entry) => {
        // A page that is not there, and a producer or a small shop who has not signed in yet.
        const expected =
          entry.text().startsWith('Failed to load') &&
          (path.includes('/no-such-') || ['/producer', '/shop'].includes(path))
        if (['error', 'warning'].includes(entry.type()) && !expected) complaints.push(entry.text())
      })
      await page.addInitScript(watchShifts)
      const weight = await weighScripts(page)
      await page.goto(shop.storefront_url + path, { waitUntil: 'networkidle' })
      const bytes = weight()
      const shifted = await page.evaluate(() => (window as unknown as { shifted: number }).shifted)
      expect(await seriousFaults(page)).toEqual([])
      expect(complaints).toEqual([])
      expect(shifted).toBeLessThan(0.1)
      if (device === 'phone' && LIGHT_PATHS.includes(path)) {
        expect(bytes).toBeGreaterThan(10_000)
        expect(bytes, 'compressed JavaScript').toBeLessThanOrEqual(LIGHT_BYTES)
      }
      if (device === 'phone' && DENSE_PATHS.includes(path)) await staysWithinItsWidth(page)
      await context.close()
    },
  )

  it.each([
    ['', '立即购买'],
    ['/en', 'Buy now'],
  ])('keeps a checkout with goods in it within a narrow phone and larger type: %s', async (language, buy) => {
    const page = await (await browser.newContext(PHONE)).newPage()
    await page.goto(`${shop.storefront_url}${language}/products/gift-shanzhen`, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: buy }).click()
    await page.waitForURL(/\/checkout\?buy=/)
    await page.getByRole('main').getByText('¥').first().waitFor()
    await staysWithinItsWidth(page)
    await page.context().close()
  })

  /** Nobody scrolls sideways on a narrow phone, or where type is set larger. */
  async function staysWithinItsWidth(page: Page) {
    for (const [width, times] of NARROW) {
      await page.setViewportSize({ width, height: 844 })
      const wide = await page.evaluate((by) => {
        document.documentElement.style.fontSize = `${by * 100}%`
        return document.documentElement.scrollWidth
      }, times)
      expect(wide, `width of the page at ${width} px and type × ${times}`).toBeLessThanOrEqual(width)
      expect(await page.evaluate(spilled), `words over their edge at ${width} px and type × ${times}`).toEqual([])
    }
  }
})
