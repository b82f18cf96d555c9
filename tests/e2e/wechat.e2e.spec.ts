/** Inside WeChat: known again by one tap once a phone was proved, and every page shared as a card of its own. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'
import { type BridgeCall, cardsOf, holdPhone, openInWechat } from './inside-wechat'

const NUMBER = '13677778888'
const openid = `oE2E${'0'.repeat(24)}`

describe('a shopper inside WeChat', () => {
  const shop = shopOfJourney()
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await holdPhone(shop, {})
    await browser.close()
  })

  const codeSent = () =>
    vi.waitFor(() => {
      const codes = readFileSync(shop.outbox_file, 'utf8')
        .split('\n')
        .filter((line) => line.includes(NUMBER))
        .flatMap((line) => /\b\d{6}\b/.exec((JSON.parse(line) as { text: string }).text)?.[0] ?? [])
      const code = codes.at(-1)
      if (!code) throw new Error('no code yet')
      return code
    }, 15_000)
  const tapSignIn = async (page: Page) => {
    await page.goto(`${shop.storefront_url}/account`)
    await page.getByRole('link', { name: '微信登录' }).click()
  }
  const isIn = (page: Page) => page.getByRole('heading', { name: `你好，${NUMBER}` }).waitFor()

  it('proves a phone once, is known by one tap from then on, and takes it off again', async () => {
    await holdPhone(shop, { openid })
    const page = await openInWechat(browser, shop)
    await tapSignIn(page)
    await page.getByRole('heading', { name: '绑定手机号' }).waitFor()
    // Neither code nor state stays where it could be shared or come back to.
    expect([...new URL(page.url()).searchParams]).toEqual([['next', '/account']])
    await page.getByLabel('手机号').fill(NUMBER)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByLabel('验证码').fill(await codeSent())
    await page.getByRole('button', { name: '登录并绑定' }).click()
    await isIn(page)
    await page.getByText(/\d 绑定$/).waitFor()

    const later = await openInWechat(browser, shop)
    await tapSignIn(later)
    await isIn(later)
    expect([new URL(later.url()).pathname, new URL(later.url()).search]).toEqual(['/account', ''])
    await later.goBack()
    expect(later.url()).not.toContain('code=')

    await page.bringToFront()
    await page.locator('[data-unbind]').click()
    await page.locator('[data-unbind-now]').click()
    await page.getByText('绑定后，在微信里打开本店').waitFor()
    await later.goto(`${shop.storefront_url}/account`)
    await later.getByRole('link', { name: '微信登录' }).click()
    await later.getByRole('heading', { name: '绑定手机号' }).waitFor()
  })

  it('is told how to go on from WeChat’s preview, and where its word is over', async () => {
    await holdPhone(shop, { snapshot: true })
    const page = await openInWechat(browser, shop)
    await tapSignIn(page)
    await page.getByRole('heading', { name: '请打开完整页面' }).waitFor()
    await page.goto(`${shop.storefront_url}/wechat/back?code=somebody-elses&state=${'a'.repeat(32)}`)
    await page.getByRole('heading', { name: '微信登录没有完成' }).waitFor()
    expect(page.url()).not.toContain('code=')
    await holdPhone(shop, {})
  })

  it.each(['android', 'iphone'] as const)('shares each page as its own card (%s)', async (phone) => {
    const page = await openInWechat(browser, shop, { phone })
    const { storefront_url: at } = shop
    const card = (path: string) =>
      vi.waitFor(
        async () => {
          const link = `${at}${path}`
          const [to, around] = ['updateAppMessageShareData', 'updateTimelineShareData'].map((name) =>
            cards.findLast((one) => one.name === name && one.params.link === link && one.answer.endsWith(':ok')),
          )
          if (!to || !around) {
            cards = await cardsOf(shop)
            throw new Error(`no card of ${path}: ${JSON.stringify(cards.slice(-4))}`)
          }
          expect(around.params).toMatchObject({ title: to.params.title, imgUrl: to.params.imgUrl })
          return to.params
        },
        { timeout: 20_000, interval: 200 },
      )
    let cards: BridgeCall[] = []
    await page.goto(at)
    const home = await card('/')
    expect(home.title).toContain('宁陕')
    // On inside the shop without another document: an iPhone still signs the first address.
    await page.getByRole('main').locator('a[href^="/products/"]').first().click()
    await page.waitForURL(/\/products\//)
    const good = await card(new URL(page.url()).pathname)
    expect(good.title).not.toBe(home.title)
    expect(good.desc?.length).toBeGreaterThan(5)
    expect(good.imgUrl).toMatch(new RegExp(`^${at}/share/.+\\.jpg$|^${at}/media/`))
    expect((await fetch(good.imgUrl ?? '')).status).toBe(200)
    await page.goto(`${at}/c/mushroom`)
    expect((await card('/c/mushroom')).title).toContain('菌')
    await page.goto(`${at}/trace/NO-SUCH-LOT`)
    await card('/trace/NO-SUCH-LOT')
    // What belongs to one person is shared as the shop.
    cards = []
    const before = (await cardsOf(shop)).length
    await page.goto(`${at}/account?next=/orders/order_1?key=secret`)
    const shared = await vi.waitFor(async () => {
      const now = (await cardsOf(shop)).slice(before)
      if (!now.length) throw new Error('no card yet')
      return now
    }, 20_000)
    for (const { params } of shared) expect(params.link).toBe(`${at}/`)
    await page.context().close()
  })

  it('loads no line of it outside WeChat', async () => {
    const page = await openPhone(browser)
    const before = (await cardsOf(shop)).length
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    await page.goto(`${shop.storefront_url}/products/xianggu-dry`, { waitUntil: 'networkidle' })
    expect(asked.filter((url) => /wechat/.test(new URL(url).pathname))).toEqual([])
    expect(
      await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .join(),
      ),
    ).not.toMatch(/share-pages/)
    expect((await cardsOf(shop)).length).toBe(before)
    await page.goto(`${shop.storefront_url}/account`, { waitUntil: 'networkidle' })
    expect(await page.getByRole('link', { name: '微信登录' }).count()).toBe(0)
    await page.context().close()
  })
})
