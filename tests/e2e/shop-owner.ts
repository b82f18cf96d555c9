/** Whoever runs a small shop: signs in by a code to their phone, applies, and is let in by staff. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { goTo } from '../support/browser'
import type { ShopUnderTest } from '../support/e2e-shop'
import { signInByPhone } from './phone-sign-in'
import type { Staff } from './staff'

/** The page is the owner's from then on. */
export async function openOwnShop(
  page: Page,
  shop: ShopUnderTest,
  staff: Staff,
  { phone, name, handle }: { phone: string; name: string; handle: string },
): Promise<void> {
  await goTo(page, `${shop.storefront_url}/shop`)
  await signInByPhone(shop, page, phone)
  await page.getByRole('heading', { name: '申请开小店' }).waitFor()
  await page.evaluate(
    async (facts) => {
      const { agreement } = (await (await fetch('/api/shop/agreement')).json()) as { agreement: { version: string } }
      const body = {
        ...{ name: facts.name, handle: facts.handle, kind: 'person', legal_name: '陈小山', exemption: 'own_produce' },
        ...{ contact_name: '陈小山', contact_phone: facts.phone, agreed: agreement.version },
        account: { bank: '宁陕农商银行', holder: '陈小山', number: '6230280012345678' },
      }
      const headers = { 'content-type': 'application/json' }
      await fetch('/api/shop/me/application', { method: 'POST', headers, body: JSON.stringify(body) })
    },
    { phone, name, handle },
  )
  const { shops } = await staff.get<{ shops: { id: string; name: string }[] }>('/shops?state=applied')
  await staff.post(`/shops/${shops.find((one) => one.name === name)?.id}`, { act: 'approve' })
}

/** Offers one size to small shops; every journey that does so has a good of its own, for a price once offered rises only after notice. */
export async function offerToShops(
  staff: Staff,
  sku: string,
  { price_fen, floor_fen }: { price_fen: number; floor_fen: number },
): Promise<void> {
  type Goods = { goods: { variant_id: string; sku: string | null }[] }
  const { goods } = await staff.get<Goods>(`/supply-prices?limit=5&q=${encodeURIComponent(sku)}`)
  const variant_id = goods.find((one) => one.sku === sku)?.variant_id
  await staff.post('/supply-prices', {
    variant_id,
    prices: [{ tier: 'standard', price_fen, floor_fen }],
    lead_hours: 24,
  })
}

/** Fills the deposit by WeChat Pay; the page ends wherever the phone was sent. */
export async function topUp(page: Page, shop: ShopUnderTest, yuan: number): Promise<void> {
  const balance = async () =>
    ((await (await page.request.get(`${shop.storefront_url}/api/shop/me/deposit`)).json()) as { balance_fen: number })
      .balance_fen
  const had = await balance()
  await goTo(page, `${shop.storefront_url}/shop/deposit`)
  await page.getByLabel('充值金额（元）').fill(String(yuan))
  await payNewest(shop, () => page.getByRole('button', { name: '微信支付' }).click())
  // The phone is on its way to WeChat's page, sooner or later; the money comes by WeChat's own message.
  await expect.poll(balance, { timeout: 20_000 }).toBe(had + yuan * 100)
  await page.waitForURL((url) => url.origin !== new URL(shop.storefront_url).origin, { timeout: 10_000 })
  // Whoever has paid comes back to the deposit.
  expect(new URL(page.url()).searchParams.get('redirect_url')).toBe(`${shop.storefront_url}/shop/deposit`)
}

/** Pays in the sandbox whatever WeChat is asked to take by the act. */
export async function payNewest(shop: ShopUnderTest, act: () => Promise<void>): Promise<void> {
  type Gateway = { orders: { out_trade_no: string }[] }
  const asked = async () => {
    const state = (await (await fetch(`${shop.wechat_gateway_url}/__sandbox/state`)).json()) as Gateway
    return state.orders.map(({ out_trade_no }) => out_trade_no)
  }
  const before = await asked()
  await act()
  await expect.poll(async () => (await asked()).length, { timeout: 15_000 }).toBeGreaterThan(before.length)
  const number = (await asked()).find((one) => !before.includes(one))
  await fetch(`${shop.wechat_gateway_url}/__sandbox/orders/${number}/pay`, { method: 'POST', body: '{}' })
}

/** The secret of the address added just now: where the owner sees it, for it is shown once. */
export async function webhookSecret(page: Page): Promise<string> {
  const shown = page.locator('[data-webhook-secret]')
  const isSeen = () =>
    shown.evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })
  await expect.poll(isSeen, { timeout: 5000 }).toBe(true)
  return (await shown.innerText()).trim()
}

/** @returns how many orders of the file may be placed, and how many are wrong */
export async function uploadOrders(
  page: Page,
  shop: ShopUnderTest,
  name: string,
  buffer: Buffer,
): Promise<{ good: number; bad: number }> {
  await goTo(page, `${shop.storefront_url}/shop/files`)
  await page.locator('[data-shop-file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.waitForURL(/\/shop\/files\/shimp_/)
  await page.locator('[data-file-good]').waitFor()
  const count = async (of: string) => Number(await page.locator(`[data-file-${of}]`).innerText())
  return { good: await count('good'), bad: await count('bad') }
}
