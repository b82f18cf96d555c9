/** A browser that presents itself as WeChat, with the sandbox's bridge in every page. */
import type { Browser, Page } from 'playwright-core'
import { PHONE } from '../support/browser'
import type { ShopUnderTest } from '../support/e2e-shop'

const AGENTS = {
  android:
    'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.60 NetType/WIFI Language/zh_CN',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60 NetType/WIFI Language/zh_CN',
}
export type BridgeCall = { name: string; params: Record<string, string>; url: string; answer: string }
type Sheet = (params: Record<string, string>) => Promise<'ok' | 'cancel' | 'fail'>

/** @param pay, transfer what happens to a sheet of that kind that opens */
export async function openInWechat(
  browser: Browser,
  shop: ShopUnderTest,
  { phone = 'android', pay, transfer }: { phone?: keyof typeof AGENTS; pay?: Sheet; transfer?: Sheet } = {},
): Promise<Page> {
  const page = await (await browser.newContext({ ...PHONE, userAgent: AGENTS[phone] })).newPage()
  await page.exposeFunction('wechatSandbox', async (call: BridgeCall) => {
    if (call.name === 'getBrandWCPayRequest' && pay) {
      return { err_msg: `get_brand_wcpay_request:${await pay(call.params)}` }
    }
    if (call.name === 'requestMerchantTransfer' && transfer) {
      return { err_msg: `requestMerchantTransfer:${await transfer(call.params)}` }
    }
    return ask(shop, 'bridge', call)
  })
  await page.addInitScript({ content: await (await fetch(`${shop.wechat_url}/bridge.js`)).text() })
  return page
}

const ask = async (shop: ShopUnderTest, what: string, body?: object) =>
  (
    await fetch(`${shop.wechat_url}/__sandbox/${what}`, body && { method: 'POST', body: JSON.stringify(body) })
  ).json() as Promise<never>

/** Somebody who pays what their sheet asks for. */
export const pays =
  (shop: ShopUnderTest): Sheet =>
  async (params) => {
    if (params.signType !== 'RSA' || typeof params.timeStamp !== 'string' || !params.paySign) return 'fail'
    const state = await fetch(`${shop.wechat_gateway_url}/__sandbox/state`)
    const { orders } = (await state.json()) as { orders: { out_trade_no: string; prepay_id: string }[] }
    const order = orders.find(({ prepay_id }) => params.package === `prepay_id=${prepay_id}`)
    if (!order) return 'fail'
    await fetch(`${shop.wechat_gateway_url}/__sandbox/orders/${order.out_trade_no}/pay`, { method: 'POST', body: '{}' })
    return 'ok'
  }

/** Somebody who confirms on the sheet what is transferred to them. */
export const receives =
  (browser: Browser, shop: ShopUnderTest): Sheet =>
  async ({ mchId, appId, package: wanted }) => {
    if (!mchId || !appId || !wanted) return 'fail'
    const sheet = await browser.newPage()
    await sheet.goto(`${shop.wechat_gateway_url}/transfer?${new URLSearchParams({ package: wanted })}`)
    await sheet.getByRole('button', { name: '确认收款' }).click()
    await sheet.waitForURL(/\/transfer$/)
    await sheet.close()
    return 'ok'
  }

/** Who holds the phone from now on. */
export const holdPhone = (shop: ShopUnderTest, person: { openid?: string; snapshot?: boolean }) =>
  ask(shop, 'user', person)

/** The cards pages were given, with WeChat's answer. */
export async function cardsOf(shop: ShopUnderTest): Promise<BridgeCall[]> {
  const { calls } = (await ask(shop, 'state')) as { calls: BridgeCall[] }
  return calls.filter(({ name }) => name.startsWith('update'))
}
