/** A buyer calls; staff take the order down and send the link; the buyer opens it on a phone and pays. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'
import { openAdmin } from './staff-page'

describe('a phone order', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let buyer: Page
  let staff: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    buyer = await openPhone(browser)
    staff = await openAdmin(browser, shop)
  })
  afterAll(() => browser.close())

  it('is taken down by name, pasted address and phone, and paid by the link its buyer gets', async () => {
    await staff.goto(`${shop.backend_url}/app/phone-orders`)
    await staff.getByLabel('找商品').fill('hetaoyou')
    await staff.getByRole('list', { name: '找到的商品' }).getByText('核桃油').first().waitFor()
    await staff.getByLabel('找商品').press('Enter')
    await staff.getByLabel('粘贴整段地址').fill('欧阳小山 138 1234 1234 陕西省西安市雁塔区演示路1号3单元')
    await staff.getByRole('button', { name: '识别', exact: true }).click()
    await staff.getByText('已填好，请和买家核对一遍。').waitFor()
    expect(await staff.getByLabel('姓名').inputValue()).toBe('欧阳小山')
    expect(await staff.getByLabel('区县').inputValue()).toBe('雁塔区')
    await staff.getByLabel('手机号').fill('123')
    await staff.getByRole('button', { name: /^下单，待收 ¥/ }).click()
    await staff.getByText('请填写 11 位手机号').first().waitFor()
    expect(await staff.getByLabel('手机号').getAttribute('aria-invalid')).toBe('true')
    await staff.getByLabel('手机号').fill('138 1234 1234')
    expect(await seriousFaults(staff, 'main')).toEqual([])
    const order = staff.getByRole('button', { name: /^下单，待收 ¥/ })
    const sum = /¥[\d.]+/.exec((await order.textContent()) ?? '')?.[0] ?? 'no sum'
    await staff.getByLabel('手机号').press('Enter')
    const link = await staff.getByRole('link', { name: /\/orders\/order_/ }).getAttribute('href')

    await buyer.goto(link ?? '')
    await buyer.getByRole('heading', { name: '待付款' }).waitFor()
    await buyer.getByText('欧阳小山').first().waitFor()
    expect(await buyer.getByText(sum).count()).toBeGreaterThan(0)
    await buyer.getByRole('button', { name: `付款 ${sum}` }).click()
    await buyer.getByRole('button', { name: '立即支付' }).click()
    await buyer.waitForURL(new RegExp(`^${shop.storefront_url}/orders/`))
    await buyer.getByRole('heading', { name: '待发货' }).waitFor()

    await staff.getByRole('link', { name: /打开订单/ }).click()
    await staff.waitForURL(/\/app\/orders\/order_/)
    await staff.getByText('欧阳小山').first().waitFor()
  })
})
