/**
 * 分销 to the end, inside WeChat: a poster brings a buyer who buys two by JSAPI; what that earned is released and withdrawn, taxed,
 * let go by two of the staff and confirmed; then one piece is refunded after all, and the next order fills what is missing.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import pg from 'pg'
import { join } from 'node:path'
import { goTo, launchBrowser } from '../support/browser'
import { releaseInDays } from '../support/in-shop'
import { shopOfJourney } from '../support/one-journey'
import { readQr } from '../support/read-qr'
import { fillAddress, placeOrder } from './buyer'
import { openInWechat, pays, receives } from './inside-wechat'
import { signInByWechat } from './phone-sign-in'
import { provePhone, type Staff, staffOf } from './staff'
import { openAdmin, shipAll } from './staff-page'

const [DISTRIBUTOR, BUYER] = ['13900000191', '13700000192'] as const
const NAME = '平河梁老周'
/** A good of one size, at a price at which a single order is taxed. */
const GOOD = { handle: 'honey-comb', title: '巢蜜', price_yuan: 9000 }
const PHOTO = join(import.meta.dirname, '../../storefront/public/og-image.png')
const AFTER_HOLD_DAYS = 11

describe('what a distributor earned', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let zhou: Page
  let buyer: Page
  let first: Page
  let second: Page
  let desk: Page
  let staff: Staff
  let good = { id: '', variant: '', price: 0 }
  let [rule, order_id, distributor_id, number, address] = ['', '', '', '', '']

  beforeAll(async () => {
    browser = await launchBrowser()
    staff = await staffOf(shop)
    await provePhone(shop, staff)
    // Neither brought the other in: such two look at no payout together.
    const [looker, releaser] = [
      await staff.invite('demo-commission-one@shanzhen.local', ['role_finance']),
      await staff.invite('demo-commission-other@shanzhen.local', ['role_finance']),
    ]
    first = await openAdmin(browser, shop, looker.credentials)
    second = await openAdmin(browser, shop, releaser.credentials)
    desk = await openAdmin(browser, shop)
    type Found = { products: { id: string; variants: { id: string; prices: { amount: number }[] }[] }[] }
    const { products } = await staff.get<Found>(
      `/products?handle=${GOOD.handle}&fields=id,variants.id,variants.prices.*`,
    )
    const [{ id, variants }] = products
    good = { id, variant: variants[0].id, price: variants[0].prices[0].amount }
    await priced(GOOD.price_yuan)
    await staff.post(`/distribution/goods/${id}`, { limit_bps: 5000 })
    const terms = { name: '巢蜜推广', scope: 'good', target_id: id, rate_bps: 5000 }
    rule = (await staff.post<{ id: string }>('/distribution/rules', terms)).id
    zhou = await openInWechat(browser, shop, { transfer: receives(browser, shop) })
    buyer = await openInWechat(browser, shop, { phone: 'iphone', pay: pays(shop) })
  }, 180_000)
  afterAll(async () => {
    // Other journeys sell the same good.
    if (rule) await staff.post(`/distribution/rules/${rule}/stop`, {})
    if (good.price) await priced(good.price)
    await browser.close()
  })

  const priced = (amount: number) =>
    staff.post(`/products/${good.id}/variants/${good.variant}`, { prices: [{ currency_code: 'cny', amount }] })
  const go = (page: Page, to: string) => goTo(page, shop.storefront_url + to)
  const figures = () => Promise.all(['[data-own]', '[data-pending]'].map((one) => zhou.locator(one).innerText()))
  /** Asked again until it is so. */
  const shows = (own: string, pending: string) =>
    vi.waitFor(
      async () => {
        await go(zhou, '/d/income')
        expect(await figures()).toEqual([own, pending])
      },
      { timeout: 40_000, interval: 500 },
    )
  async function inDatabase<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: shop.database_url })
    await client.connect()
    try {
      return (await client.query<T>(sql, values)).rows
    } finally {
      await client.end()
    }
  }
  const proves = async () => {
    for (const [promise, sql] of Object.entries(PROMISES).filter(([name]) =>
      /佣金|提现|打款|代扣|账本|借贷/.test(name),
    ))
      expect([promise, await inDatabase(sql)]).toEqual([promise, []])
  }
  type Account = { owner_id: string; stage: string; balance_fen: number }
  /** What the book says, as staff read it: their own, what waits, and what is owed to the tax office. */
  const book = async () => {
    const of = async (kind: string) =>
      (await staff.get<{ accounts: Account[] }>(`/ledger/accounts?kind=${kind}&limit=100`)).accounts
    const theirs = (await of('distributor_commission')).filter(({ owner_id }) => owner_id === distributor_id)
    const at = (accounts: Account[], asked: string) => accounts.find(({ stage }) => stage === asked)?.balance_fen
    return [at(theirs, 'available'), at(theirs, 'pending'), at(await of('tax_withheld'), 'available')]
  }
  async function buy(pieces: number): Promise<string> {
    await go(buyer, `/products/${GOOD.handle}`)
    for (let i = 1; i < pieces; i++) await buyer.getByRole('button', { name: '增加一件' }).first().click()
    await buyer.getByRole('button', { name: '立即购买' }).click()
    await buyer.waitForURL(/\/checkout\?buy=/)
    // The second time the address is known.
    if (pieces > 1) await fillAddress(buyer)
    const id = await placeOrder(buyer)
    await buyer.getByRole('heading', { name: '待发货' }).waitFor({ timeout: 60_000 })
    return id
  }
  async function arrive(id: string, waybill: string) {
    await shipAll(desk, shop, id, waybill)
    await go(buyer, `/orders/${id}`)
    await buyer.locator('[data-confirm-receipt]').click()
    await buyer.locator('[data-confirm-receipt-yes]').click()
    await buyer.getByRole('heading', { name: '已签收' }).waitFor()
  }

  it('begins with a sign-in by WeChat, an application and a poster of a link', async () => {
    await signInByWechat(shop, zhou, DISTRIBUTOR)
    await go(zhou, '/d')
    await zhou.getByLabel('真实姓名').fill('周平')
    await zhou.getByLabel('显示名').fill(NAME)
    await zhou.getByRole('button', { name: '下一步' }).click()
    await zhou.getByRole('checkbox').check()
    await zhou.getByRole('button', { name: '提交申请' }).click()
    await zhou.locator('[data-distributor-waits]').waitFor()
    const { distributors } = await staff.get<{ distributors: { id: string; shown_name: string }[] }>(
      '/distributors?state=applied',
    )
    distributor_id = distributors.find(({ shown_name }) => shown_name === NAME)?.id ?? ''
    await staff.post(`/distributors/${distributor_id}`, { act: 'approve' })
    await go(zhou, '/d/goods')
    await zhou.getByRole('button', { name: `分享 ${GOOD.title}` }).click()
    address = await zhou.locator('[data-share-address]').innerText()
  })

  it('comes of a buyer inside WeChat, who scans the poster’s code, signs in and buys two by JSAPI', async () => {
    const poster = zhou.getByRole('img', { name: `${GOOD.title} 的分享海报` })
    const [src] = await vi.waitFor(async () => {
      const drawn = await poster.evaluate((one: HTMLImageElement) => [one.src, one.naturalWidth] as const)
      expect(drawn[1]).toBe(1080)
      return drawn
    }, 20_000)
    const scanned = (await readQr(await (await zhou.request.get(src)).body())) ?? ''
    expect([scanned, new URL(scanned).pathname]).toEqual([address, new URL(address).pathname])
    await buyer.goto(scanned)
    await buyer.waitForURL(new RegExp(`/products/${GOOD.handle}$`))
    // Nothing of the click is left in the browser as it comes back from WeChat: the shop kept it.
    await signInByWechat(shop, buyer, BUYER, () => buyer.context().clearCookies({ name: 'sz_via' }))
    order_id = await buy(2)
    await shows('¥0.00', '¥9,000.00')
    await zhou.locator('[data-earned]').first().click()
    await zhou.getByText('按“巢蜜推广”：实付 ¥18,000.00 × 50%').waitFor()
    await proves()
  })

  it('waits until the goods arrived and the time to send them back is over', async () => {
    await releaseInDays(shop, AFTER_HOLD_DAYS)
    await shows('¥0.00', '¥9,000.00')
    await arrive(order_id, 'SF2345678901319')
    await releaseInDays(shop, 0)
    await shows('¥0.00', '¥9,000.00')
    await releaseInDays(shop, AFTER_HOLD_DAYS)
    await shows('¥9,000.00', '¥0.00')
    await proves()
  }, 240_000)

  it('is asked for with the tax shown before, looked at by one and let go by another', async () => {
    // (9,000 × 80 % − 5,000) × 3 %
    expect(await zhou.locator('[data-tax]').innerText()).toBe('¥66.00')
    expect(await zhou.locator('[data-net]').innerText()).toBe('¥8,934.00')
    await zhou.getByLabel('证件号码', { exact: true }).fill('11010519491231002X')
    await zhou.getByLabel('我同意把证件号码用于佣金的报税。').check()
    await zhou.getByRole('button', { name: '登记证件' }).click()
    await zhou.getByRole('button', { name: '提现', exact: true }).click()
    await zhou.getByRole('button', { name: '确认提现' }).click()
    await zhou.locator('[data-withdrawal]').getByText('待审核').waitFor()
    number = /DK\S+/.exec(await zhou.locator('[data-withdrawal]').innerText())?.[0] ?? ''
    const looks = async (page: Page, word: string) => {
      await page.goto(`${shop.backend_url}/app/ledger/payouts?q=${number}`)
      await page.getByText('平河梁老周').first().waitFor()
      await page.getByRole('button', { name: word }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: word }).click()
    }
    await looks(first, '审核通过')
    await first.getByText('待复核').first().waitFor()
    expect(await first.getByRole('button', { name: '复核放行' }).count()).toBe(0)
    await looks(second, '复核放行')
    await second.getByText('已放行').waitFor()
  })

  it('is paid once the distributor confirms it inside WeChat, less the tax that the book keeps for the office', async () => {
    await vi.waitFor(
      async () => {
        await go(zhou, '/d/income')
        await zhou.getByRole('button', { name: '在微信里确认收款' }).waitFor({ timeout: 5000 })
      },
      { timeout: 60_000 },
    )
    await zhou.getByRole('button', { name: '在微信里确认收款' }).click()
    await zhou.getByText('已确认，到账后这里会显示。').waitFor()
    await vi.waitFor(
      async () => {
        await go(zhou, '/d/income')
        await zhou.locator('[data-withdrawal]').getByText('已到账').waitFor({ timeout: 5000 })
      },
      { timeout: 60_000 },
    )
    expect(await zhou.locator('[data-withdrawal]').innerText()).toContain('提现 ¥9,000.00，扣税 ¥66.00')
    expect(await figures()).toEqual(['¥0.00', '¥0.00'])
    expect(await book()).toEqual([0, 0, 6600])
    await proves()
  }, 180_000)

  it('goes back with the money of one of the two pieces, below zero, and the page says why', async () => {
    await go(buyer, `/orders/${order_id}`)
    await buyer.locator('[data-claim]').click()
    await buyer.getByLabel('商品破损').check()
    await buyer.getByRole('button', { name: `增加${GOOD.title}` }).click()
    await buyer.locator('input[type=file]').setInputFiles(PHOTO)
    await buyer.locator('[data-photo]').waitFor()
    await buyer.locator('[data-claim-send]').click()
    await buyer.locator('[data-claim-state=requested]').waitFor()
    await desk.goto(`${shop.backend_url}/app/after-sales`)
    const row = desk.getByRole('row', { name: new RegExp(GOOD.title) }).first()
    await row.waitFor({ timeout: 15_000 }).catch(() => desk.reload())
    await row.click()
    await desk.getByRole('button', { name: '同意', exact: true }).click()
    await desk.getByLabel(/可再售件数/).fill('1')
    for (const word of ['收到并登记验货结果', '看过了，可以再卖', '退款', '确认退款'])
      await desk.getByRole('button', { name: word, exact: true }).click()
    await desk.locator('[data-claim=refunded]').waitFor()
    await shows('-¥4,500.00', '¥0.00')
    await zhou.getByText('有订单在提现后退了款，后面的佣金会先补上。').waitFor()
    await zhou.locator('[data-earned]').first().click()
    await zhou.getByText('按“巢蜜推广”：实付 ¥9,000.00 × 50%').waitFor()
    await zhou.getByText(/退款、取消或称重后减少/).waitFor()
    expect(await zhou.getByRole('button', { name: '提现', exact: true }).count()).toBe(0)
    expect(await book()).toEqual([-450_000, 0, 6600])
    await proves()
  }, 180_000)

  it('is filled by what the next order earns', async () => {
    const next = await buy(1)
    await shows('-¥4,500.00', '¥4,500.00')
    await arrive(next, 'SF2345678901300')
    await releaseInDays(shop, AFTER_HOLD_DAYS)
    await shows('¥0.00', '¥0.00')
    expect(await book()).toEqual([0, 0, 6600])
    await proves()
  }, 240_000)
})
