/** The ramp and the pile, on a phone: goods that were expected are taken in and back; a parcel is looked at, put into a carton and handed over. */
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { launchBrowser, PHONE } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { newWaybill } from '../support/waybills'
import { phoneOrder } from './admin-walk'
import { type Staff, staffOf } from './staff'
import { openAdmin } from './staff-page'

type Settings = { settings: object }
type Good = { id: string; title: string; producer_id: string | null; producer: string | null }

describe('the ramp and the pile', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let admin: Staff
  let packer: Staff
  let ramp: Page
  let quality: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    admin = await staffOf(shop)
    packer = await admin.invite('demo-ramp@shanzhen.local', ['role_warehouse'])
    const looker = await admin.invite('demo-looker@shanzhen.local', ['role_quality'])
    ramp = await phoneOf(packer)
    quality = await phoneOf(looker)
  })
  afterAll(async () => {
    const { settings } = await admin.get<Settings>('/warehouse/settings')
    await admin.post('/warehouse/settings', { ...settings, sample_every: 0, sscc_prefix: '' })
    await browser?.close()
  })

  async function phoneOf({ credentials }: Staff): Promise<Page> {
    const desk = await openAdmin(browser, shop, credentials)
    const storageState = await desk.context().storageState()
    await desk.context().close()
    return (await browser.newContext({ ...PHONE, storageState })).newPage()
  }
  const open = (page: Page, path: string) => page.goto(`${shop.backend_url}/app/warehouse${path}`)
  const fits = async (page: Page) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await seriousFaults(page, 'main')).toEqual([])
  }
  const choose = async (label: string, option: string) => {
    await ramp.getByLabel(label, { exact: true }).last().click()
    await ramp.getByRole('option', { name: option, exact: true }).click()
  }
  const enter = async (page: Page, label: string | RegExp, code: string) => {
    await page.getByLabel(label).fill(code)
    await page.keyboard.press('Enter')
  }

  /** What could not be asked is said to be neither missing nor free to go. */
  const down = async (page: Page, asked: string, scan: () => Promise<void>) => {
    const path = (url: URL) => `${url.pathname}${url.search}`.includes(`/warehouse/${asked}=`)
    await page.route(path, (route: Route) => route.fulfill({ status: 500, json: { message: 'x' } }))
    await scan()
    await page.getByText(/没有查到/).waitFor()
    await page.unroute(path)
  }

  it('takes off a place made by mistake', async () => {
    await open(ramp, '/places')
    await ramp.getByLabel('库区').fill('误')
    await ramp.getByLabel('货架').fill('99')
    await ramp.getByRole('button', { name: '添加库位' }).click()
    const wrong = ramp.getByRole('button', { name: '删除库位 误-99' })
    await wrong.click()
    await wrong.waitFor({ state: 'detached' })
  })

  it('writes down what a producer brings, takes it in with what is missing, and takes that back', async () => {
    const { goods } = await packer.get<{ goods: Good[] }>('/lots/goods')
    const good = goods.find(({ producer }) => producer) as Good
    await open(ramp, '/receiving')
    await ramp.getByRole('button', { name: '写收货单' }).click()
    await choose('生产者', good.producer ?? '')
    await choose('商品', good.title)
    await ramp.getByLabel(/^预计数量/).fill('12')
    await ramp.getByRole('button', { name: '写好' }).click()
    await ramp
      .getByText(/写好了收货单 \d+/)
      .first()
      .waitFor()
    const { notes } = await packer.get<{ notes: { number: number }[] }>('/warehouse/receiving-notes?state=expected')
    await fits(ramp)
    await enter(ramp, '扫收货单', `r-${notes.at(-1)?.number}`)
    await ramp.getByRole('button', { name: '收货', exact: true }).click()
    await ramp.getByLabel('仓库').filter({ hasNotText: '请选择' }).waitFor()
    await ramp.getByLabel(/^数量/).fill('11')
    await ramp.getByLabel(/为什么不一样$/).fill('路上碎了一瓶')
    await ramp.getByLabel('送货单号').fill(`S-${Date.now()}`)
    await ramp.getByRole('dialog').getByRole('button', { name: '收货', exact: true }).click()
    await ramp.getByText('，待检').waitFor()
    await ramp.getByText('和预计不同：路上碎了一瓶').waitFor()
    await fits(ramp)
    await ramp.getByLabel('原因').fill('点错了单')
    await ramp.getByRole('button', { name: '撤销收货' }).click()
    await ramp.getByRole('button', { name: '确定' }).click()
    await ramp.getByText('待收', { exact: true }).waitFor()
  }, 120_000)

  it('has a drawn parcel looked at by a colleague, put into a carton, and handed over by the code on it', async () => {
    const { settings } = await admin.get<Settings>('/warehouse/settings')
    await admin.post('/warehouse/settings', { ...settings, sample_every: 1, sscc_prefix: '106901234' })
    const { id, total_fen } = await phoneOrder(shop)
    await admin.post(`/checkout/orders/${id}/hand-payments`, { method: 'cash', amount_fen: total_fen })
    type Packing = { packing: { id: string; parts: { codes: string[] }[] } }
    const { packing } = await packer.post<Packing>('/warehouse/packings', { code: id })
    await packer.post(`/warehouse/packings/${packing.id}/scans`, { code: packing.parts[0].codes[0] })
    const tracking_number = newWaybill()
    await packer.post(`/warehouse/packings/${packing.id}/ship`, { tracking_number })

    await open(ramp, '/handover')
    await enter(ramp, '扫运单号', tracking_number)
    await ramp.getByText('抽检还没通过，放一边').waitFor()
    await down(ramp, 'parcels?number', () => enter(ramp, '扫运单号', newWaybill()))

    await open(quality, '/samples')
    await quality.getByText('待抽检').first().waitFor()
    await fits(quality)
    await down(quality, 'samples?code', () => enter(quality, '扫抽到的包裹', tracking_number))
    await enter(quality, '扫抽到的包裹', tracking_number)
    await quality.getByRole('list', { name: '里面该有' }).waitFor()
    await quality.getByRole('button', { name: '合格，可以交出' }).click()
    await quality.getByText(/检过，合格/).waitFor()

    await open(ramp, '/cartons')
    await ramp.getByRole('button', { name: /^开一箱：顺丰速运/ }).click()
    // A scanner types where the page has put it, and its Enter presses nothing else.
    await ramp.getByLabel(/^放进箱/).waitFor()
    await ramp.keyboard.type(tracking_number)
    await ramp.keyboard.press('Enter')
    await ramp.getByRole('button', { name: `拿出 ${tracking_number}` }).waitFor()
    await fits(ramp)
    type Cartons = { cartons: { id: string; sscc: string }[] }
    const [carton] = (await packer.get<Cartons>('/warehouse/cartons?state=open')).cartons
    // Closed without its label: a browser without a screen dies of its own print dialog.
    await packer.post(`/warehouse/cartons/${carton.id}/close`, {})
    await open(ramp, '/handover')
    await ramp.getByRole('button', { name: /^顺丰速运/ }).click()
    await enter(ramp, '扫运单号', `00${carton.sscc}`)
    await ramp.getByRole('button', { name: '交出 1 个包裹' }).click()
    await ramp
      .getByText(/交接单 \d+：1 个包裹已交出/)
      .first()
      .waitFor()
  }, 120_000)
})
