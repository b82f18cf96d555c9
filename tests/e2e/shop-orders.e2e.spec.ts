/** A small shop's working day: tops up, uploads a file of orders, mends what was wrong in the workbook that came back, and finds every fen. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { seriousFaults } from '../support/axe'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'
import { offerToShops, openOwnShop, payNewest, topUp, uploadOrders } from './shop-owner'
import { provePhone, type Staff, staffOf } from './staff'
import { openAdmin } from './staff-page'

const OWNER = '13800000071'
const SKU = 'XIANGGU-DRY-500G'
type Shown = { order: { state: string } }
const HEAD = ['订单编号', '收货人', '收货手机', '收货地址', '商品编码', '数量']

describe('a small shop’s orders', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  let staff: Staff
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
    staff = await staffOf(shop)
    await provePhone(shop, staff)
    await offerToShops(staff, SKU, { price_fen: 2000, floor_fen: 2800 })
    await openOwnShop(page, shop, staff, { phone: OWNER, name: '订单小铺', handle: 'ding-dan' })
  })
  afterAll(() => browser.close())

  const open = (path: string) => goTo(page, shop.storefront_url + path)
  const upload = (name: string, buffer: Buffer) => uploadOrders(page, shop, name, buffer)
  const order = (i: number, change: Partial<Record<number, string>> = {}) =>
    [`D-${i}`, `演示${i}`, '13800000000', `陕西省西安市雁塔区演示路${i}号`, SKU, '1'].map(
      (cell, at) => change[at] ?? cell,
    )

  it('are paid out of a deposit that WeChat filled', async () => {
    await open('/shop/deposit')
    expect(await seriousFaults(page)).toEqual([])
    await topUp(page, shop, 1000)
    await open('/shop/deposit')
    expect(await page.locator('[data-deposit]').innerText()).toBe('¥1,000.00')
  })

  it('come in a file: the good ones are ordered, the wrong ones come back and are mended there', async () => {
    const rows = [HEAD, ...Array.from({ length: 8 }, (_, i) => order(i + 1))]
    rows.push(order(11, { 1: '王**' }), order(12, { 2: '138' }), order(13, { 3: '演示路 3 号' }), order(14, { 5: '0' }))
    const csv = rows.map((row) => row.join(',')).join('\n')
    expect(await upload('十一月.csv', Buffer.from(csv))).toEqual({ good: 8, bad: 4 })
    expect(await page.locator('[data-file-lacks]').count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '先下没有错的 8 单' }).click()
    await page.getByText('已处理 8 / 8').waitFor()

    const href = await page.locator('[data-file-wrong]').getAttribute('href')
    const back = await readTable(await (await page.request.get(shop.storefront_url + href)).body())
    const table = back.rows.map(({ cells }) => Array.from(cells, (cell) => cell?.text ?? ''))
    expect(table[0]).toEqual([...HEAD, '错误原因', '建议修正'])
    const mended = table.map((row, i) => (i ? [...order(Number(row[0]?.slice(2))), ...row.slice(6)] : row))
    const sheet = mended.map((row) => row.map((value) => ({ value, type: String })))
    const workbook = await writeExcelFile(sheet).toBuffer()
    expect(await upload('十一月-待修正.xlsx', workbook)).toEqual({ good: 4, bad: 0 })
    await page.getByRole('button', { name: '全部下单（4 单' }).click()
    await page.getByText('已处理 4 / 4').waitFor()
    expect(await upload('十一月.csv', Buffer.from(csv))).toEqual({ good: 0, bad: 12 })
    await page.getByText('这个编号已经下过单，不会重复下').first().waitFor()
  })

  it('stand in a list and in the deposit to the fen, and one is given up', async () => {
    await open('/shop/orders')
    expect(await page.locator('[data-shop-orders] li').count()).toBe(12)
    const row = page.locator('[data-shop-orders] li').filter({ has: page.getByText('D-14', { exact: true }) })
    expect(await row.locator('[data-receiver]').innerText()).toBe('演示14 西安市雁塔区')
    expect(await row.locator('[data-goods]').innerText()).toMatch(/香菇.*× 1$/)
    expect(await seriousFaults(page)).toEqual([])
    // Whoever comes back from an order finds the list as they had chosen it.
    const tab = page.getByRole('button', { name: /^已下单/ })
    await tab.click()
    await page.getByRole('link', { name: /D-1\b/ }).first().click()
    await page.getByRole('button', { name: '取消订单' }).waitFor()
    await page.goBack()
    await page.locator('[data-shop-orders] li').first().waitFor()
    expect(await tab.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('link', { name: /D-1\b/ }).first().click()
    await page.getByRole('button', { name: '取消订单' }).click()
    await page.getByRole('button', { name: /^确定取消/ }).click()
    await page.getByText('已取消').waitFor()
    const orders = await page.evaluate(async () => (await fetch('/api/shop/me/orders?take=100&state=placed')).json())
    const spent = (orders.orders as { goods_fen: number; freight_fen: number }[]).reduce(
      (sum, { goods_fen, freight_fen }) => sum + goods_fen + freight_fen,
      0,
    )
    await expect
      .poll(async () => (await page.evaluate(async () => (await fetch('/api/shop/me/deposit')).json())).balance_fen, {
        timeout: 15_000,
      })
      .toBe(100_000 - spent)
    const settled = await page.evaluate(async () => (await fetch('/api/shop/me/deposit?take=100')).json())
    expect(settled.movements[0].balance_fen).toBe(settled.balance_fen)
  })

  it('fit a phone, whatever stands in them and in either language, and show where one is', async () => {
    const long = order(99, { 4: 'x'.repeat(120) }).join(',')
    await upload('十二月.csv', Buffer.from([HEAD.join(','), long].join('\n')))
    await page.getByText('没有供货的商品编码').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await open('/shop/webhooks')
    const here = await page.locator('nav [aria-current=page]').boundingBox()
    expect(here && here.x >= 0 && here.x + here.width <= 390).toBe(true)
    await open('/en/shop/orders')
    const tabs = await page.getByRole('group', { name: 'By state' }).getByRole('button').all()
    const boxes = await Promise.all(tabs.map((tab) => tab.evaluate((one) => [one.clientWidth, one.scrollWidth])))
    expect(boxes.length).toBeGreaterThan(3)
    for (const [width, needed] of boxes) expect(needed).toBeLessThanOrEqual(width ?? 0)
  })

  it('are typed by hand for a buyer whose address is pasted', async () => {
    await open('/shop/orders/new')
    await page.getByLabel('加一种商品').selectOption({ index: 1 })
    await page.getByRole('button', { name: '粘贴整段地址' }).click()
    await page.locator('#address-paste').fill('李小山 13800000001 陕西省安康市宁陕县城关镇演示街 2 号')
    await page.getByRole('button', { name: '识别' }).click()
    await expect
      .poll(() => page.getByRole('textbox', { name: '收货人', exact: true }).inputValue(), { timeout: 10_000 })
      .toBe('李小山')
    await page.getByRole('button', { name: '试算' }).click()
    await page.locator('[data-quote-total]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '确认下单' }).click()
    await page.waitForURL(/\/shop\/orders\/shord_/)
    await page.getByText('李小山').waitFor()
  })

  it('take money out again: asked by the owner, let go by two of finance, paid by the bank, told in the shop’s name', async () => {
    const finance = async (name: string) => {
      const person = await staff.invite(`${name}-money@example.com`, ['role_finance'])
      return openAdmin(browser, shop, person.credentials)
    }
    const [lan, mei] = [await finance('lan'), await finance('mei')]
    await open('/shop/deposit')
    const had = await page.locator('[data-deposit]').innerText()
    await page.getByLabel('提现金额（元）').fill('99999')
    await page.getByRole('button', { name: '申请提现' }).click()
    await page.getByText(`现在最多提 ${had}`).waitFor()
    await page.getByLabel('提现金额（元）').fill('100')
    await page.getByRole('button', { name: '申请提现' }).click()
    await page.getByText('提 ¥100.00 到收款账户？').waitFor()
    await page.getByRole('button', { name: '确认提现' }).click()
    await page.locator('[data-withdrawals]').getByText('待审核').waitFor()
    expect(await seriousFaults(page)).toEqual([])

    const at = (desk: Page, state: string) => desk.goto(`${shop.backend_url}/app/ledger/payouts?state=${state}`)
    const press = async (desk: Page, name: string) => {
      await desk.getByRole('button', { name }).first().click()
      await desk.getByRole('alertdialog').getByRole('button', { name }).click()
    }
    await at(lan, 'asked')
    await press(lan, '审核通过')
    await lan.getByText('已审核，等另一位同事复核').waitFor()
    await at(mei, 'checked')
    await press(mei, '复核放行')
    await mei.getByText('已放行').waitFor()
    await at(mei, 'approved')
    await mei.getByRole('button', { name: /做打款文件/ }).click()
    const file = mei.waitForEvent('download')
    await mei.getByRole('alertdialog').getByRole('button', { name: '做打款文件' }).click()
    const { rows } = await readTable(readFileSync(await (await file).path()))
    expect(rows[1]?.cells.slice(1, 5).map((cell) => cell?.text)).toEqual([
      ...['陈小山', '6230280012345678', '宁陕农商银行', '100.00'],
    ])
    await at(lan, 'sent')
    await lan.getByRole('button', { name: '登记结果' }).click()
    await lan.getByLabel('银行流水号').fill('BANK-2026-1')
    await lan.getByRole('dialog').getByRole('button', { name: '登记' }).click()
    await lan.getByText('已登记到账').waitFor()
    await open('/shop/deposit')
    await page.locator('[data-withdrawals]').getByText('已到账').waitFor()
    for (const desk of [lan, mei]) await desk.context().close()
  })

  it('come to one sum with the statement, which proves itself in the browser and is confirmed', async () => {
    const desk = await openAdmin(browser, shop)
    await desk.goto(`${shop.backend_url}/app/shops/statements`)
    await desk.getByRole('button', { name: '现在出账' }).click()
    await desk.getByLabel('小店').selectOption('订单小铺')
    await desk.getByRole('dialog').getByRole('button', { name: '出账' }).click()
    await desk.getByText('已出账').waitFor()
    await open('/shop/statements')
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('[data-statements] a').first().click()
    await page.locator('[data-closing]').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const { balance_fen } = await page.evaluate(async () => (await fetch('/api/shop/me/deposit')).json())
    const yuan = (text: string) => Math.round(Number(text.replace(/[¥,]/g, '')) * 100)
    expect(yuan(await page.locator('[data-closing]').innerText())).toBe(balance_fen)
    await page.getByRole('button', { name: '校验这张对账单' }).click()
    await page.getByText('校验通过').waitFor()
    await page.getByRole('button', { name: '这笔不对' }).first().click()
    await page.getByLabel('第 1 行哪里不对').fill('请核对充值金额')
    await page.getByRole('button', { name: '提交异议' }).click()
    await page.locator('[data-statement-state]').getByText('有异议').waitFor()
    await desk.goto(`${shop.backend_url}/app/shops/statements?state=disputed`)
    await desk.getByRole('row').nth(1).click()
    await desk.getByLabel('答复（小店会看到）').fill('充值金额与微信账单一致')
    await desk.getByRole('button', { name: '答复', exact: true }).click()
    await desk.getByText('已答复').waitFor()
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByText('充值金额与微信账单一致').waitFor()
    await page.getByRole('button', { name: '确认无误' }).click()
    await page.getByRole('button', { name: /^确认期末余额/ }).click()
    await page.locator('[data-statement-state]').getByText('已确认').waitFor()
    await desk.context().close()
  })

  it('are told before they are sent what the deposit lacks, and by what a sum typed wrong is wrong', async () => {
    const dear = Array.from({ length: 3 }, (_, i) => order(201 + i, { 5: '20' }).join(','))
    expect(await upload('大单.csv', Buffer.from([HEAD.join(','), ...dear].join('\n')))).toEqual({ good: 3, bad: 0 })
    await page
      .locator('[data-file-lacks]')
      .getByText(/还差 ¥\d/)
      .waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('[data-file-lacks]').getByRole('link', { name: '去充值' }).click()
    for (const typed of ['abc', '1.234']) {
      await page.getByLabel('充值金额（元）').fill(typed)
      await page.getByRole('button', { name: '微信支付' }).click()
      await page.getByText('请填写金额，最多两位小数').waitFor()
      expect(await page.getByLabel('充值金额（元）').evaluate((field) => field === document.activeElement)).toBe(true)
    }
  })

  it('are paid at once by WeChat where the deposit does not reach, and placed then', async () => {
    const id = await page.evaluate(async (code) => {
      const address = { province: '陕西省', city: '西安市', district: '雁塔区', detail: '演示路 1 号' }
      const receiver = { name: '演示买家', phone: '13800000000', ...address }
      const body = JSON.stringify({ number: 'D-HELD', receiver, items: [{ sku: code, quantity: 60 }] })
      const headers = { 'content-type': 'application/json' }
      const { order } = await (await fetch('/api/shop/me/orders', { method: 'POST', headers, body })).json()
      return order.id as string
    }, SKU)
    await open(`/shop/orders/${id}`)
    await page.getByRole('heading', { name: '付好马上下单' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await payNewest(shop, () => page.getByRole('button', { name: /^微信支付 ¥/ }).click())
    await page.waitForURL((url) => url.origin !== new URL(shop.storefront_url).origin, { timeout: 10_000 })
    const state = async () =>
      ((await (await page.request.get(`${shop.storefront_url}/api/shop/me/orders/${id}`)).json()) as Shown).order.state
    await expect.poll(state, { timeout: 30_000, interval: 500 }).toBe('placed')
    await open(`/shop/orders/${id}`)
    expect(await page.getByRole('heading', { name: '付好马上下单' }).count()).toBe(0)
  })
})
