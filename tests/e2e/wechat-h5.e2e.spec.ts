/** The main job on a phone: pinyin, product, 立即购买, WeChat in the phone's browser, paid, shipped, followed. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { buyAndPay, openPhone } from './buyer'
import { staffOf } from './staff'
import { openAdmin, shipAll } from './staff-page'

const WAYBILL = 'SF2345678901297'

describe('a shopper on a phone', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
  })
  afterAll(() => browser.close())

  it('finds 香菇 by xianggu, pays with WeChat, and follows the parcel', async () => {
    const id = await buyAndPay(page, shop.storefront_url, 'xianggu', '宁陕香菇')

    expect((await (await staffOf(shop)).order(id)).payment_status).toBe('captured')
    await shipAll(await openAdmin(browser, shop), shop, id, WAYBILL)

    await page.reload()
    await page.getByRole('heading', { name: '已发货' }).waitFor()
    await page.getByText(WAYBILL).first().waitFor()
    await page.getByText('顺丰').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})
