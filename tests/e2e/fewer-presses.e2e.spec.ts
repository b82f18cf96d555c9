/**
 * The commonest tasks of a day, with every press and every field counted: before the desk was made for them, receiving,
 * inspecting and releasing took 13 presses and 4 fields, packing and sending 6 presses and the waybill.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { newWaybill } from '../support/waybills'
import { buyAndPay, openPhone } from './buyer'
import { Hand } from './hand'
import { staffOf } from './staff'
import { openAdmin } from './staff-page'

const GOOD = '冷榨核桃油'

describe('presses and fields of', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let desk: Page
  let colleague: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    const admin = await staffOf(shop)
    const [first, second] = [
      await admin.invite('demo-hand@shanzhen.local'),
      await admin.invite('demo-eye@shanzhen.local'),
    ]
    desk = await openAdmin(browser, shop, first.credentials)
    colleague = await openAdmin(browser, shop, second.credentials)
  })
  afterAll(() => browser?.close())

  it('receiving a lot, inspecting it and letting it in', async () => {
    const hand = new Hand()
    await desk.goto(`${shop.backend_url}/app/lots`)
    await hand.press(desk.getByRole('button', { name: '收货登记' }))
    await hand.choose(desk.getByLabel('商品', { exact: true }), GOOD)
    expect(await desk.getByLabel('供货人', { exact: true }).inputValue()).not.toBe('')
    await hand.send(desk.getByLabel('数量（整件）'), '6')
    await desk.waitForURL(/\/app\/lots\/lot_/)
    const measured = desk.getByRole('textbox', { name: /必检$/ })
    await measured.first().waitFor()
    const count = await measured.count()
    for (let i = 0; i < count - 1; i++) await hand.fill(measured.nth(i), '0')
    await hand.send(measured.nth(count - 1), '0')
    await desk.getByText('检验合格', { exact: false }).first().waitFor()

    await colleague.goto(`${shop.backend_url}/app/lots?waits=to_release`)
    await hand.press(colleague.getByRole('link', { name: new RegExp(GOOD) }).first())
    await hand.press(colleague.getByRole('button', { name: '放行', exact: true }))
    await hand.press(colleague.getByRole('button', { name: '确定' }))
    await colleague.getByText('已放行').first().waitFor()
    expect(hand.presses).toBeLessThanOrEqual(8)
    expect(hand.fields).toBeLessThanOrEqual(4)
  })

  it('packing an order and sending it, the second time that day', async () => {
    const buyer = await openPhone(browser)
    const sent = async () => {
      const order = await buyAndPay(buyer, shop.storefront_url, 'tufengmi', '土蜂蜜')
      const hand = new Hand()
      await desk.goto(`${shop.backend_url}/app/packing`)
      await hand.press(desk.locator(`a[href$="/orders/${order}"]`))
      const carrier = desk.getByLabel('快递公司')
      await carrier.waitFor()
      if (!(await carrier.innerText()).includes('顺丰速运')) await hand.choose(carrier, '顺丰速运')
      await hand.send(desk.getByLabel('运单号'), newWaybill())
      await desk.getByRole('button', { name: '标记送达' }).waitFor()
      return hand
    }
    await sent()
    const again = await sent()
    expect([again.presses, again.fields]).toEqual([2, 1])
  })
})
