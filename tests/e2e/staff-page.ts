/** Staff at the supply center, in the real admin: signed in, in Chinese, with its own forms and buttons. */
import type { Browser, Page } from 'playwright-core'
import { DESKTOP } from '../support/browser'
import type { ShopUnderTest } from '../support/e2e-shop'

export async function openAdmin(browser: Browser, shop: ShopUnderTest, credentials = shop.admin): Promise<Page> {
  const page = await (await browser.newContext(DESKTOP)).newPage()
  await page.goto(`${shop.backend_url}/app/login`)
  await page.locator('input[name=email]').fill(credentials.email)
  await page.locator('input[name=password]').fill(credentials.password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/\/app\/(?!login)/)
  return page
}

/** Sends all that is left of the order in one parcel, by the form on its page. */
export async function shipAll(page: Page, shop: ShopUnderTest, orderId: string, waybill: string): Promise<void> {
  await page.goto(`${shop.backend_url}/app/orders/${orderId}`)
  await page.getByLabel('快递公司').click()
  await page.getByRole('option', { name: '顺丰速运' }).click()
  await page.getByLabel('运单号').fill(waybill)
  await page.getByRole('button', { name: '发货', exact: true }).click()
  await page.getByRole('button', { name: '标记送达' }).waitFor()
}
