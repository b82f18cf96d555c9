/**
 * The supply center from end to end: a small shop is let in, fills its deposit, picks a good, uploads five hundred orders of
 * which seven are wrong, mends them in the workbook that came back; a wave is picked, packed by scan and handed over; the
 * shop's own system hears of it, a damaged parcel is settled, the statement is confirmed, and the rest is paid out.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Webhook } from 'standardwebhooks'
import writeExcelFile from 'write-excel-file/node'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { goTo, launchBrowser, PHONE } from '../support/browser'
import { openTestShop, shopsOfRun, type ShopUnderTest } from '../support/e2e-shop'
import { openReceiver } from '../support/receiver'
import { openPhone } from './buyer'
import { offerToShops, openOwnShop, topUp, uploadOrders, webhookSecret } from './shop-owner'
import { bringIn, provePhone, type Staff, staffOf } from './staff'
import { openAdmin } from './staff-page'

const GOOD = '即食香菇脆'
const SKU = 'XIANGGU-SLICE-80G'
const HEAD = ['订单编号', '收货人', '收货手机', '收货地址', '商品编码', '数量']
const ORDERS = 500
const WRONG: Partial<Record<number, Partial<Record<number, string>>>> = {
  17: { 1: '王**' },
  88: { 2: '138' },
  150: { 3: '演示路 3 号' },
  201: { 5: '0' },
  299: { 4: 'NO-SUCH-GOOD' },
  377: { 1: '' },
  468: { 5: '一件' },
}
const WAVE = 12
const GIVEN_UP = 40
const PRICE_FEN = 1200
const TOP_UP_YUAN = 20_000

type Order = {
  id: string
  number: string
  order_number: number
  shipping: string
  goods_fen: number
  freight_fen: number
}
type Waiting = { id: string; display_id: number; sender: string | null }

describe('the supply center, from the application to the withdrawal', () => {
  let shop: ShopUnderTest
  let close: () => Promise<void>
  let browser: Browser
  let page: Page
  let desk: Page
  let staff: Staff
  let packer: Staff
  let receiver: Awaited<ReturnType<typeof openReceiver>>
  let secret = ''
  /** The order whose parcel arrives damaged. */
  let first = ''
  // Of five hundred orders most wait to be packed when it ends: they stand in no other journey's way.
  beforeAll(async () => {
    ;({ told: shop, close } = await openTestShop((await shopsOfRun(inject('journeys'))).prepared))
    browser = await launchBrowser()
    receiver = await openReceiver()
    page = await openPhone(browser)
    staff = await staffOf(shop)
    await provePhone(shop, staff)
    packer = await staff.invite('demo-center-packer@shanzhen.local')
    const looker = await staff.invite('demo-center-quality@shanzhen.local', ['role_quality'])
    desk = await openAdmin(browser, shop, packer.credentials)

    await bringIn(packer, looker, {
      ...{ title: GOOD, size: '80g', quantity: ORDERS, code: 'CENTER-1' },
      ...{ method: 'GB 4789.2', values: [{ name: '菌落总数', value: 100 }] },
    })
    await offerToShops(staff, SKU, { price_fen: PRICE_FEN, floor_fen: 1500 })
  })
  afterAll(async () => {
    receiver?.close()
    await browser?.close()
    await close?.()
  })

  const open = (path: string) => goTo(page, shop.storefront_url + path)
  const ask = async <T>(path: string) =>
    (await (await page.request.get(`${shop.storefront_url}/api/shop/me/${path}`)).json()) as T
  const balance = async () => (await ask<{ balance_fen: number }>('deposit')).balance_fen
  const upload = (name: string, buffer: Buffer) => uploadOrders(page, shop, name, buffer)
  const order = (i: number, change: Partial<Record<number, string>> = {}) =>
    [`C-${i}`, `演示${i}`, '13800000000', `陕西省西安市雁塔区演示路${i}号`, SKU, '1'].map(
      (cell, at) => change[at] ?? cell,
    )
  const placed = async () => {
    const all: Order[] = []
    for (let next: string | null = ''; next !== null;) {
      const page: { orders: Order[]; next: string | null } = await ask(
        `orders?state=placed&take=100${next && `&after=${encodeURIComponent(next)}`}`,
      )
      all.push(...page.orders)
      next = page.next
    }
    return all
  }
  const heard = (type: string) =>
    receiver.got
      .map(({ headers, body }) => new Webhook(secret).verify(body, headers as Record<string, string>))
      .filter((event) => (event as { type: string }).type === type) as { data: Record<string, unknown> }[]

  it('lets a shop in, which fills its deposit by WeChat, picks a good and names where its system listens', async () => {
    await openOwnShop(page, shop, staff, { phone: '13800000073', name: '全程小铺', handle: 'quan-cheng' })
    await topUp(page, shop, TOP_UP_YUAN)
    expect(await balance()).toBe(TOP_UP_YUAN * 100)

    await open('/shop/goods')
    const good = page.locator('[data-shop-goods] li').filter({ hasText: GOOD }).first()
    await good.getByRole('button', { name: '选来卖' }).click()
    await good.getByLabel('我的售价（元）').fill('19.9')
    await good.getByRole('button', { name: '保存' }).click()
    await good.getByText('¥19.90').waitFor()

    await open('/shop/webhooks')
    await page.getByLabel('网址').fill(receiver.url)
    await page.getByRole('button', { name: '添加推送地址' }).click()
    secret = await webhookSecret(page)
    expect(secret).toMatch(/^whsec_/)
  }, 120_000)

  it('takes five hundred orders out of a file in two rounds, the seven wrong ones mended where they came back', async () => {
    const rows = [HEAD, ...Array.from({ length: ORDERS }, (_, i) => order(i + 1, WRONG[i + 1]))]
    expect(await upload('全程.csv', Buffer.from(rows.map((row) => row.join(',')).join('\n')))).toEqual({
      good: ORDERS - 7,
      bad: 7,
    })
    await page.getByRole('button', { name: `先下没有错的 ${ORDERS - 7} 单` }).click()
    await page.getByText(`已处理 ${ORDERS - 7} / ${ORDERS - 7}`).waitFor({ timeout: 60_000 })
    const href = await page.locator('[data-file-wrong]').getAttribute('href')
    const back = await readTable(await (await page.request.get(shop.storefront_url + href)).body())
    const table = back.rows.map(({ cells }) => Array.from(cells, (cell) => cell?.text ?? ''))
    expect(table.slice(1).map(([number]) => number)).toEqual(Object.keys(WRONG).map((i) => `C-${i}`))
    const mended = table.map((row, i) => (i ? [...order(Number(row[0].slice(2))), ...row.slice(6)] : row))
    const workbook = await writeExcelFile(mended.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
    expect(await upload('全程-待修正.xlsx', workbook)).toEqual({ good: 7, bad: 0 })
    await page.getByRole('button', { name: '全部下单（7 单' }).click()
    await page.getByText('已处理 7 / 7').waitFor()
    await expect.poll(async () => (await placed()).length, { timeout: 30_000, interval: 500 }).toBe(ORDERS)
    const all = await placed()
    expect(new Set(all.map(({ number }) => number)).size).toBe(ORDERS)
    const spent = all.reduce((sum, { goods_fen, freight_fen }) => sum + goods_fen + freight_fen, 0)
    expect(all.every(({ goods_fen }) => goods_fen === PRICE_FEN)).toBe(true)
    await expect.poll(balance, { timeout: 30_000 }).toBe(TOP_UP_YUAN * 100 - spent)
  }, 180_000)

  it('picks a wave on a phone, packs it by scan alone and hands it over; the shop sees the numbers, and its system hears', async () => {
    const settings = (await staff.get<{ settings: object }>('/warehouse/settings')).settings
    await staff.post('/warehouse/settings', { ...settings, wave_size: WAVE })
    const numbers = Array.from({ length: WAVE }, (_, i) => `SF${7_100_000_000_000 + i}`)
    await staff.post('/warehouse/waybill-numbers', { carrier_code: 'SF', text: numbers.join('\n') })
    const own: Waiting[] = []
    for (let after: string | null = ''; after !== null && own.length < WAVE;) {
      const list: { orders: Waiting[]; next: string | null } = await packer.get(
        `/warehouse/orders?look=ready&waved=no${after && `&after=${encodeURIComponent(after)}`}`,
      )
      own.push(...list.orders.filter(({ sender }) => sender === '全程小铺'))
      after = list.next
    }
    const order_ids = own.slice(0, WAVE).map(({ id }) => id)
    const { wave } = await packer.post<{ wave: { id: string } }>('/warehouse/waves', { kind: 'batch', order_ids })
    await desk.goto(`${shop.backend_url}/app/warehouse/waves/${wave.id}`)
    await desk.getByRole('button', { name: '取运单号' }).click()
    await desk.getByText(`取到 ${WAVE} 个运单号`).first().waitFor()
    const phone = await (
      await browser.newContext({ ...PHONE, storageState: await desk.context().storageState() })
    ).newPage()
    await phone.goto(desk.url())
    const shelf = phone.getByLabel('扫批次号或商品码')
    await shelf.fill(SKU)
    await shelf.press('Enter')
    await expect.poll(() => phone.getByRole('button', { name: /^拣够/ }).count()).toBe(0)
    expect(await shelf.evaluate((field) => field === document.activeElement)).toBe(true)
    await phone.context().close()

    await desk.goto(`${shop.backend_url}/app/warehouse/pack`)
    await desk.getByLabel('扫码').waitFor()
    // A browser without a screen dies of its own print dialog.
    await desk.getByLabel('装好后打印面单').click()
    await desk.getByLabel('扫码').focus()
    const scan = async (code: string) => {
      await desk.keyboard.type(code)
      await desk.keyboard.press('Enter')
    }
    const used: string[] = []
    for (const { display_id } of own.slice(0, WAVE)) {
      await scan(`O-${display_id}`)
      await desk.getByRole('region', { name: `订单 ${display_id}` }).waitFor()
      await scan(SKU)
      const done = desk.locator('[data-told=done]').filter({ hasText: /SF71\d+/ })
      await done.waitFor()
      used.push(/SF71\d+/.exec(await done.innerText())?.[0] ?? '')
    }
    expect(used.toSorted()).toEqual(numbers)

    await desk.goto(`${shop.backend_url}/app/warehouse/handover`)
    await desk.getByLabel('扫运单号').waitFor()
    for (const number of used) {
      await scan(number)
      await desk.getByRole('button', { name: `交出 ${used.indexOf(number) + 1} 个包裹` }).waitFor()
    }
    await desk.getByRole('button', { name: `交出 ${WAVE} 个包裹` }).click()
    await desk.getByText(`：${WAVE} 个包裹已交出`).first().waitFor()

    first = (await placed()).find(({ order_number }) => order_number === own[0].display_id)?.id ?? ''
    await open(`/shop/orders/${first}`)
    await page.getByText(used[0]).waitFor()
    await expect.poll(() => heard('order.shipped').length, { timeout: 100_000, interval: 200 }).toBe(WAVE)
    await expect.poll(() => heard('order.placed').length, { timeout: 100_000, interval: 200 }).toBe(ORDERS)
    expect(JSON.stringify(receiver.got)).not.toMatch(/演示|13800000000/)
  }, 360_000)

  it('gives the money of a damaged parcel back', async () => {
    const before = await balance()
    await open(`/shop/orders/${first}`)
    await page.getByRole('button', { name: '申请售后' }).click()
    await page.getByLabel('说明（可不填）').fill('袋子破了')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.locator('[data-shop-claims]').getByText('待处理').waitFor()
    const clerk = await openAdmin(browser, shop)
    await clerk.goto(`${shop.backend_url}/app/after-sales`)
    await clerk
      .getByRole('row', { name: /即食香菇脆/ })
      .first()
      .click()
    await clerk.getByRole('button', { name: '同意', exact: true }).click()
    await clerk.getByRole('button', { name: '退款', exact: true }).click()
    await clerk.getByRole('button', { name: '确认退款', exact: true }).click()
    await clerk.locator('[data-claim=refunded]').waitFor()
    await clerk.context().close()
    await expect.poll(balance, { timeout: 15_000 }).toBeGreaterThanOrEqual(before + PRICE_FEN)
  }, 60_000)

  it('comes to one sum with the ledger in a statement, and pays all that is left out to two signatures', async () => {
    const spent = (await placed()).reduce((sum, { goods_fen, freight_fen }) => sum + goods_fen + freight_fen, 0)
    const { order } = await ask<{ order: { refunded_fen: number } }>(`orders/${first}`)
    await expect.poll(balance, { timeout: 60_000 }).toBe(TOP_UP_YUAN * 100 - spent + order.refunded_fen)

    const { shops } = await staff.get<{ shops: { id: string; name: string }[] }>('/shops?state=approved')
    const shop_id = shops.find(({ name }) => name === '全程小铺')?.id
    await staff.post('/settlement/statements', { shop_id })
    await open('/shop/statements')
    await page.locator('[data-statements] a').first().click()
    const closing = await page.locator('[data-closing]').innerText()
    expect(Math.round(Number(closing.replace(/[¥,]/g, '')) * 100)).toBe(await balance())
    await page.getByRole('button', { name: '校验这张对账单' }).click()
    await page.getByText('校验通过').waitFor()
    await page.getByRole('button', { name: '确认无误' }).click()
    await page.getByRole('button', { name: /^确认期末余额/ }).click()
    await page.locator('[data-statement-state]').getByText('已确认').waitFor()

    await open('/shop/deposit')
    const all = (await balance()) / 100
    await page.getByLabel('提现金额（元）').fill(String(all))
    await page.getByRole('button', { name: '申请提现' }).click()
    await page.getByRole('button', { name: '确认提现' }).click()
    await page.locator('[data-withdrawals]').getByText('待审核').waitFor()
    expect(await balance()).toBe(0)
    type Payouts = { payouts: { id: string; payee_name: string }[] }
    const { payouts } = await staff.get<Payouts>('/payouts?state=asked')
    const id = payouts.find(({ payee_name }) => payee_name === '全程小铺')?.id
    const lan = await staff.invite('center-lan@example.com', ['role_finance'])
    const mei = await staff.invite('center-mei@example.com', ['role_finance'])
    await lan.post(`/payouts/${id}/check`, {})
    expect((await lan.ask(`/payouts/${id}/approve`, {})).status).toBeGreaterThanOrEqual(400)
    await mei.post(`/payouts/${id}/approve`, {})
    await mei.post('/payout-batches', {})
    await lan.post(`/payouts/${id}/result`, { result: 'paid', reference: 'BANK-CENTER-1' })
    await open('/shop/deposit')
    await page.locator('[data-withdrawals]').getByText('已到账').waitFor()
    const states = () => heard('case.decided').map(({ data }) => data.state)
    await expect.poll(states, { timeout: 100_000, interval: 200 }).toEqual(['approved', 'refunded'])
  }, 240_000)

  it('gives up some of what was not packed, many at once, and has its money back to the fen', async () => {
    const waiting = (await placed()).filter(({ shipping }) => shipping === 'none')
    const unwanted = waiting.slice(0, GIVEN_UP)
    const refused = await page.evaluate(
      async (ids) => {
        const answers: number[] = []
        const cancel = async () => {
          for (let id = ids.pop(); id; id = ids.pop())
            answers.push((await fetch(`/api/shop/me/orders/${id}/cancel`, { method: 'POST' })).status)
        }
        await Promise.all(Array.from({ length: 8 }, cancel))
        return answers.filter((status) => status !== 200)
      },
      unwanted.map(({ id }) => id),
    )
    expect([waiting.length, refused]).toEqual([ORDERS - WAVE, []])
    const back = unwanted.reduce((sum, { goods_fen, freight_fen }) => sum + goods_fen + freight_fen, 0)
    await expect.poll(balance, { timeout: 60_000 }).toBe(back)
    expect(await placed()).toHaveLength(ORDERS - GIVEN_UP)
  }, 300_000)
})
