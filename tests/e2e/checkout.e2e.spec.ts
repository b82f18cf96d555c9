/** The checkout never ends in a wall: what cannot be bought names itself and its ways out, and nothing typed is lost. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, openPhone, placeOrder } from './buyer'

describe('a shopper whose purchase meets an obstacle', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
  })
  afterAll(() => browser.close())

  it('reads which good it is, takes fewer, and finds the form as it was after a refresh and in English', async () => {
    const scarce = await variantOf('banli-fresh', (available) => available < 99)
    await page.goto(`${shop.storefront_url}/checkout?buy=${scarce.id}:99`)
    await page.getByText(`“${scarce.title}”暂时买不了：库存只剩`).waitFor()
    await fillAddress(page)
    await page.getByLabel('备注').fill('周末送货')

    await page.reload()
    await page.getByText(/改为 \d+ 件/).waitFor()
    expect(await page.getByText('演示买家').count()).toBeGreaterThan(0)
    expect(await page.getByLabel('备注').inputValue()).toBe('周末送货')
    await page.getByRole('link', { name: 'English' }).click()
    await page.waitForURL(/\/en\/checkout/)
    expect(await page.getByLabel('Note').inputValue()).toBe('周末送货')
    await page.goBack()

    await page.getByText(/改为 \d+ 件/).click()
    await page.waitForURL((url) => !url.search.includes('%3A99') && !url.search.includes(':99'))
    await page.getByText('暂时买不了').waitFor({ state: 'detached' })
  })

  it('collects fresh goods that cannot be sent to a far province', async () => {
    const { id } = await variantOf('banli-fresh', (available) => available > 0)
    await page.goto(`${shop.storefront_url}/checkout?buy=${id}:1`)
    await page.getByRole('button', { name: /修改|更换/ }).click()
    await page.getByRole('button', { name: '粘贴整段地址，自动填写' }).click()
    await page
      .getByLabel('姓名、手机号和地址，一起粘贴即可')
      .fill('演示买家 13800138000 新疆维吾尔自治区乌鲁木齐市天山区演示路1号')
    await page.getByRole('button', { name: '识别', exact: true }).click()
    await page.getByRole('button', { name: '改为自提' }).click()
    await page.getByLabel(/我已知道/).check()
    const orderId = await placeOrder(page)
    // A phone leaves for WeChat's page by itself; whoever comes back from there unpaid is told where to collect it.
    await page.waitForURL(/\/pay\/h5/)
    await page.goBack()
    await page.waitForURL(new RegExp(`^${shop.storefront_url}/orders/${orderId}`))
    await page.getByText('提货点').waitFor()
    await page.getByText('0915-0000000').first().waitFor()
  })

  /** A variant of a good with its title, as the shop's own interface tells it. */
  async function variantOf(handle: string, fits: (available: number) => boolean) {
    const answer = await fetch(`${shop.storefront_url}/api/store/goods/${handle}`)
    const { good } = (await answer.json()) as { good: { title: string; variants: { id: string }[] } }
    for (const { id } of good.variants) {
      const quote = await fetch(`${shop.storefront_url}/api/store/checkout/quote`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: shop.storefront_url },
        body: JSON.stringify({ items: [{ variant_id: id, quantity: 1 }] }),
      })
      const { quote: priced } = (await quote.json()) as { quote: { lines: { available: number }[] } }
      if (fits(priced.lines[0]?.available ?? 0)) return { id, title: good.title }
    }
    throw new Error(`no variant of ${handle} fits`)
  }
})
