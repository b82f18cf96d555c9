/** Staff change what the shop shows: a photo in place of a drawing, a price, and shoppers see it within moments. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  it('are asked before something beside a page throws away what they typed or were shown once', async () => {
    const drawer = staff.getByRole('dialog')
    const ask = staff.getByRole('alertdialog')
    const answer = async (name: string) => {
      await ask.getByRole('button', { name }).click()
      await ask.waitFor({ state: 'detached' })
    }
    const leaves = async () => {
      await staff.keyboard.press('Escape')
      await answer('继续填写')
      await drawer.getByRole('button', { name: '取消' }).click()
      await answer('放弃')
      await drawer.waitFor({ state: 'detached' })
    }
    await staff.goto(`${shop.backend_url}/app/recalls`)
    await staff.getByRole('button', { name: '发起召回' }).click()
    await staff.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    await staff.getByRole('button', { name: '发起召回' }).click()
    await drawer.getByLabel('批次号').fill('没有这个批次')
    await drawer.getByRole('button', { name: '查看影响范围' }).click()
    await drawer.getByRole('alert').waitFor()
    await leaves()

    await staff.goto(`${shop.backend_url}/app/staff`)
    await staff.getByRole('button', { name: '改角色' }).first().click()
    await drawer.getByRole('checkbox').nth(1).click()
    await leaves()

    await staff.goto(`${shop.backend_url}/app/sensors`)
    await staff.getByRole('row').nth(1).click()
    await staff.getByRole('button', { name: '登记设备' }).click()
    await drawer.getByRole('button', { name: '再加一个指标' }).click()
    await leaves()
    await staff.getByRole('button', { name: '登记设备' }).click()
    await drawer.getByLabel('设备名称').fill('旅途温度计')
    await drawer.getByLabel('下限').first().pressSequentially('-1.5')
    expect(await drawer.getByLabel('下限').first().inputValue()).toBe('-1.5')
    const made: string[] = []
    staff.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/devices')) made.push(request.url())
    })
    await drawer.getByRole('button', { name: '保存' }).dblclick()
    const key = staff.locator('[data-device-key]')
    await key.waitFor()
    const told = await key.innerText()
    await staff.keyboard.press('Escape')
    await answer('回去保存')
    await staff.mouse.click(10, 400)
    await answer('回去保存')
    expect([await key.innerText(), made.length]).toEqual([told, 1])
    await drawer.getByRole('button', { name: '我已保存密钥' }).click()
    await drawer.waitFor({ state: 'detached' })
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
