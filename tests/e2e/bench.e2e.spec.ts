/** A day at the supply center: a wave, picked on a phone, packed by scan alone, handed over; with every scan and second counted. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser, PHONE } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { phoneOrder } from './admin-walk'
import { type Staff, staffOf } from './staff'
import { openAdmin } from './staff-page'

const PARCELS = 15
const A_DAY = 300
const MOST_MS = 8000

describe('the bench', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let desk: Page
  let staff: Staff
  /** What the packer's pages asked and the shop refused: a page asks for nothing that its reader may not have. */
  const refused: string[] = []

  const ids: string[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
    staff = await staffOf(shop)
    const { settings } = await staff.get<{ settings: object }>('/warehouse/settings')
    await staff.post('/warehouse/settings', { ...settings, wave_size: PARCELS })
    const numbers = Array.from({ length: PARCELS }, (_, i) => `SF${7_000_000_000_000 + i}`)
    await staff.post('/warehouse/waybill-numbers', { carrier_code: 'SF', text: numbers.join('\n') })
    for (let i = 0; i < PARCELS; i++) {
      const { id, total_fen } = await phoneOrder(shop)
      ids.push(id)
      await staff.post(`/checkout/orders/${id}/hand-payments`, { method: 'cash', amount_fen: total_fen })
    }
    const { credentials } = await staff.invite('demo-packer@shanzhen.local', ['role_warehouse'])
    desk = await openAdmin(browser, shop, credentials)
    desk.on('response', (answer) => void (answer.status() === 403 && refused.push(answer.url())))
  })
  afterAll(() => browser?.close())

  it('asks on a packer’s pages for nothing that a packer may not have, and shows no bell', async () => {
    for (const page of ['/today', '/settings/profile']) {
      await desk.goto(`${shop.backend_url}/app${page}`, { waitUntil: 'networkidle' })
      await desk.getByRole('heading').first().waitFor()
    }
    expect(refused).toEqual([])
    const bell = (page: Page) => page.getByRole('button', { name: '通知' })
    expect(await bell(desk).count()).toBe(0)
    const owner = await openAdmin(browser, shop)
    await owner.goto(`${shop.backend_url}/app/today`)
    await bell(owner).waitFor()
    await owner.context().close()
  })

  it('takes a wave from the worklist to the van, a parcel in four scans and eight seconds at most, without a mouse', async () => {
    await desk.goto(`${shop.backend_url}/app/warehouse?look=ready&way=express&waved=no`)
    await desk.getByRole('button', { name: '筛出来的建波次：汇总拣货' }).waitFor()
    // What other journeys sold waits in the same list: this wave is of its own orders alone.
    type Made = { wave: { id: string } }
    const made = await staff.post<Made>('/warehouse/waves', { kind: 'batch', order_ids: ids })
    const wave = made.wave.id
    await desk.goto(`${shop.backend_url}/app/warehouse/waves/${wave}`)
    await desk.getByRole('button', { name: '取运单号' }).click()
    await desk
      .getByText(/取到 \d+ 个运单号/)
      .first()
      .waitFor()

    const phone = await (
      await browser.newContext({ ...PHONE, storageState: await desk.context().storageState() })
    ).newPage()
    await phone.goto(desk.url())
    await phone.getByRole('heading', { name: /^拣货 0/ }).waitFor()
    for (;;) {
      const tap = phone.getByRole('button', { name: /^拣够/ })
      const left = await tap.count()
      if (!left) break
      await tap.first().click()
      await expect.poll(() => tap.count()).toBe(left - 1)
    }
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await phone.context().close()

    type File = { orders: { order_id: string; display_id: number; state: string }[]; stops: { sku: string }[] }
    const { wave: file } = await staff.get<{ wave: File }>(`/warehouse/waves/${wave}`)
    const open = file.orders.filter(({ state }) => state === 'open')
    expect(open.length).toBe(PARCELS)
    await desk.goto(`${shop.backend_url}/app/warehouse/pack`)
    await desk.getByLabel('扫码').waitFor()
    // A browser without a screen dies of its own print dialog: the label itself is looked at below.
    await desk.getByLabel('装好后打印面单').click()
    await desk.getByLabel('扫码').focus()
    const done = desk.locator('[data-told=done]')
    const numbers: string[] = []
    const scan = async (code: string) => {
      await desk.keyboard.type(code)
      await desk.keyboard.press('Enter')
    }

    await scan(`O-${open[0]?.display_id}`)
    await desk.locator('[data-told=right]').waitFor()
    await scan('6900000000007')
    await desk.locator('[data-told=wrong]').getByText('停', { exact: true }).waitFor()
    expect(await desk.locator('[data-told=wrong]').innerText()).toMatch(/没有登记的条码.*这一单还要 .*核桃油.*1 件/s)
    expect(await seriousFaults(desk, 'main')).toEqual([])

    // All of them are of the one good that a phone order buys.
    const sku = file.stops[0]?.sku ?? ''
    const began = Date.now()
    let scans = 0
    for (const [i, { display_id }] of open.entries()) {
      // The first one is open already.
      if (i) {
        await scan(`O-${display_id}`)
        await desk.getByRole('region', { name: `订单 ${display_id}` }).waitFor()
        scans++
      }
      await scan(sku)
      scans++
      await done.filter({ hasText: /SF70{6}\d+/ }).waitFor()
      numbers.push(/SF\d+/.exec(await done.innerText())?.[0] ?? '')
    }
    expect(new Set(numbers).size).toBe(PARCELS)
    const each_ms = (Date.now() - began) / open.length
    console.log(
      `packing by scan: ${open.length} parcels, ${Math.round(each_ms)} ms and ${(scans / open.length).toFixed(1)} scans each`,
    )
    expect((scans + 1) / open.length).toBeLessThanOrEqual(4)
    expect(each_ms).toBeLessThanOrEqual(MOST_MS)
    expect((each_ms * A_DAY) / 60_000).toBeLessThanOrEqual(40)

    const label = await desk.request.get(`${shop.backend_url}/admin/warehouse/labels?order_ids=${open[0]?.order_id}`)
    expect((await label.body()).subarray(0, 5).toString()).toBe('%PDF-')

    await scan('CX-UNDO')
    await desk
      .locator('[data-told=done]')
      .getByText(/撤销了上一单/)
      .waitFor()

    await desk.goto(`${shop.backend_url}/app/warehouse/handover`)
    await desk.getByLabel('扫运单号').fill(numbers[0] ?? '')
    await desk.keyboard.press('Enter')
    await desk.getByRole('button', { name: '交出 1 个包裹' }).click()
    await desk
      .getByText(/交接单 \d+：1 个包裹已交出/)
      .first()
      .waitFor()
    await desk.getByRole('button', { name: /^全部/ }).click()
    // What other journeys packed stands in the same row.
    const rest = desk.getByRole('button', { name: /^交出 \d+ 个包裹$/ })
    await expect.poll(async () => Number(/\d+/.exec(await rest.innerText())?.[0])).toBeGreaterThanOrEqual(PARCELS - 2)
    await rest.click()
    // Other journeys' parcels of another carrier may wait on; of this wave nothing does but what was taken back.
    type Ready = { parcels: object[] }
    const waiting = async () => {
      const found = numbers.map((number) => staff.get<Ready>(`/warehouse/parcels?number=${number}`))
      return (await Promise.all(found)).flatMap(({ parcels }) => parcels)
    }
    await expect.poll(async () => (await waiting()).length, { timeout: 30_000 }).toBe(0)
    expect(refused).toEqual([])
  }, 600_000)
})
