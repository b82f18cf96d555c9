/** Every page under /en is in English: Chinese stands only where it is a name that has no English one. */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, findGood, openPhone, placeOrder } from './buyer'
import { staffOf } from './staff'

const ROOT = join(import.meta.dirname, '../..')
const { producers } = JSON.parse(readFileSync(join(ROOT, 'backend/src/seed/data/products.json'), 'utf8')) as {
  producers: { name: string }[]
}
/** The way to the Chinese page, records and marks registered in Chinese, firms, and the buyer's own address. */
const NAMES = [
  ...['中文', '宁陕香菇', '演示买家', '陕西省', '西安市', '雁塔区', '演示路1号', '陕ICP备00000000号（演示）'],
  ...producers.map(({ name }) => name),
]

/** Texts and labels of the page that hold Chinese which is no such name. */
async function chineseOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found = [document.title, document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '']
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement?.closest('script, style')) found.push(walker.currentNode.textContent ?? '')
    }
    for (const name of ['aria-label', 'alt', 'placeholder', 'title'])
      document.querySelectorAll(`[${name}]`).forEach((element) => found.push(element.getAttribute(name) ?? ''))
    return found
  })
  const without = (text: string) => NAMES.reduce((left, name) => left.replaceAll(name, ''), text)
  return [...new Set(texts.filter((text) => /\p{Script=Han}/u.test(without(text))).map((text) => text.trim()))]
}

