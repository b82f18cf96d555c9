/** The shop under conditions that are not the best: no scripts, no network, added to a phone's home screen. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, launchBrowser, PHONE } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'

describe('a shopper', () => {
  const shop = shopOfJourney()
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  it('without scripts reads goods and prices, and is told what else there is', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${shop.storefront_url}/products/xianggu-dry`)
    expect(await page.locator('noscript p').first().innerText()).toContain('浏览器没有开启脚本')
    expect(await page.getByRole('main').innerText()).toMatch(/¥\s?\d/)
    await page.goto(`${shop.storefront_url}/search?q=xianggu`)
    await page.getByRole('main').getByRole('link', { name: /香菇/ }).first().waitFor()
    await context.close()
  })

  it('without a network keeps what is on screen, is told so, and goes on when it is back', async () => {
    const page = await openPhone(browser)
    await page.goto(shop.storefront_url)
    await page.waitForLoadState('networkidle')
    const said = page.getByText('现在没有网络。看过的内容还在，恢复后自动继续。')
    await page.context().setOffline(true)
    await said.waitFor()
    expect(await page.getByRole('main').innerText()).toContain('香菇')
    await page.context().setOffline(false)
    await said.waitFor({ state: 'hidden' })
    await page.context().close()
  })

  it('prices the basket again by itself once the network is back', async () => {
    const page = await openPhone(browser)
    await goTo(page, `${shop.storefront_url}/products/xianggu-dry`)
    await page.getByRole('button', { name: '加入购物车' }).click()
    await page.getByText('已放进购物车').waitFor()
    await goTo(page, `${shop.storefront_url}/cart`)
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /^增加/ }).click()
    await page.getByText('暂时算不出价格').waitFor()
    await page.context().setOffline(false)
    await page.getByText('暂时算不出价格').waitFor({ state: 'hidden' })
    // Where there is nothing to pay for, no bar to pay by is in the way of the bar that leads on.
    const places = page.getByRole('navigation', { name: '主导航' })
    expect(await places.isVisible()).toBe(false)
    await page.getByRole('button', { name: /^删除/ }).click()
    await page.getByText('购物车还是空的').waitFor()
    await places.getByRole('link', { name: '首页' }).waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await places.waitFor({ state: 'hidden' })
    for (const path of ['/cart', '/checkout']) {
      await page.evaluate(() => localStorage.clear())
      await goTo(page, shop.storefront_url + path)
      await places.getByRole('link', { name: '分类' }).waitFor()
    }
    await page.context().close()
  })

  it('can add the shop to the home screen', async () => {
    const html = await (await fetch(shop.storefront_url)).text()
    const path = /<link[^>]*rel="manifest"[^>]*href="([^"]+)"/.exec(html)?.[1] ?? ''
    const manifest = (await (await fetch(new URL(path, shop.storefront_url))).json()) as {
      name: string
      display: string
      icons: { src: string; sizes: string }[]
    }
    expect(manifest).toMatchObject({ name: expect.stringContaining('宁陕山珍'), display: 'standalone' })
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
    for (const { src } of manifest.icons) {
      const icon = await fetch(new URL(src, shop.storefront_url))
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)])
    }
  })
})
