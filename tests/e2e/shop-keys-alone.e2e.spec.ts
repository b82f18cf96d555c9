/** A small shop's portal by keys alone: whoever presses one stays where they are, and nothing is done that was not asked once more. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'
import { openOwnShop, topUp } from './shop-owner'
import { provePhone, type Staff, staffOf } from './staff'

describe('a small shop’s portal by keys alone', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  let staff: Staff
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
    staff = await staffOf(shop)
    await provePhone(shop, staff)
    type Goods = { goods: { variant_id: string }[] }
    const { goods } = await staff.get<Goods>(`/supply-prices?limit=5&q=${encodeURIComponent('天麻')}`)
    const prices = [{ tier: 'standard', price_fen: 3000, floor_fen: 3600 }]
    await staff.post('/supply-prices', { variant_id: goods[0]?.variant_id, prices, lead_hours: 24 })
    await openOwnShop(page, shop, staff, { phone: '13800000077', name: '按键小铺', handle: 'an-jian' })
  })
  afterAll(() => browser.close())

  const open = (path: string) => goTo(page, shop.storefront_url + path)
  const send = (path: string, data: object) =>
    page.request.post(`${shop.storefront_url}/api/shop/me/${path}`, { data, headers: { origin: shop.storefront_url } })
  const press = async (name: string) => {
    await page.getByRole('button', { name }).first().focus()
    await page.keyboard.press('Enter')
  }
  const here = () => page.evaluate(() => document.activeElement?.textContent?.trim())
  const labelHere = () =>
    page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent?.trim())

  it('asks once more in the same button, and leads back to it', async () => {
    await send('keys', { name: '我的 ERP', mode: 'live', scopes: ['orders:read'], expires_in_days: 30 })
    await open('/shop/keys')
    await press('作废')
    expect(await here()).toBe('确定作废')
    await page.keyboard.press('Tab')
    expect(await here()).toBe('先不')
    await page.keyboard.press('Enter')
    expect(await here()).toBe('作废')
    // Pressed twice at once it was meant once.
    await page.getByRole('button', { name: '作废' }).dblclick()
    expect(await here()).toBe('确定作废')
    await page.keyboard.press('Escape')
    expect(await here()).toBe('作废')
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('button', { name: '作废' }).waitFor()
  })

  it('leads into a form that opens, and back to its button', async () => {
    await open('/shop/goods')
    await press('选来卖')
    expect(await labelHere()).toMatch(/^我的标题/)
    await page.getByRole('button', { name: '取消' }).click()
    expect(await here()).toBe('选来卖')
    await topUp(page, shop, 100)
    const { shops } = await staff.get<{ shops: { id: string; name: string }[] }>('/shops?state=approved')
    await staff.post('/settlement/statements', { shop_id: shops.find(({ name }) => name === '按键小铺')?.id })
    await open('/shop/statements')
    await page.locator('[data-statements] a').first().click()
    await page.locator('[data-closing]').waitFor()
    const line = page.locator('[data-statement-lines] li').first()
    await line.getByRole('button', { name: '这笔不对' }).click()
    expect(await labelHere()).toBe('第 1 行哪里不对')
    // Beside the line itself, however long the list is.
    expect(await line.getByLabel('第 1 行哪里不对').count()).toBe(1)
  })

  it('finds its goods again as it looked for them, whoever comes back', async () => {
    await open('/shop/goods')
    const typed = page.getByRole('searchbox')
    const goods = page.locator('[data-shop-goods] li')
    await typed.fill('没有这样的货')
    await page.keyboard.press('Enter')
    await page.getByText('没有找到').waitFor()
    await typed.fill('天麻')
    await page.keyboard.press('Enter')
    await goods.first().waitFor()
    const found = await goods.allInnerTexts()
    await page.getByRole('navigation', { name: '小店后台' }).getByRole('link', { name: '预存款' }).click()
    await page.waitForURL(/\/shop\/deposit$/)
    await page.goBack()
    await goods.first().waitFor()
    expect([await typed.inputValue(), await goods.allInnerTexts()]).toEqual(['天麻', found])
  })

  it('changes nobody’s part by moving through the choice', async () => {
    await send('members', { name: '小王', phone: '13800000078', role: 'clerk' })
    await open('/shop/members')
    const row = page.locator('[data-shop-members] li').filter({ hasText: '小王' })
    const roles = async () => {
      const answer = await page.request.get(`${shop.storefront_url}/api/shop/me/members`)
      const { members } = (await answer.json()) as { members: { name: string; role: string }[] }
      return members.find(({ name }) => name === '小王')?.role
    }
    await row.getByLabel('角色').selectOption('owner')
    await row.getByRole('button', { name: '取消' }).click()
    expect([await row.getByLabel('角色').inputValue(), await roles()]).toEqual(['clerk', 'clerk'])
    await row.getByLabel('角色').selectOption('accountant')
    expect(await roles()).toBe('clerk')
    await row.getByRole('button', { name: '改成这个角色' }).click()
    await expect.poll(roles).toBe('accountant')
  })

  it('shows nothing of one question under another, and says where more does not come', async () => {
    await open('/shop/orders')
    await page.getByText('还没有订单').waitFor()
    await page.route(
      (url) => url.pathname === '/api/shop/me/orders',
      (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }),
    )
    await page.getByRole('button', { name: '已取消' }).click()
    await page.locator('main [role=alert]:visible').waitFor()
    expect(await page.getByText('还没有订单').count()).toBe(0)
    await page.unroute((url) => url.pathname === '/api/shop/me/orders')
  })

  it('names the statement that waits for its yes on the first page', async () => {
    await open('/shop')
    await page.getByRole('link', { name: '1 张对账单等您确认' }).click()
    await page.waitForURL(/\/shop\/statements$/)
  })
})