describe('a reader of English', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  const walked = new Set<string>()
  const see = async (route: string, path: string, tab = page) => {
    walked.add(route)
    await tab.goto(`${shop.storefront_url}/en${path}`, { waitUntil: 'networkidle' })
    return chineseOn(tab)
  }
  /** While one page falls silent another is read. */
  const idle: Page[] = []
  const seeInTab = async (route: string, path: string) => {
    const tab = idle.pop() ?? (await page.context().newPage())
    const found = await see(route, path, tab)
    idle.push(tab)
    return found
  }
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
  })
  afterAll(() => browser.close())

  it.concurrent.each([
    ['index', ''],
    ['search', '/search'],
    ['search', '/search?q=zzzz'],
    ['search', '/search?q=shiitake&town=城关镇'],
    ['c/[category]', '/c/gift'],
    ['products/[handle]', '/products/gift-shanzhen'],
    ['products/[handle]', '/products/xianggu-dry'],
    ['products/[handle]', '/products/fish-cold'],
    ['products/[handle]', '/products/honey-tu'],
    ['cart', '/cart'],
    ['checkout', '/checkout'],
    ['checkout', '/checkout?buy=variant_none:-3'],
    ['account/index', '/account'],
    ['account/orders', '/account/orders'],
    ['account/addresses', '/account/addresses'],
    ['account/wechat', '/account/wechat'],
    ['account/wechat', '/account/wechat?why=again'],
    ['account/wechat', '/account/wechat?why=preview'],
    ['about', '/about'],
    ['terms', '/terms'],
    ['privacy', '/privacy'],
    ['trace/index', '/trace'],
    ['trace/[code]', '/trace/NO-SUCH-LOT'],
    ['producer/index', '/producer'],
    ['producer/lots/[id]', '/producer/lots/lot_none'],
    ['shop/index', '/shop'],
    ['shop', '/shop'],
    ['shop/agreement', '/shop/agreement'],
    ['shop/members', '/shop/members'],
    ['shop/keys', '/shop/keys'],
    ['shop/profile', '/shop/profile'],
    ['shop/goods', '/shop/goods'],
    ['shop/orders/index', '/shop/orders'],
    ['shop/orders/new', '/shop/orders/new'],
    ['shop/orders/[id]', '/shop/orders/shord_none'],
    ['shop/files/index', '/shop/files'],
    ['shop/files/[id]', '/shop/files/shimp_none'],
    ['shop/deposit', '/shop/deposit'],
    ['shop/webhooks', '/shop/webhooks'],
    ['shop/page', '/shop/page'],
    ['shop/credit', '/shop/credit'],
    ['campaigns/[handle]', '/campaigns/nobody'],
    ['s/[shop]/index', '/s/nobody'],
    ['s/[shop]/[handle]', '/s/nobody/xianggu-dry'],
    ['d/index', '/d'],
    ['d', '/d'],
    ['d/messages', '/d/messages'],
    ['d/apply', '/d/apply'],
    ['d/goods', '/d/goods'],
    ['d/links', '/d/links'],
    ['d/income', '/d/income'],
    ['d/tax', '/d/tax'],
    ['d/material', '/d/material'],
    ['d/orders', '/d/orders'],
    ['d/rules', '/d/rules'],
    ['d/share/[id]', '/d/share/slnk_none'],
    ['shop/statements/index', '/shop/statements'],
    ['shop/statements/[id]', '/shop/statements/stmt_none'],
  ])('reads the page %s at %s', async (route, path) => expect(await seeInTab(route, path)).toEqual([]))

  it('buys: cart, checkout with a coupon nobody issued, order and receipt name goods in English', async () => {
    await page.goto(shop.storefront_url)
    await findGood(page, 'xianggu', '宁陕香菇（干）')
    await page.getByRole('button', { name: '加入购物车' }).click()
    expect(await see('cart', '/cart')).toEqual([])
    await page.getByText('Ningshan Shiitake, dried').first().waitFor()

    await page.goto(`${shop.storefront_url}/checkout`)
    await fillAddress(page)
    await page.goto(`${shop.storefront_url}/en/checkout`, { waitUntil: 'networkidle' })
    await page.getByLabel(/Coupon code/).fill('NOBODY')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('there is no such code').waitFor()
    expect(await chineseOn(page)).toEqual([])

    await page.goto(`${shop.storefront_url}/checkout`)
    const id = await placeOrder(page)
    // The phone may have left for WeChat's page meanwhile, whose address tells where to come back to.
    const key = /[?&]key=([^&]+)/.exec(decodeURIComponent(decodeURIComponent(page.url())))?.[1]
    expect(await see('orders/[id]', `/orders/${id}?key=${key}`)).toEqual([])
    await page.getByText('Ningshan Shiitake, dried').first().waitFor()
  })

  it('looks a lot up by its number, with the spaces and the width it was typed in', async () => {
    // A lot of the seed: those of other journeys have no English.
    const { lots } = await (await staffOf(shop)).get<{ lots: { code: string }[] }>('/trace-codes/lots?code=D2')
    await page.goto(`${shop.storefront_url}/en/trace`, { waitUntil: 'networkidle' })
    await page.getByLabel('Code or lot number on the label').fill(` ${lots[0]!.code.toLowerCase()} `)
    await page.getByRole('main').getByRole('button').first().click()
    await page.getByText(lots[0]!.code).first().waitFor()
    expect(await chineseOn(page)).toEqual([])
    const { trace } = await (await page.request.get(`${shop.storefront_url}/api/store/trace/${lots[0]!.code}`)).json()
    const { pathname } = new URL(trace.link, shop.storefront_url)
    expect(await see('01/[gtin]/10/[lot]/index', pathname)).toEqual([])
    expect(await see('01/[gtin]/10/[lot]/21/[serial]', `${pathname}/21/ZZZZZZZZZZZZZ`)).toEqual([])
  })

  it('has been on every page there is', () => {
    const portals = globSync('storefront/portals/*/pages', { cwd: ROOT })
    const pages = ['storefront/pages', ...portals].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }),
    )
    const routes = pages.filter((file) => file.endsWith('.vue')).map((file) => file.replace(/\.vue$/, ''))
    const unseen = routes.filter((route) => !walked.has(route))
    expect(unseen, 'name an address of each of these pages in this file').toEqual([])
  })
})
