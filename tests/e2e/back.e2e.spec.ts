/**
 * On a phone: who goes back to a list of goods finds the good they looked at where it was, also after a reload; who reads on
 * before a page's scripts are there, or loads it again, stays where they are.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'

/** A card a little down the page, and where its top is in the window. */
async function lookFar(page: Page): Promise<string> {
  const links = page.getByRole('main').locator('article a[href*="/products/"]')
  await links.first().waitFor()
  const at = Math.max(0, (await links.count()) - 3)
  await links.nth(at).evaluate((link) => link.scrollIntoView({ block: 'center', behavior: 'instant' }))
  return (await links.nth(at).getAttribute('href')) ?? ''
}
const topOf = (page: Page, href: string) =>
  page.evaluate(
    (to) => document.querySelector(`main article a[href="${to}"]`)?.getBoundingClientRect().top ?? null,
    href,
  )

/** The list as it stands, and how far down its reader is. */
const standing = (page: Page) =>
  page.evaluate(() => ({
    order: [...document.querySelectorAll('main article a')].map((link) => link.getAttribute('href')).join(),
    scrolled: window.scrollY,
  }))

/** Its scripts have taken over the drawn page, and whatever they do at that moment is done. */
async function isAlive(page: Page): Promise<void> {
  const mounted = () => '__vue_app__' in (document.querySelector('#__nuxt') ?? {})
  await page.waitForFunction(mounted)
  await page.waitForLoadState('networkidle')
}

describe('back from a good', () => {
  const shop = shopOfJourney()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it.each([
    ['/search', false],
    ['/search?page=2', false],
    ['/c/mushroom', false],
    ['/', false],
    ['/en', false],
    ['/search', true],
    ['/c/mushroom', true],
    ['/', true],
  ])('to %s, after a reload there: %s, lands where one was', async (path, reload) => {
    const page = await openPhone(browser)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${shop.storefront_url}${path}`, { waitUntil: 'networkidle' })
    const href = await lookFar(page)
    const was = { top: (await topOf(page, href)) ?? 0, ...(await standing(page)) }
    // Home stands by what sells best: where others bought meanwhile, the same place in it holds another good.
    const off = async () => {
      const { order, scrolled } = await standing(page)
      const top = await topOf(page, href)
      return Math.abs(order === was.order ? (top ?? Infinity) - was.top : scrolled - was.scrolled)
    }
    await page.evaluate((to) => document.querySelector<HTMLElement>(`main article a[href="${to}"]`)?.click(), href)
    await page.waitForURL(/\/products\//)
    await page.locator('#proof').waitFor()
    if (reload) await page.reload({ waitUntil: 'networkidle' })
    await page.goBack()
    await expect.poll(off, { timeout: 25_000 }).toBeLessThanOrEqual(24)
    await page.waitForLoadState('networkidle')
    expect(await off()).toBeLessThanOrEqual(24)
    expect(errors).toEqual([])
    await page.context().close()
  })

  it.each(['/en', '/search', '/products/xianggu-dry'])(
    'to %s: who scrolled before its scripts came stays there, also when they load it again',
    async (path) => {
      const page = await openPhone(browser)
      let letGo = () => {}
      const held = new Promise<void>((resolve) => (letGo = resolve))
      await page.route('**/_nuxt/*.js', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(`${shop.storefront_url}${path}`, { waitUntil: 'commit' })
      await page.getByRole('contentinfo').waitFor()
      const placed = () => page.evaluate(() => Math.abs(window.scrollY - 1000))
      await page.evaluate(() => window.scrollTo({ top: 1000, behavior: 'instant' }))
      letGo()
      await isAlive(page)
      expect(await placed()).toBeLessThanOrEqual(24)
      await page.reload()
      await isAlive(page)
      await expect.poll(placed, { timeout: 10_000 }).toBeLessThanOrEqual(24)
      await page.context().close()
    },
  )

  it('before the good was drawn shows the list, no fault', async () => {
    const page = await openPhone(browser)
    await page.goto(`${shop.storefront_url}/search`, { waitUntil: 'networkidle' })
    const href = await lookFar(page)
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route('**/api/store/goods/**', async (route) => {
      await held
      await route.continue().catch(() => undefined)
    })
    await page.evaluate((to) => document.querySelector<HTMLElement>(`main article a[href="${to}"]`)?.click(), href)
    await page.waitForURL(/\/products\//)
    await page.goBack()
    letGo()
    await page.waitForLoadState('networkidle')
    expect(await topOf(page, href)).not.toBeNull()
    await page.context().close()
  })
})
