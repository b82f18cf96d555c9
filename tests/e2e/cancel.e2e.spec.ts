/** On a phone: a paid order is given back before it ships, and its buyer watches the money return. */
import { mkdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { buyAndPay, openPhone } from './buyer'

describe('a shopper who changes their mind', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
  })
  afterAll(() => browser.close())

  const shot = async (name: string) => {
    const folder = process.env.SHOTS_DIR
    if (!folder) return
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  }

  it('cancels a paid order with a reason and sees the money come back', async () => {
    await buyAndPay(page, shop.storefront_url, 'xianggu', '宁陕香菇')
    await page.getByRole('button', { name: '取消订单' }).click()
    const sheet = page.getByRole('dialog', { name: '取消这个订单？' })
    await sheet.getByText('已付的款项会原路退回').waitFor()
    await sheet.getByRole('button', { name: '取消订单', exact: true }).click()
    await sheet.getByText('请选择取消原因').waitFor()
    await sheet.getByLabel('地址或电话填错').check()
    await shot('cancel-sheet')
    await sheet.getByRole('button', { name: '取消订单', exact: true }).click()
    await page.getByRole('heading', { name: '已退款' }).waitFor()
    await page.getByText('已退回').first().waitFor({ timeout: 60_000 })
    await shot('cancel-done')
    expect(await page.getByRole('button', { name: '取消订单' }).count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})
