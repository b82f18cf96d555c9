/** On a phone: a paid order's receipt comes through the shop's own door, whole. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { buyAndPay, openPhone } from './buyer'

describe('a shopper who keeps the books', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
  })
  afterAll(() => browser.close())

  it('takes the receipt of a paid order along', async () => {
    await buyAndPay(page, shop.storefront_url, 'xianggu', '宁陕香菇')
    const link = await page.getByRole('link', { name: '下载收据' }).getAttribute('href')
    const answer = await page.request.get(new URL(link ?? '', shop.storefront_url).href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
    const body = await answer.body()
    expect(body.subarray(0, 5).toString()).toBe('%PDF-')
    expect(body.subarray(-6).toString()).toContain('%%EOF')
  })
})
