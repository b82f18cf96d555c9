/** Staff at the supply center, in the real admin: signed in, in Chinese, with its own forms and buttons. */
import type { Browser, Page } from 'playwright-core'
import { DESKTOP } from '../support/browser'
import type { ShopUnderTest } from '../support/e2e-shop'

/** Signed in by the calls that the form makes; at the form itself they sign in on their first day. */
export async function openAdmin(browser: Browser, shop: ShopUnderTest, credentials = shop.admin): Promise<Page> {
  const context = await browser.newContext(DESKTOP)
  const post = async (path: string, options: object) => {
    const answer = await context.request.post(shop.backend_url + path, options)
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json()) as { token: string }
  }
  const { token } = await post('/auth/user/emailpass', { data: credentials })
  await post('/auth/session', { headers: { authorization: `Bearer ${token}` } })
  return context.newPage()
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
