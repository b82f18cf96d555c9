/** The owner of a small shop fills the deposit inside WeChat: permission, the sheet closed once, then paid. */
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openInWechat, pays } from './inside-wechat'
import { openOwnShop } from './shop-owner'
import { provePhone, staffOf } from './staff'

describe('an owner inside WeChat', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  /** What the owner does with the sheet that opens. */
  let answer: 'pay' | 'close' = 'close'
  let closing = Promise.resolve()
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openInWechat(browser, shop, {
      pay: async (params) => {
        await closing
        return answer === 'close' ? 'cancel' : pays(shop)(params)
      },
    })
    const staff = await staffOf(shop)
    await provePhone(shop, staff)
    await openOwnShop(page, shop, staff, { phone: '13800000079', name: '微信小铺', handle: 'wei-xin' })
  })
  afterAll(() => browser.close())

  it('pays on WeChat’s own sheet, and loses neither the sum nor the page on the way', async () => {
    const balance = async () =>
      ((await (await page.request.get(`${shop.storefront_url}/api/shop/me/deposit`)).json()) as { balance_fen: number })
        .balance_fen
    await goTo(page, `${shop.storefront_url}/shop/deposit`)
    // Nothing to pay is said here, before anybody is led away.
    await page.getByLabel('充值金额（元）').fill('0')
    await page.getByRole('button', { name: '微信支付' }).click()
    await page.getByText('请填写金额', { exact: false }).waitFor()
    const sum = page.getByLabel('充值金额（元）')
    await sum.fill('88.50')
    await page.getByRole('button', { name: '微信支付' }).click()
    await page.waitForURL(/\/shop\/deposit\?top_up=8850(?:#|$)/)
    await expect.poll(() => sum.inputValue()).toBe('88.50')
    await page.getByRole('button', { name: '微信支付' }).click()
    await page.getByText('还没有付款，预存款没有变。').waitFor()
    expect([await balance(), await sum.inputValue()]).toEqual([0, '88.50'])
    answer = 'pay'
    await page.getByRole('button', { name: '微信支付' }).click()
    await expect.poll(balance, { timeout: 20_000 }).toBe(8850)
    await page.getByText('¥88.50').first().waitFor()
    // Loaded anew, the page suggests nothing that was paid already.
    await page.waitForURL(/\/shop\/deposit$/)
    expect(await sum.inputValue()).toBe('')
  })

  it('shows the form again once the sheet is closed, though an answer of before is still on its way', async () => {
    const asked = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const late = page.waitForResponse(/\/deposit\/top-ups\/\w+/)
    await page.route(
      /\/deposit\/top-ups\/\w+/,
      async (route) => {
        asked.resolve()
        await held.promise
        await route.continue()
      },
      { times: 1 },
    )
    answer = 'close'
    closing = asked.promise
    await page.getByLabel('充值金额（元）').fill('5')
    await page.getByRole('button', { name: '微信支付' }).click()
    await page.getByText('还没有付款，预存款没有变。').waitFor()
    held.resolve()
    await (await late).finished()
    await setTimeout(200)
    expect(await page.getByLabel('充值金额（元）').inputValue()).toBe('5')
  })
})
