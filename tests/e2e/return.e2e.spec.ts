/** Buy two, have them shipped, send one back with a photo, be refunded; the order page and the book show it. */
import { join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { findGood, openPhone, payForBasket } from './buyer'
import { Hand } from './hand'
import { openAdmin, shipAll } from './staff-page'

const PHOTO = join(import.meta.dirname, '../../storefront/public/og-image.png')

describe('a return', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let buyer: Page
  let staff: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    buyer = await openPhone(browser)
    staff = await openAdmin(browser, shop)
  })
  afterAll(() => browser.close())

  it('of one of two goes from the order page over the supply center into the book', async () => {
    await buyer.goto(shop.storefront_url)
    await findGood(buyer, 'hetaoyou', '核桃油')
    await buyer.getByRole('button', { name: '增加一件' }).first().click()
    await buyer.getByRole('button', { name: '立即购买' }).click()
    const id = await payForBasket(buyer, shop.storefront_url)
    await shipAll(staff, shop, id, 'SF2345678901275')
    await staff.getByRole('button', { name: '改单号' }).click()
    await staff.getByLabel('正确的运单号').fill('SF2345678901286')
    await staff.getByLabel('更正原因').fill('扫错了面单')
    await staff.getByRole('button', { name: '更正', exact: true }).click()
    await staff.getByRole('button', { name: '更正并通知买家' }).click()
    await staff.getByText('原单号 顺丰速运 SF2345678901275').waitFor()

    await buyer.reload()
    await buyer.getByText('SF2345678901286').first().waitFor()
    await buyer.locator('[data-confirm-receipt]').click()
    await buyer.locator('[data-confirm-receipt-yes]').click()
    await buyer.getByText(/已确认收货/).waitFor()
    await buyer.getByRole('heading', { name: '已签收' }).waitFor()
    await buyer.locator('[data-claim]').click()
    await buyer.getByLabel('商品破损').check()
    await buyer.getByRole('button', { name: '增加冷榨核桃油' }).click()
    // A slow network: nothing is sent while the photo is under way.
    const arrives = Promise.withResolvers<void>()
    const hold = async (route: Route) => {
      await arrives.promise
      await route.continue()
    }
    await buyer.route('**/after-sales/orders/*/photos', hold, { times: 1 })
    await buyer.locator('input[type=file]').setInputFiles(PHOTO)
    await buyer.locator('[data-estimate]').waitFor()
    await buyer.getByRole('button', { name: '照片上传中…' }).waitFor()
    expect(await buyer.locator('[data-claim-send]').isDisabled()).toBe(true)
    arrives.resolve()
    await buyer.locator('[data-photo]').waitFor()
    expect(await buyer.locator('[data-estimate]').innerText()).toContain('运费')
    expect(await seriousFaults(buyer)).toEqual([])
    // The first answer is lost on its way: sent again, the form is still one claim.
    const lose = async (route: Route) => {
      await route.fetch()
      await route.abort()
    }
    await buyer.route('**/after-sales/orders/*/requests', lose, { times: 1 })
    await buyer.locator('[data-claim-send]').click()
    await buyer.getByRole('dialog').getByText('暂时连不上').waitFor()
    await buyer.locator('[data-claim-send]').click()
    await buyer.locator('[data-claim-state=requested]').waitFor()
    expect(await buyer.locator('[data-claim-state]').count()).toBe(1)

    await staff.goto(`${shop.backend_url}/app/after-sales`)
    const hand = new Hand()
    await hand.press(staff.getByRole('row', { name: /核桃油/ }).first())
    await staff.getByAltText('买家上传的照片').waitFor()
    const pressed = (name: string) => hand.press(staff.getByRole('button', { name, exact: true }))
    await pressed('同意')
    await hand.fill(staff.getByLabel(/可再售件数/), '1')
    await pressed('收到并登记验货结果')
    await pressed('看过了，可以再卖')
    await pressed('退款')
    await pressed('确认退款')
    await staff.locator('[data-claim=refunded]').waitFor()
    // It took six and scrolling, without being asked whether broken goods go on the shelf again.
    expect(hand.presses - 1).toBeLessThan(6)

    await buyer.reload()
    await buyer.locator('[data-claim-state=refunded]').waitFor()
    expect(await buyer.getByText('已退款').count()).toBeGreaterThan(0)
    await staff.goto(`${shop.backend_url}/app/ledger`)
    await staff.getByRole('button', { name: '销售退款' }).waitFor()
  })
})
