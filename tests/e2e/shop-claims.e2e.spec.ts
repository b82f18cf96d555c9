/** A shop's claim on its phone: goods asked for again and sent by one button of the board; and its rating, with a fall to come and an appeal. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'
import { offerToShops, openOwnShop, topUp } from './shop-owner'
import { provePhone, type Staff, staffOf } from './staff'
import { openAdmin, shipAll } from './staff-page'

type Placed = { order: { id: string } }
const NAME = '售后小铺'
const SKU = 'XIANGGU-DRY-250G'
const PHOTO = join(import.meta.dirname, '../../storefront/public/og-image.png')

describe('a small shop’s claim and rating', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  let desk: Page
  let staff: Staff
  const ids: string[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
    staff = await staffOf(shop)
    await provePhone(shop, staff)
    desk = await openAdmin(browser, shop)
    await offerToShops(staff, SKU, { price_fen: 2000, floor_fen: 2800 })
    await openOwnShop(page, shop, staff, { phone: '13800000074', name: NAME, handle: 'shou-hou' })
  })
  afterAll(() => browser?.close())

  const open = (path: string) => goTo(page, shop.storefront_url + path)
  const place = async (number: string) => {
    const address = { province: '陕西省', city: '西安市', district: '雁塔区', detail: '演示路 1 号' }
    const receiver = { name: '演示买家', phone: '13800000000', ...address }
    const data = { number, receiver, items: [{ sku: SKU, quantity: 2 }] }
    const answer = await page.request.post(`${shop.storefront_url}/api/shop/me/orders`, {
      data,
      headers: { origin: shop.storefront_url },
    })
    return ((await answer.json()) as Placed).order.id
  }
  const waiting = async () => {
    type Waiting = { orders: { id: string; sender: string | null; pieces: number }[]; next: string | null }
    const own: Waiting['orders'] = []
    for (let after: string | null = ''; after !== null;) {
      const page: Waiting = await staff.get(
        `/warehouse/orders?look=ready${after && `&after=${encodeURIComponent(after)}`}`,
      )
      own.push(...page.orders.filter(({ sender }) => sender === NAME))
      after = page.next
    }
    return own
  }

  it('asks for the goods again, and has them sent by one button, with a way back before it', async () => {
    await topUp(page, shop, 300)
    for (const number of ['A-1', 'A-2']) ids.push(await place(number))
    await open(`/shop/orders/${ids[1]}`)
    await page.getByRole('button', { name: '取消订单' }).click()
    await page.getByRole('button', { name: /^确定取消/ }).click()
    await page.getByText('已取消').waitFor()
    const [own] = await waiting()
    await shipAll(desk, shop, own.id, 'SF7400000000001')

    await open(`/shop/orders/${ids[0]}`)
    await page.locator('[data-order-lots]').getByRole('link').first().waitFor()
    await page.getByRole('button', { name: '申请售后' }).click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.locator('[role=alert]:visible').waitFor()
    await page.getByRole('combobox').last().selectOption('1')
    await page.getByRole('radio', { name: '补发' }).check()
    await page.getByLabel('说明（可不填）').fill('袋子破了')
    // The wrong picture is seen, and taken out again.
    for (const left of [0, 1]) {
      await page.locator('input[type=file]').setInputFiles(PHOTO)
      await page.locator('[data-photo]').waitFor()
      if (!left) await page.getByRole('button', { name: /^删除第 1 张/ }).click()
      await expect.poll(() => page.locator('[data-photo]').count()).toBe(left)
    }
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.locator('[data-shop-claims]').getByText('待处理').waitFor()

    await desk.goto(`${shop.backend_url}/app/after-sales`)
    const row = desk.getByRole('row').filter({ hasText: '补发 · 商品破损' }).first()
    await row.click()
    await desk.getByText('小店说明：袋子破了').waitFor()
    await desk.getByAltText('小店上传的照片').waitFor()
    await desk.getByRole('button', { name: '补发' }).click()
    await desk.getByRole('button', { name: '先不' }).click()
    expect(await waiting()).toEqual([])
    // Money of a shop's claim goes to its deposit, and the question says so.
    await desk.getByRole('button', { name: '同意', exact: true }).click()
    await desk.getByRole('button', { name: '退款', exact: true }).click()
    await desk.getByText('款项退到小店的预存款，不能撤销。').waitFor()
    await desk.getByRole('button', { name: '先不' }).click()
    await desk.getByRole('button', { name: '补发' }).click()
    await desk.getByRole('button', { name: '确认补发' }).click()
    await desk.locator('[data-claim=resent]').waitFor()
    expect(await waiting()).toMatchObject([{ id: own.id, pieces: 1 }])
    await open(`/shop/orders/${ids[0]}`)
    await page.locator('[data-shop-claims]').getByText('已补发').waitFor()
  })

  it('sees its score, from when its tier falls and why, and appeals an event in its own words', async () => {
    const { shops } = await staff.get<{ shops: { id: string; name: string }[] }>('/shops?state=approved')
    const shop_id = shops.find(({ name }) => name === NAME)?.id ?? ''
    // Held until tomorrow and let go again: it stays as it is until it is counted.
    const until = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    await staff.post(`/shops/${shop_id}`, { act: 'tier', tier: 'silver', reason: '大促支持', until })
    await staff.post(`/shops/${shop_id}`, { act: 'untie', reason: '大促结束' })
    const client = new pg.Client(shop.database_url)
    await client.connect()
    await client.query(
      `insert into tier_count (id, shop_id, month, score, needed, parts, before, rated, verdict, notice_days, counted_at, falls_at)
        values ($1, $1, '2026-10', 60, 70, '[]', 'silver', 'standard', 'falls', 7, now(), now() + interval '8 days')`,
      [shop_id],
    )
    await client.end()
    await open('/shop/credit')
    await page.locator('[data-credit-falls]').getByText('60').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const events = page.locator('[data-credit-events] li')
    await events.getByRole('button', { name: /申诉/ }).click()
    await events.locator('form').getByRole('button').first().click()
    await page.locator('[aria-invalid=true]').waitFor()
    expect(await page.locator('[aria-invalid=true]').evaluate((field) => field === document.activeElement)).toBe(true)
    await events.locator('[role=alert]:visible').waitFor()
    await events.locator('input,textarea').first().fill('买家改了地址')
    await events.locator('form').getByRole('button').first().click()
    await events.getByText('买家改了地址').waitFor()
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await open('/en/shop/credit')
    await page.locator('[data-credit-falls]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})
