/** The same on a desktop: by WeChat's code on the screen, and by card. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DESKTOP, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, findGood, placeOrder } from './buyer'
import { staffOf } from './staff'

describe('a shopper at a desk', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    page = await (await browser.newContext(DESKTOP)).newPage()
    await page.goto(shop.storefront_url)
  })

  it('scans the code, and the page notices the payment by itself', async () => {
    await findGood(page, 'fengmi', '秦岭土蜂蜜')
    await page.getByRole('button', { name: '立即购买' }).click()
    await fillAddress(page)
    const id = await placeOrder(page)
    await page.getByRole('img', { name: '微信支付二维码' }).waitFor()

    const phone = await page.context().newPage()
    await phone.goto(`${shop.wechat_gateway_url}/pay`)
    await phone.getByRole('link').first().click()
    await phone.getByRole('button', { name: '立即支付' }).click()
    await phone.getByText('支付成功').waitFor()

    await page.getByRole('heading', { name: '待发货' }).waitFor({ timeout: 60_000 })
    expect((await (await staffOf(shop)).order(id)).payment_status).toBe('captured')
  })

  it('pays by card after one that is declined', async () => {
    await findGood(page, 'banli', '板栗仁')
    await page.getByRole('button', { name: '立即购买' }).click()
    await fillAddress(page)
    await page.getByRole('radio', { name: /银行卡/ }).check()
    const id = await placeOrder(page)

    await page.getByLabel('测试卡号（沙箱，不会扣款）').fill('4000 0000 0000 0002')
    await page.getByRole('button', { name: /^付款 ¥/ }).click()
    await page.getByText('银行卡被拒，请换一张').waitFor()
    await page.getByLabel('测试卡号（沙箱，不会扣款）').fill('4242 4242 4242 4242')
    await page.getByRole('button', { name: /^付款 ¥/ }).click()

    await page.getByRole('heading', { name: '待发货' }).waitFor({ timeout: 60_000 })
    expect((await (await staffOf(shop)).order(id)).payment_status).toBe('captured')
  })
})
