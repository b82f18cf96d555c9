/** Two trout bought by about so much, weighed by staff at their own form: the buyer sees both weights and the money. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, findGood, openPhone, placeOrder } from './buyer'
import { openAdmin } from './staff-page'

const BY_WEIGHT = '按约重计价，发货称重后多退少不补'

describe('goods of variable weight', () => {
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

  it('are paid for by about their weight, and what they are lighter goes back', async () => {
    await buyer.goto(shop.storefront_url)
    await findGood(buyer, 'hongzun', '冷水虹鳟')
    await buyer.getByText(BY_WEIGHT).first().waitFor()
    await buyer.getByRole('button', { name: '增加一件' }).first().click()
    await buyer.getByRole('button', { name: '加入购物车' }).click()
    await buyer.goto(`${shop.storefront_url}/cart`)
    await buyer.getByText(BY_WEIGHT).waitFor()
    expect(await seriousFaults(buyer)).toEqual([])
    await buyer
      .getByRole('link', { name: /^去结算/ })
      .or(buyer.getByRole('button', { name: /^去结算/ }))
      .first()
      .click()
    await buyer.waitForURL(/\/checkout/)
    await fillAddress(buyer)
    await buyer.getByText(BY_WEIGHT).waitFor()
    await buyer.locator('input[name=fresh_notice]').check()
    await buyer.getByRole('button', { name: /^提交订单 ¥/ }).waitFor()
    expect(await seriousFaults(buyer)).toEqual([])
    const id = await placeOrder(buyer)
    await buyer.getByRole('button', { name: '立即支付' }).click()
    await buyer.waitForURL(new RegExp(`^${shop.storefront_url}/orders/${id}`))
    await buyer.getByRole('heading', { name: '待发货' }).waitFor()
    expect(await buyer.locator('[data-weight]').innerText()).toBe(BY_WEIGHT)

    await staff.goto(`${shop.backend_url}/app/orders/${id}`)
    await staff.getByLabel('快递公司').click()
    await staff.getByRole('option', { name: '顺丰速运' }).click()
    await staff.getByLabel('运单号').fill('SF2345678901308')
    await staff.getByLabel('实重（克）').fill('188')
    await staff.getByRole('button', { name: '发货', exact: true }).click()
    await staff.getByText('请重新称重').first().waitFor()
    await staff.getByLabel('实重（克）').fill('1880')
    await staff.getByText('轻 120 克').waitFor()
    await staff.getByRole('button', { name: '发货', exact: true }).click()
    await staff.getByText('实重 1880 克').waitFor()
    await staff.getByText('退差价 ¥8.16').waitFor()

    await buyer.reload()
    await buyer.getByText('约重 2000 克，实重 1880 克').waitFor()
    await buyer.getByText('称重退差价').waitFor()
    expect(await buyer.locator('[data-refund]').innerText()).toContain('¥8.16')
  })
})
