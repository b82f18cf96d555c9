/** A small shop without a site of its own: opens its page, a shopper buys there at its prices, and it sees what it earned. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, openPhone, placeOrder } from './buyer'
import { offerToShops, openOwnShop } from './shop-owner'
import { provePhone, staffOf } from './staff'

describe('a small shop’s own page', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let owner: Page
  let shopper: Page
  beforeAll(async () => {
    browser = await launchBrowser()
    owner = await openPhone(browser)
    shopper = await openPhone(browser)
    const staff = await staffOf(shop)
    await provePhone(shop, staff)
    await offerToShops(staff, 'MUER-BLACK-150G', { price_fen: 2000, floor_fen: 2600 })
    await openOwnShop(owner, shop, staff, { phone: '13800000072', name: '云上小铺', handle: 'yun-shang' })
  })
  afterAll(() => browser.close())
  const go = (page: Page, path: string) => goTo(page, shop.storefront_url + path)

  it('is opened by its owner with a notice, after a good was picked at a price of its own', async () => {
    expect((await go(shopper, '/s/yun-shang'))?.status()).toBe(404)
    await go(owner, '/shop/goods')
    const good = owner.locator('[data-shop-goods] li').filter({ hasText: '木耳' }).first()
    await good.getByRole('button', { name: '选来卖' }).click()
    await good.getByLabel('我的标题').fill('云上木耳')
    await good.getByLabel('我的售价（元）').fill('33')
    await good.getByRole('button', { name: '保存' }).click()
    await good.getByText('¥33.00').waitFor()
    await go(owner, '/shop/page')
    await owner.getByLabel('公告').fill('新木耳到了，周日停发')
    await owner.getByLabel('小店介绍').fill('我家在宁陕县的山上。')
    await owner.getByText('现在没有开门：网址打不开').waitFor()
    await owner.getByLabel('开门营业').check()
    await owner.getByRole('button', { name: '保存' }).click()
    await owner.getByText('已保存').waitFor()
    expect(await seriousFaults(owner)).toEqual([])
    expect(await owner.locator('[data-page-url]').innerText()).toBe(`${shop.storefront_url}/s/yun-shang`)
  })

  it('shows its goods with the county’s proofs, who it is by law, and sells out of a basket of its own', async () => {
    await expect
      .poll(async () => (await go(shopper, '/s/yun-shang'))?.status(), { timeout: 15_000, interval: 1000 })
      .toBe(200)
    await shopper.getByRole('heading', { name: '云上小铺' }).waitFor()
    await shopper.getByText('新木耳到了，周日停发').waitFor()
    expect(await shopper.locator('[data-outlet-licence]').innerText()).toMatch(/个人网店[\s\S]*销售自产农副产品/)
    expect(await shopper.locator('[data-outlet-licence]').innerText()).not.toContain('陈小山')
    expect(await seriousFaults(shopper)).toEqual([])
    await shopper.getByRole('link', { name: '云上木耳' }).click()
    await shopper.waitForURL(/\/s\/yun-shang\//)
    await shopper.getByText('¥33.00').first().waitFor()
    await shopper.locator('[data-outlet-seller]').getByText('云上小铺').waitFor()
    expect(await seriousFaults(shopper)).toEqual([])
    await shopper.getByRole('button', { name: '加入购物车' }).click()
    await go(shopper, '/cart')
    await shopper.getByText('购物车还是空的').or(shopper.getByText('购物车是空的')).first().waitFor()
    await go(shopper, '/s/yun-shang')
    await shopper.getByRole('button', { name: '看看选了什么' }).click()
    await shopper.getByRole('dialog').getByText('云上木耳').waitFor()
    await shopper
      .getByRole('dialog')
      .getByRole('button', { name: /去结算 ¥33.00/ })
      .click()
    await shopper.waitForURL(/\/checkout\?shop=yun-shang/)
    await shopper.locator('[data-outlet]').waitFor()
    expect(await shopper.getByLabel(/优惠码/).count()).toBe(0)
    await fillAddress(shopper)
    await placeOrder(shopper)
    await shopper.getByRole('button', { name: '立即支付' }).click()
    await shopper.getByRole('heading', { name: '待发货' }).waitFor()
    await shopper.getByRole('link', { name: '云上小铺' }).waitFor()
    await go(shopper, '/s/yun-shang')
    expect(await shopper.locator('[data-outlet-basket]').count()).toBe(0)
  })

  it('tells its owner what was earned, and never who bought', async () => {
    await expect
      .poll(
        async () => {
          await go(owner, '/shop/page')
          return owner.locator('[data-page-waiting]').innerText()
        },
        { timeout: 20_000, interval: 1000 },
      )
      .toBe('¥13.00')
    const sales = await owner.locator('[data-page-sales]').innerText()
    expect(sales).toMatch(/待发货[\s\S]*陕西省 西安市[\s\S]*售价 ¥33.00，供货价 ¥20.00，毛利 ¥13.00/)
    expect(sales).not.toMatch(/演示买家|13800138000/)
    expect(await seriousFaults(owner)).toEqual([])
  })

  it('is there in English too, and shut again it is gone', async () => {
    await go(shopper, '/en/s/yun-shang')
    await shopper.getByText('Who sells here').waitFor()
    await go(shopper, '/s/yun-shang/nothing')
    await shopper.getByRole('heading', { name: '这家小店现在不卖这个商品' }).waitFor()
    await shopper.getByRole('button', { name: '回小店' }).click()
    await shopper.waitForURL(/\/s\/yun-shang$/)
    await go(owner, '/shop/page')
    await owner.getByLabel('开门营业').uncheck()
    await owner.getByRole('button', { name: '保存' }).click()
    await owner.getByText('已保存').waitFor()
    await expect
      .poll(async () => (await fetch(`${shop.storefront_url}/s/yun-shang`)).status, { timeout: 90_000, interval: 1000 })
      .toBe(404)
    await go(shopper, '/s/yun-shang')
    await shopper.getByRole('heading', { name: '没有这家小店' }).waitFor()
  })
})
