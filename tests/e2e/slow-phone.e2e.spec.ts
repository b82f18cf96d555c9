/** Whoever types before a page is awake loses nothing by its waking. */
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'

describe('a page that is not awake yet', () => {
  const shop = shopOfJourney()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  /** Opens a page whose scripts do not come before `wake` is called. */
  async function openAsleep(path: string): Promise<{ page: Page; wake: () => void }> {
    const page = await openPhone(browser)
    const { promise, resolve } = Promise.withResolvers<void>()
    await page.route(/\/_nuxt\/.*\.js/, async (route) => {
      await promise
      await route.continue()
    })
    await page.goto(`${shop.storefront_url}${path}`, { waitUntil: 'commit' })
    return { page, wake: resolve }
  }

  it('keeps what is typed into the search and goes on from there', async () => {
    const { page, wake } = await openAsleep('/')
    const box = page.getByRole('combobox', { name: '搜索山货' }).first()
    await box.fill('xiang')
    wake()
    await page.getByRole('listbox').waitFor()
    await box.pressSequentially('gu')
    expect(await box.inputValue()).toBe('xianggu')
    await box.press('Enter')
    await page.waitForURL(/\/search\?q=xianggu$/)
  })

  it('opens no list of suggestions under a search that was left again', async () => {
    const { page, wake } = await openAsleep('/')
    const box = page.getByRole('combobox', { name: '搜索山货' }).first()
    await box.fill('xiang')
    await box.blur()
    const asked = page.waitForResponse(/suggest/)
    wake()
    await asked
    await setTimeout(300)
    expect([await box.inputValue(), await page.getByRole('listbox').count()]).toEqual(['xiang', 0])
  })

  it('keeps what is typed while the page is loaded anew', async () => {
    const { page, wake } = await openAsleep('/')
    wake()
    await page.waitForLoadState('networkidle')
    const { promise, resolve } = Promise.withResolvers<void>()
    await page.route(/\/_nuxt\/.*\.js/, async (route) => {
      await promise
      await route.continue()
    })
    await page.reload({ waitUntil: 'commit' })
    const box = page.getByRole('combobox', { name: '搜索山货' }).first()
    await box.fill('xiang')
    resolve()
    await page.getByRole('listbox').waitFor()
    expect(await box.inputValue()).toBe('xiang')
  })

  it('keeps what is chosen from a list', async () => {
    const { page, wake } = await openAsleep('/search')
    await page.getByLabel('排序').selectOption({ label: '价格从低到高' })
    wake()
    await page.waitForURL(/\/search\?sort=price_asc$/)
    expect(await page.getByLabel('排序').inputValue()).toBe('price_asc')
  })

  it('looks a code up without scripts', async () => {
    const { page } = await openAsleep('/trace')
    await page.getByRole('main').getByRole('textbox').fill('k7q2m 9xd4t 8wr')
    await page.getByRole('main').getByRole('button').click({ noWaitAfter: true })
    await page.waitForURL(/\/trace\/K7Q2M9XD4T8WR$/, { waitUntil: 'commit' })
  })

  it('shows the form that binds a phone to WeChat when it can send it', async () => {
    const { page, wake } = await openAsleep('/account/wechat')
    await page.getByRole('heading', { name: '绑定手机号' }).waitFor()
    await setTimeout(300)
    expect(await page.getByLabel('手机号').count()).toBe(0)
    wake()
    await page.getByLabel('手机号').waitFor()
  })

  it('wakes once its words come, which a browser keeps for every later page', async () => {
    const page = await openPhone(browser)
    const asked: string[] = []
    let away = true
    await page.route(/\/_nuxt\/zh\..*\.json/, (route) => {
      asked.push(new URL(route.request().url()).pathname)
      return away ? route.abort() : route.continue()
    })
    await page.goto(`${shop.storefront_url}/trace`)
    await expect.poll(() => asked.length).toBeGreaterThan(2)
    const code = page.getByRole('main').getByRole('textbox')
    await code.fill('k7q2m 9xd4t 8wr')
    away = false
    await expect.poll(() => page.evaluate(isAwake)).toBe(true)
    expect(await code.inputValue()).toBe('k7q2m 9xd4t 8wr')
    const { headers } = await fetch(`${shop.storefront_url}${asked[0]}`)
    expect(headers.get('cache-control')).toContain('immutable')
  })
})

function isAwake(): boolean {
  const { useNuxtApp } = window as unknown as { useNuxtApp?: () => { isHydrating?: boolean } }
  return useNuxtApp !== undefined && !useNuxtApp().isHydrating
}
