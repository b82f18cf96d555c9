/**
 * One bag's story: a delivery too moist is turned away, the next one passes, is let in by a second person, sold, shipped,
 * scanned, and called back. No other journey buys this good.
 */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { buyAndPay, openPhone } from './buyer'
import { type Staff, staffOf } from './staff'
import { openAdmin, shipAll } from './staff-page'

const GOOD = '花菇（干）'
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

type Good = {
  id: string
  title: string
  producer_id: string | null
  sizes: { title: string; inventory_item_id: string }[]
}
type Lot = { id: string; code: string; state: string; good_id: string }

describe('a bag', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let buyer: Page
  let desk: Page
  let receiver: Staff
  let second: Staff
  let database: pg.Client
  let good: Good
  let location_id: string

  beforeAll(async () => {
    browser = await launchBrowser()
    buyer = await openPhone(browser)
    desk = await openAdmin(browser, shop)
    const admin = await staffOf(shop)
    receiver = await admin.invite('demo-receiver@shanzhen.local')
    second = await admin.invite('demo-quality@shanzhen.local')
    database = new pg.Client({ connectionString: shop.database_url })
    await database.connect()
    const { goods, locations } = await receiver.get<{ goods: Good[]; locations: { id: string }[] }>('/lots/goods')
    good = goods.find(({ title }) => title === GOOD) as Good
    expect(good.sizes.map(({ title }) => title)).toEqual(['200g', '400g'])
    location_id = locations[0].id
  })
  afterAll(async () => {
    await database?.end()
    await browser?.close()
  })

  const receive = async (code: string): Promise<Lot> => {
    const lot = {
      ...{ good_id: good.id, inventory_item_id: good.sizes[0].inventory_item_id, quantity: 12, code },
      ...{ made_on: dayFromNow(-3), best_before: dayFromNow(90), best_before_reason: '演示：透气包装，保质期较短' },
      producer_id: good.producer_id,
      ...{ town: '城关镇', village: '青龙娅村', promise_number: `HGZ-${code}` },
    }
    const delivery = { location_id, supplier_name: '演示合作社', note_number: `SH-${code}`, lots: [lot] }
    return (await receiver.post<{ lots: Lot[] }>('/lots', delivery)).lots[0]
  }
  const inspect = (lot: Lot, moisture: number) =>
    receiver.post<{ inspection: { verdict: string } }>(`/lots/${lot.id}/inspections`, {
      ...{ method: 'GB 5009.3', sampling: '随机抽取 5 袋', sample_count: 5 },
      values: [
        { name: '水分', value: moisture },
        { name: '二氧化硫', value: 0.01 },
      ],
    })
  const shelf = async () => {
    const { inventory_item } = await receiver.get<{ inventory_item: { stocked_quantity: number } }>(
      `/inventory-items/${good.sizes[0].inventory_item_id}?fields=stocked_quantity`,
    )
    return inventory_item.stocked_quantity
  }
  const stateOf = async (lot: Lot) => (await receiver.get<{ lot: Lot }>(`/lots/${lot.id}`)).lot.state
  const told = () =>
    readFileSync(shop.outbox_file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { template: string; text: string })

  it('goes from the village to the phone that scans it, and back when it is recalled', async () => {
    const before = await shelf()
    const moist = await receive('TRUST-1')
    expect((await inspect(moist, 15.2)).inspection.verdict).toBe('failed')
    expect((await second.ask(`/lots/${moist.id}/release`, {})).status).toBeGreaterThanOrEqual(400)
    await receiver.post(`/lots/${moist.id}/reject`, { reason: '水分超标', disposal: '退回供货人' })
    expect([await stateOf(moist), await shelf()]).toEqual(['rejected', before])

    const lot = await receive('TRUST-2')
    expect((await inspect(lot, 11.4)).inspection.verdict).toBe('passed')
    const own = await receiver.ask(`/lots/${lot.id}/release`, {})
    expect(own.status).toBeGreaterThanOrEqual(400)
    expect(own.text).toMatch(/[一-龥]/)
    await second.post(`/lots/${lot.id}/release`, {})
    expect(await shelf()).toBe(before + 12)
    const { batch } = await receiver.post<{ batch: { id: string } }>('/trace-codes', {
      ...{ idempotency_key: 'trust journey', lot_id: lot.id, count: 12 },
    })
    const { rows } = await database.query<{ code: string }>(
      'select code from trace_code where batch_id = $1 order by seq limit 1',
      [batch.id],
    )

    const order = await buyAndPay(buyer, shop.storefront_url, 'huagu', GOOD)
    await shipAll(desk, shop, order, 'SF2345678901241')
    await buyer.goto(`${shop.storefront_url}/trace/${rows[0].code}`)
    await buyer.getByText('TRUST-2').first().waitFor()
    await buyer.getByText('青龙娅村').first().waitFor()
    await buyer.getByText('11.4%').first().waitFor()
    expect(await buyer.getByText('15.2').count()).toBe(0)
    expect(await seriousFaults(buyer)).toEqual([])

    const lots = (await receiver.get<{ lots: Lot[] }>('/lots?state=released')).lots.filter(
      ({ good_id, id }) => good_id === good.id && id !== lot.id,
    )
    for (const { id } of lots) {
      await receiver.post('/recalls', { lot_id: id, reason: '同批菌棒抽检不合格', class: 'second' })
    }
    const product = `${shop.storefront_url}/products/huagu`
    // What the page tells search engines; the words alone lie in every page for later.
    const forSale = async () => (await (await fetch(product)).text()).includes('schema.org/InStock')
    expect(await forSale()).toBe(true)
    const { recall } = await receiver.post<{ recall: { id: string } }>('/recalls', {
      ...{ lot_id: lot.id, reason: '同批菌棒抽检不合格', class: 'second' },
    })
    const recalledAt = Date.now()
    await expect.poll(forSale, { timeout: 5000, interval: 50 }).toBe(false)
    expect(Date.now() - recalledAt).toBeLessThan(1000)
    await buyer.goto(product)
    expect(await buyer.getByRole('button', { name: '立即购买' }).count()).toBe(0)
    await buyer.goto(`${shop.storefront_url}/trace/${rows[0].code}`)
    await buyer.getByText(/召回/).first().waitFor()
    expect(await seriousFaults(buyer)).toEqual([])

    await expect
      .poll(() => told().filter(({ template, text }) => template === 'recall-opened' && text.includes('TRUST-2')), {
        timeout: 15_000,
      })
      .toHaveLength(1)
    type Row = { id: string; kind: string; order_id: string | null }
    const report = await receiver.get<{ recall: { affected: Row[] } }>(`/recalls/${recall.id}`)
    const row = report.recall.affected.find(({ kind, order_id }) => kind === 'buyer' && order_id === order)
    await receiver.post(`/recalls/${recall.id}/affected/${row?.id}`, { action: 'refund' })
    await buyer.goto(`${shop.storefront_url}/orders/${order}`)
    await buyer.locator('[data-refund]').waitFor()
    expect((await receiver.order(order)).payment_status).toBe('refunded')
  })
})
