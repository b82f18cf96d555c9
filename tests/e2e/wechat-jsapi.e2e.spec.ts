/** Inside WeChat: permission, the bridge WeChat puts into the page, its payment sheet, and the paid order. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, PHONE } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { fillAddress, findGood, placeOrder } from './buyer'
import { staffOf } from './staff'

const WECHAT =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.60 NetType/WIFI Language/zh_CN'

describe('a shopper inside WeChat', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  /** What the payment sheet does when it opens: the shopper pays, or closes it. */
  let answer: 'pay' | 'close'

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await (await browser.newContext({ ...PHONE, userAgent: WECHAT })).newPage()
    await page.exposeFunction('openPaymentSheet', openPaymentSheet)
    await page.addInitScript(() => {
      const host = window as unknown as {
        openPaymentSheet: (params: object) => Promise<string>
        WeixinJSBridge: { invoke: (name: string, params: object, done: (answer: { err_msg: string }) => void) => void }
      }
      host.WeixinJSBridge = {
        invoke: (_name, params, done) =>
          void host.openPaymentSheet(params).then((word) => done({ err_msg: `get_brand_wcpay_request:${word}` })),
      }
    })
  })
  afterAll(() => browser.close())

  async function openPaymentSheet(params: Record<string, string>): Promise<'ok' | 'cancel' | 'fail'> {
    if (params.signType !== 'RSA' || typeof params.timeStamp !== 'string' || !params.paySign) return 'fail'
    if (answer === 'close') return 'cancel'
    const state = await fetch(`${shop.wechat_gateway_url}/__sandbox/state`)
    const { orders } = (await state.json()) as { orders: { out_trade_no: string; prepay_id: string }[] }
    const order = orders.find(({ prepay_id }) => params.package === `prepay_id=${prepay_id}`)
    if (!order) return 'fail'
    await fetch(`${shop.wechat_gateway_url}/__sandbox/orders/${order.out_trade_no}/pay`, { method: 'POST', body: '{}' })
    return 'ok'
  }

  it('closes the sheet, thinks again, and pays', async () => {
    await page.goto(shop.storefront_url)
    await findGood(page, 'muer', '秋木耳')
    await page.getByRole('button', { name: '立即购买' }).click()
    await fillAddress(page)
    answer = 'close'
    const id = await placeOrder(page)
    await page.getByText('你还没有付款，商品仍为你保留。').first().waitFor()
    expect((await (await staffOf(shop)).order(id)).payment_status).not.toBe('captured')

    answer = 'pay'
    await page.getByRole('button', { name: /^付款 ¥/ }).click()
    await page.getByRole('heading', { name: '待发货' }).waitFor({ timeout: 60_000 })
    expect((await (await staffOf(shop)).order(id)).payment_status).toBe('captured')
  })
})
