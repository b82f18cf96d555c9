/** 分销: somebody applies on a phone, is approved, shares a good; another buyer follows the link, signs in and buys. */
import { get, type IncomingHttpHeaders } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seriousFaults } from '../support/axe'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, openPhone, placeOrder } from './buyer'
import { cardsOf, openInWechat } from './inside-wechat'
import { signInByPhone } from './phone-sign-in'
import { provePhone, staffOf } from './staff'
import { openAdmin } from './staff-page'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'
const [LI, BUYER] = ['13900000091', '13700000092'] as const
const NAME = '秦岭老李'

describe('a distributor', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let li: Page
  let buyer: Page
  let desk: Page
  let path = ''
  let order_id = ''
  beforeAll(async () => {
    browser = await launchBrowser()
    li = await openInWechat(browser, shop)
    buyer = await openPhone(browser)
    desk = await openAdmin(browser, shop)
    await provePhone(shop, await staffOf(shop))
  })
  afterAll(() => browser.close())

  const go = (page: Page, to: string) => goTo(page, shop.storefront_url + to)
  const signIn = (page: Page, phone: string) => signInByPhone(shop, page, phone)

  /** As a browser asks: `fetch` says itself what kind of request it is. */
  const asked = (to: string, headers: Record<string, string>) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
      const told = { 'user-agent': IPHONE, ...headers }
      get(shop.storefront_url + to, { headers: told }, (answer) => {
        answer.resume()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers })
      }).on('error', reject)
    })

  it('applies on the phone in two steps, with a name and the agreement, and waits', async () => {
    await go(li, '/d')
    await li.getByRole('link', { name: '规则' }).click()
    await li.locator('[data-commission-rules]').getByText('订单全部送达 10 天后').waitFor()
    await li.getByText('什么时候收回').waitFor()
    expect(await seriousFaults(li)).toEqual([])
    await li.route('**/api/d/agreement', (asked) => asked.abort(), { times: 1 })
    await go(li, '/d')
    await signIn(li, LI)
    await li.getByRole('heading', { name: '申请分享山货' }).waitFor()
    expect(await seriousFaults(li)).toEqual([])
    await li.getByRole('button', { name: '下一步' }).click()
    await li.getByText('请填写真实姓名').waitFor()
    await li.getByLabel('真实姓名').fill('李山')
    await li.getByLabel('显示名').fill(NAME)
    await li.getByLabel(/村或站点/).fill('皇冠镇')
    await li.getByRole('button', { name: '下一步' }).click()
    await li.getByRole('button', { name: '再试一次' }).click()
    await li.getByText('没有拉人头的奖励').waitFor()
    expect(await seriousFaults(li)).toEqual([])
    await li.getByRole('button', { name: '提交申请' }).click()
    await li.getByText('请看过分销协议并同意').waitFor()
    await li.getByRole('checkbox').check()
    await li.getByRole('button', { name: '提交申请' }).click()
    await li.locator('[data-distributor-waits]').waitFor()
  })

  it('is approved by staff, who read the real name', async () => {
    await desk.goto(`${shop.backend_url}/app/distributors?state=applied`)
    await desk.getByRole('link', { name: NAME }).click()
    await desk.getByText('李山').waitFor()
    await desk.getByRole('button', { name: '通过', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '通过' }).click()
    await desk.getByRole('button', { name: '暂停' }).waitFor()
  })

  it('earns by a rule that staff try on real orders before they save it', async () => {
    await desk.goto(`${shop.backend_url}/app/distributors/rules`)
    await desk.getByRole('button', { name: '新规则' }).click()
    await desk.getByLabel('名称（分销员会看到）').fill('全部山货')
    await desk.getByLabel('佣金率（%）').fill('一成')
    await desk.getByRole('button', { name: '保存规则' }).click()
    await desk.getByText('佣金率请填百分数').waitFor()
    await desk.getByLabel('佣金率（%）').fill('10')
    await desk.getByRole('button', { name: '用近 30 天的订单试算' }).click()
    await desk.getByText(/无从试算|变为/).waitFor()
    // What was tried stands beside no other draft.
    await desk.getByLabel('佣金率（%）').fill('12')
    expect(await desk.getByText(/无从试算|变为/).count()).toBe(0)
    await desk.getByLabel('佣金率（%）').fill('10')
    await desk.getByText(/无从试算|变为/).waitFor()
    await desk.getByRole('button', { name: '保存规则' }).click()
    await desk.getByRole('row', { name: /全部山货.*10%.*生效中/ }).waitFor()
    await desk.getByText('10%（全部山货）').first().waitFor()
    expect(await seriousFaults(desk)).toEqual([])
  })

  it('shares a good: as a card inside WeChat, a link and a QR code', async () => {
    await go(li, '/d')
    await li.locator('[data-own-code]').waitFor()
    // A last entry that just fits does not read as the end of the row.
    const row = li.getByRole('navigation', { name: '分销' })
    expect(await row.evaluate((one) => [one.scrollWidth > one.clientWidth, getComputedStyle(one).maskImage])).toEqual([
      ...[true, expect.stringContaining('gradient') as string],
    ])
    expect(await seriousFaults(li)).toEqual([])
    await li.getByRole('link', { name: '选货分享' }).first().click()
    await li.getByRole('button', { name: '分享 宁陕香菇（干）' }).click()
    const address = li.locator('[data-share-address]')
    await address.waitFor()
    path = new URL(await address.innerText()).pathname
    expect(path).toMatch(/^\/r\/[2-9a-zA-Z]{10}$/)
    await li.getByRole('img', { name: /分享二维码/ }).waitFor()
    expect(await seriousFaults(li)).toEqual([])
    const card = await vi.waitFor(async () => {
      const found = (await cardsOf(shop)).findLast(({ params }) => params.link?.endsWith(path))
      if (!found?.answer.endsWith(':ok')) throw new Error('no card yet')
      return found.params
    }, 20_000)
    expect(card).toMatchObject({ title: '宁陕香菇（干）', link: shop.storefront_url + path })
    expect((await fetch(card.imgUrl ?? '')).status).toBe(200)
  })

  it('gives no cookie to a picture, a frame, a prefetch or a robot, and leads all of them on', async () => {
    const kept = async (headers: Record<string, string>) => {
      const { status, headers: said } = await asked(path, headers)
      expect([status, said.location, said['cache-control']]).toEqual([302, '/products/xianggu-dry', 'no-store'])
      return said['set-cookie']?.[0] ?? null
    }
    const page = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect(await kept(page)).toMatch(/^sz_via=1\.[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax/)
    expect(await kept({ ...page, 'sec-fetch-dest': 'iframe' })).toBeNull()
    expect(await kept({ accept: 'image/webp', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).toBeNull()
    expect(await kept({ ...page, 'sec-purpose': 'prefetch' })).toBeNull()
    expect(await kept({ ...page, 'user-agent': 'Baiduspider/2.0' })).toBeNull()
    for (const gone of ['/r/zzzzzzzzzz', '/r/short', `${path}x`]) {
      const { headers } = await asked(gone, page)
      expect([headers.location, headers['set-cookie']]).toEqual(['/?share=over', undefined])
    }
  })

  it('brings a buyer, who follows the link, signs in, and buys on another device', async () => {
    await buyer.goto(shop.storefront_url + path)
    await buyer.waitForURL(/\/products\/xianggu-dry$/)
    const [via] = (await buyer.context().cookies()).filter(({ name }) => name === 'sz_via')
    expect(via).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    await go(buyer, '/account')
    await signIn(buyer, BUYER)
    await buyer.getByRole('heading', { name: `你好，${BUYER}` }).waitFor()
    // On another device of theirs, which never saw the link.
    const session = (await buyer.context().cookies()).filter(({ name }) => name === 'sz_session')
    buyer = await openPhone(browser)
    await buyer.context().addCookies(session)
    await go(buyer, '/products/xianggu-dry')
    await buyer.getByRole('button', { name: '立即购买' }).click()
    await buyer.waitForURL(/\/checkout\?buy=/)
    await fillAddress(buyer)
    await buyer.getByLabel(/推荐码/).fill('ZZZZ99')
    await buyer.getByRole('button', { name: /^提交订单 ¥/ }).click()
    await buyer.getByText('没有这个推荐码，请核对或留空').first().waitFor()
    await buyer.getByLabel(/推荐码/).fill('')
    order_id = await placeOrder(buyer)
    await buyer.getByRole('button', { name: '立即支付' }).click()
    await buyer.waitForURL(new RegExp(`/orders/${order_id}`))
    await buyer.getByRole('heading', { name: '待发货' }).waitFor()
  })

  it('sees what the order earned and by which rule, and what can be taken out yet', async () => {
    await vi.waitFor(async () => {
      await go(li, '/d/income')
      expect(await li.locator('[data-pending]').innerText()).toBe('¥3.28')
    }, 20_000)
    expect(await li.locator('[data-own]').innerText()).toBe('¥0.00')
    await li.getByText('全部山货 · 全部商品').waitFor()
    await li.locator('[data-earned]').first().click()
    await li.getByText('按“全部山货”：实付 ¥32.80 × 10%').waitFor()
    await li.getByText(/买家付款 ·/).waitFor()
    await li.getByText(/满 ¥.* 可以提现|请先在微信里打开本店登录/).waitFor()
    expect(await seriousFaults(li)).toEqual([])
  })

  it('reads which click the order was by, and nothing of the buyer; staff read it beside the order', async () => {
    await go(li, '/d/orders')
    const receipt = li.locator('[data-receipt]')
    await receipt.waitFor()
    expect(await receipt.innerText()).toMatch(/账号 .+ 点开过您分享的“宁陕香菇（干）”，在 15 天内下单/)
    expect(await li.getByRole('main').innerText()).not.toMatch(/演示买家|13800138000|13700000092/)
    expect(await seriousFaults(li)).toEqual([])
    await vi.waitFor(async () => {
      await go(li, '/d/links')
      const numbers = await li.locator('[data-share-link] dd').allInnerTexts()
      expect(numbers.map(Number)).toEqual([expect.any(Number), expect.any(Number), 1])
      expect(Number(numbers[0])).toBeGreaterThan(0)
    }, 15_000)
    expect(await seriousFaults(li)).toEqual([])
    await desk.goto(`${shop.backend_url}/app/orders/${order_id}`)
    await desk.locator('[data-brought-by]').getByText(NAME).waitFor()
    // Nothing of this journey stays to be packed.
    await go(buyer, `/orders/${order_id}`)
    const canceled = await buyer.evaluate(async (id) => {
      const headers = { 'content-type': 'application/json' }
      const call = { method: 'POST', headers, body: JSON.stringify({ reason: 'other' }) }
      return (await fetch(`/api/store/checkout/orders/${id}/cancel`, call)).status
    }, order_id)
    expect(canceled).toBe(200)
    await vi.waitFor(async () => {
      await go(li, '/d/income')
      expect(await li.locator('[data-pending]').innerText()).toBe('¥0.00')
    }, 20_000)
    await li.locator('[data-earned]').first().click()
    await li.getByText(/退款、取消或称重后减少/).waitFor()
  })

  it('reads in the messages what happened meanwhile; staff in the report, and that the law’s limits are kept', async () => {
    await go(li, '/d')
    await li.locator('[data-unread]').waitFor()
    expect(await li.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await li.locator('[data-earned-today]').getByText('¥0.00').waitFor()
    expect(await li.locator('link[rel="manifest"]').getAttribute('href')).toBe('/distributor.webmanifest')
    expect((await fetch(`${shop.storefront_url}/distributor.webmanifest`)).status).toBe(200)
    await li.getByRole('link', { name: /^消息/ }).click()
    await li.getByText('可以分享了：链接和推荐码都计。').waitFor()
    await li.getByText(/^订单 #\d+ 退款、取消或称重后减少，佣金少了 ¥3.28。$/).waitFor()
    await vi.waitFor(async () => expect(await li.locator('[data-unread]').count()).toBe(0), 10_000)
    expect(await seriousFaults(li)).toEqual([])
    await desk.goto(`${shop.backend_url}/app/distributors/report`)
    await desk.getByRole('row', { name: new RegExp(`${NAME}.*¥0.00`) }).waitFor()
    expect(await seriousFaults(desk)).toEqual([])
    await desk.goto(`${shop.backend_url}/app/distributors/limits`)
    await desk.getByText('全部守住').waitFor()
    expect(await seriousFaults(desk)).toEqual([])
  })

  it('leads nowhere once the link is ended, and the shop says so', async () => {
    await go(li, '/d/links')
    await li.getByRole('button', { name: '停用', exact: true }).click()
    await li.getByText('停用后不能恢复').waitFor()
    expect(await seriousFaults(li)).toEqual([])
    await li.getByRole('button', { name: '确认停用' }).click()
    await li.getByText('已停用').waitFor()
    await vi.waitFor(async () => {
      const { headers } = await fetch(shop.storefront_url + path, { redirect: 'manual' })
      expect(headers.get('location')).toBe('/?share=over')
    }, 20_000)
    await go(buyer, path)
    await buyer.getByText('这个分享链接已经停用了').waitFor()
  })
})
