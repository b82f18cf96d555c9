/** Staff change what the shop shows: a photo in place of a drawing, a price, and shoppers see it within moments. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { DESKTOP, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openAdmin } from './staff-page'

const PHOTO = join(import.meta.dirname, '../../storefront/public/og-image.png')

describe('staff in the admin', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let staff: Page
  let shopper: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    staff = await openAdmin(browser, shop)
    shopper = await (await browser.newContext(DESKTOP)).newPage()
  })
  afterAll(() => browser.close())

  it('give a good its photo, and the product page shows it', async () => {
    await staff.goto(`${shop.backend_url}/app/products?q=核桃油`)
    await staff
      .getByRole('row', { name: /核桃油/ })
      .first()
      .click()
    await staff.waitForURL(/\/app\/products\/prod_/)
    const id = new URL(staff.url()).pathname.split('/').pop()
    await staff.goto(`${shop.backend_url}/app/products/${id}/media?view=edit`)
    await staff.locator('input[type=file]').setInputFiles(PHOTO)
    await staff.getByRole('button', { name: '保存' }).click()
    await staff.waitForURL(new RegExp(`/app/products/${id}(\\?|$)`))

    await shopper.goto(`${shop.storefront_url}/search?q=hetaoyou`)
    await shopper
      .getByRole('link', { name: /核桃油/ })
      .first()
      .click()
    await shopper.waitForURL(/\/products\//)
    await waitForPhoto(shopper)
  })
})

/** The picture came from the file store as a photo and was decoded. */
async function waitForPhoto(page: Page): Promise<void> {
  const deadline = Date.now() + 15_000
  for (;;) {
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('main img')].some(
        (image) => image instanceof HTMLImageElement && /\.png/.test(image.currentSrc) && image.naturalWidth > 0,
      ),
    )
    if (shown) return
    if (Date.now() > deadline) throw new Error('the photo is not on the product page')
    await page.reload()
  }
}
