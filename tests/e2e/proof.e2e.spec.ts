/** On a phone: from a shipped order to the lot it came from, and that lot's history checked in the browser and on paper. */
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBag } from '../../scripts/lib/backend.mjs'
import { launchBrowser, weighScripts } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { buyAndPay, openPhone } from './buyer'
import { type Staff, staffOf } from './staff'

const LIGHT_BYTES = 100_000

describe('a buyer who wants proof', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  let staff: Staff
  let lot: string
  let code: string
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
    staff = await staffOf(shop)
  })
  afterAll(() => browser.close())

  const ship = async (id: string) => {
    const lines = (await staff.order(id)).items.map(({ id, quantity }) => ({ line_item_id: id, quantity }))
    await staff.post(`/orders/${id}/parcels`, { carrier_code: 'SF', tracking_number: 'SF2345678901263', lines })
  }
  const makeCode = async () => {
    const { lots } = await staff.get<{ lots: { id: string; code: string }[] }>(`/trace-codes/lots?code=${lot}`)
    const lot_id = lots.find(({ code }) => code === lot)?.id
    const order = { idempotency_key: `proof of ${lot}`, lot_id, count: 1 }
    const { batch } = await staff.post<{ batch: { id: string } }>('/trace-codes', order)
    const database = new pg.Client({ connectionString: shop.database_url })
    await database.connect()
    const { rows } = await database.query<{ code: string }>('select code from trace_code where batch_id = $1', [
      batch.id,
    ])
    await database.end()
    return rows[0]?.code ?? ''
  }

  it('sees lot and test on the card, and licence, lot and test on the line of the basket', async () => {
    await page.goto(`${shop.storefront_url}/c/bee`)
    const card = page.getByRole('article').filter({ hasText: '五味子蜜' }).first()
    expect(await card.innerText()).toMatch(/\d+月\d+日 检验合格/)
    await card.getByRole('link').click()
    await page.waitForURL(/\/products\//)
    await page.getByRole('button', { name: '加入购物车' }).click()
    await page.goto(`${shop.storefront_url}/cart`)
    const proof = page.locator('[data-line-proof]')
    await proof.waitFor()
    expect(await proof.innerText()).toMatch(/SC\d{14}[\s\S]*批次 [A-Z0-9-]+[\s\S]*\d+月\d+日 检验合格/)
    await proof.getByRole('link', { name: /^SC/ }).click()
    await page.waitForURL(/\/products\/.+#proof$/)
    await page.locator('[data-certificates]').waitFor()
    // What was measured stands in one line with its limit, on a phone too.
    const rows = await page.locator('[data-results] li').evaluateAll((all) => all.map((row) => row.clientHeight))
    expect(rows.length).toBeGreaterThan(0)
    for (const height of rows) expect(height).toBeLessThan(30)
    await page.evaluate(() => localStorage.clear())
  })

  it('opens the demo bag whose address the start of the shop prints', async () => {
    const bag = await demoBag(shop.database_url)
    await page.goto(`${shop.storefront_url}/trace/${bag}`)
    await page.getByText('演示批次', { exact: false }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/尚未售出|是我们的货/)
    // Whoever never had it buys it, and not again.
    const sold = (await page.getByRole('heading', { level: 1 }).innerText()) !== '尚未售出'
    expect(await page.getByRole('link', { name: '再买一次' }).count()).toBe(sold ? 1 : 0)
    expect(await page.getByRole('link', { name: '买一份', exact: true }).count()).toBe(sold ? 0 : 1)
  })

  it('reads in the shipped order which lot it came from, and opens its story', async () => {
    const id = await buyAndPay(page, shop.storefront_url, 'xianggu', '宁陕香菇')
    expect(await page.locator('[data-order-lots]').count()).toBe(0)
    await ship(id)
    await page.reload()
    const proof = page.locator('[data-order-lots]')
    await proof.waitFor()
    const text = await proof.innerText()
    expect(text).toMatch(/检验合格/)
    expect(text).toMatch(/保质期至/)
    lot = /批次 ([A-Z0-9-]+)/.exec(text)?.[1] ?? ''
    await proof.getByRole('link', { name: '看这一批的来历' }).first().click()
    await page.waitForURL(new RegExp(`/01/\\d{14}/10/${lot}$`))
    await page.getByRole('heading', { name: '每一步' }).waitFor()
  })

  it('has every record of the bag checked on the phone itself, and a changed one found', async () => {
    code = await makeCode()
    const faults: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
    await page.goto(`${shop.storefront_url}/trace/${code}`, { waitUntil: 'networkidle' })
    const check = page.locator('[data-trace-check]')
    await check.scrollIntoViewIfNeeded()
    await check.getByRole('button', { name: '验证记录未被改动' }).click()
    await check.getByText(/条记录都没有被改动/).waitFor()
    expect(faults).toEqual([])

    await page.route('**/epcis', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, body: (await answer.text()).replace('"received"', '"recalled"') })
    })
    await check.getByRole('button').click()
    await check.getByText(/改动过或不完整/).waitFor()
    await page.unroute('**/epcis')
  })

  it('has the whole lot checked without a bag, from the address of the lot alone', async () => {
    const address = /\/01\/\d{14}\/10\/[^/?]+/.exec((await page.getByText(`/21/${code}`).textContent()) ?? '')?.[0]
    await page.goto(shop.storefront_url + address, { waitUntil: 'networkidle' })
    const check = page.locator('[data-trace-check]')
    await check.scrollIntoViewIfNeeded()
    await check.getByRole('button', { name: '验证记录未被改动' }).click()
    await check.getByText(/条记录都没有被改动/).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载全部记录' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${lot}.epcis.json`)
    await page.goto(`${shop.storefront_url}/trace/${code}`, { waitUntil: 'networkidle' })
  })

  it('prints the history without the shop around it', async () => {
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['header', 'footer', '[data-print-trace]'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: '检验', exact: true }).isVisible()).toBe(true)
    expect(await page.getByText(`/21/${code}`).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
  })

  it('loads at most 100 kB of compressed JavaScript for a scan', async () => {
    const scan = await openPhone(browser)
    const weight = await weighScripts(scan)
    await scan.goto(`${shop.storefront_url}/trace/${code}`, { waitUntil: 'networkidle' })
    expect(weight()).toBeGreaterThan(10_000)
    expect(weight()).toBeLessThanOrEqual(LIGHT_BYTES)
  })
})
