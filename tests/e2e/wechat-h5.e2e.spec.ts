/** The main job on a phone: pinyin, product, 立即购买, WeChat in the phone's browser, paid, shipped, followed. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser, PHONE } from '../support/browser'
import { fillAddress, findGood, placeOrder } from './buyer'
import { staffOf } from './staff'

const WAYBILL = 'SF1234567890123'

describe('a shopper on a phone', () => {
  const shop = inject('shop')
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await (await browser.newContext({ ...PHONE, userAgent: PHONE_BROWSER })).newPage()
  })
  afterAll(() => browser.close())

  it('finds 香菇 by xianggu, pays with WeChat, and follows the parcel', async () => {
    await page.goto(shop.storefront_url)
    await findGood(page, 'xianggu', '宁陕香菇')
    await page.getByRole('button', { name: '立即购买' }).click()
    await page.waitForURL(/\/checkout\?buy=/)
    await fillAddress(page)
    const id = await placeOrder(page)

    await page.getByRole('button', { name: '立即支付' }).click()
    await page.waitForURL(new RegExp(`^${shop.storefront_url}/orders/${id}`))
    await page.getByRole('heading', { name: '待发货' }).waitFor()

    const staff = await staffOf(shop)
    const order = await staff.order(id)
    expect(order.payment_status).toBe('captured')
    await staff.ship(
      id,
      WAYBILL,
      order.items.map(({ id: line_item_id, quantity }) => ({ line_item_id, quantity })),
    )

    await page.reload()
    await page.getByRole('heading', { name: '已发货' }).waitFor()
    await page.getByText(WAYBILL).first().waitFor()
    await page.getByText('顺丰').first().waitFor()
  })
})

const PHONE_BROWSER =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
