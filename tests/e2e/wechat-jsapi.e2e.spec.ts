/** Inside WeChat: permission, the bridge WeChat puts into the page, its payment sheet, and the paid order. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, findGood, placeOrder } from './buyer'
import { openInWechat, pays } from './inside-wechat'
import { staffOf } from './staff'

describe('a shopper inside WeChat', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  /** What the payment sheet does when it opens: the shopper pays, or closes it. */
  let answer: 'pay' | 'close'

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openInWechat(browser, shop, {
      pay: async (params) => (answer === 'close' ? 'cancel' : pays(shop)(params)),
    })
  })
  afterAll(() => browser.close())

  it('closes the sheet, thinks again, and pays', async () => {
    await page.goto(shop.storefront_url)
    await findGood(page, 'muer', '秋木耳')
    await page.getByRole('button', { name: '立即购买' }).click()
    await fillAddress(page)
    answer = 'close'
    const id = await placeOrder(page)
    await page.getByText('你还没有付款，商品仍为你保留。').first().waitFor()
    expect((await (await staffOf(shop)).order(id)).payment_status).not.toBe('captured')

    answer = 'pay'
    await page.getByRole('button', { name: /^付款 ¥/ }).click()
    await page.getByRole('heading', { name: '待发货' }).waitFor({ timeout: 60_000 })
    expect((await (await staffOf(shop)).order(id)).payment_status).toBe('captured')
  })
})
