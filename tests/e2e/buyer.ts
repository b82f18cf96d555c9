/** A shopper's steps that several journeys share. */
import type { Browser, Page } from 'playwright-core'
import { PHONE } from '../support/browser'
import { expect } from 'vitest'

export const ADDRESS_LINE = '演示买家 13800138000 陕西省西安市雁塔区演示路1号'

const PHONE_BROWSER =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

/** A page in a phone's own browser, outside WeChat. */
export const openPhone = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ ...PHONE, userAgent: PHONE_BROWSER })).newPage()

/** Finds a good, buys one of it and pays with WeChat; gives the order's id. */
export async function buyAndPay(page: Page, storefrontUrl: string, word: string, title: string): Promise<string> {
  await page.goto(storefrontUrl)
  await findGood(page, word, title)
  await page.getByRole('button', { name: '立即购买' }).click()
  return payForBasket(page, storefrontUrl)
}

/** From 立即购买 to the paid order. */
export async function payForBasket(page: Page, storefrontUrl: string): Promise<string> {
  await page.waitForURL(/\/checkout\?buy=/)
  await fillAddress(page)
  const id = await placeOrder(page)
  await page.getByRole('button', { name: '立即支付' }).click()
  await page.waitForURL(new RegExp(`^${storefrontUrl}/orders/${id}`))
  await page.getByRole('heading', { name: '待发货' }).waitFor()
  return id
}

/** Types pinyin into the search box and opens the good by its name. */
export async function findGood(page: Page, word: string, title: string): Promise<void> {
  await page.getByRole('combobox', { name: '搜索山货' }).first().fill(word)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/search\?/)
  await page.getByRole('main').getByRole('link', { name: title }).first().click()
  await page.waitForURL(/\/products\//)
}

/** Pastes a whole address line, as people copy it from a chat. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByRole('button', { name: '粘贴整段地址，自动填写' }).click()
  await page.getByLabel('姓名、手机号和地址，一起粘贴即可').fill(ADDRESS_LINE)
  await page.getByRole('button', { name: '识别', exact: true }).click()
  await page.getByRole('button', { name: /所在地区 陕西省/ }).waitFor()
  expect(await page.getByLabel('收货人').inputValue()).toBe('演示买家')
}

/** Waits until the price is complete and places the order; gives its id. */
export async function placeOrder(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^提交订单 ¥/ }).click()
  await page.waitForURL(/\/orders\/|\/pay\/h5/)
  return orderIdOf(page)
}

function orderIdOf(page: Page): string {
  const url = decodeURIComponent(decodeURIComponent(page.url()))
  const id = /\/orders\/(order_[0-9A-Z]+)/.exec(url)?.[1]
  if (!id) throw new Error(`no order in ${page.url()}`)
  return id
}
