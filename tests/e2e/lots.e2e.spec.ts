/**
 * The warehouse's own forms, in the real admin: a lot split with a loss, its promise, a lot turned away, a step
 * photographed, a standard renewed, and goods held on their way out until a second person lets them go. No other journey buys this good.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBag } from '../../scripts/lib/backend.mjs'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { buyAndPay, openPhone } from './buyer'
import { type Staff, staffOf } from './staff'
import { openAdmin, shipAll } from './staff-page'

const GOOD = '羊肚菌（干）'
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

type Good = { id: string; title: string; producer_id: string | null; sizes: { inventory_item_id: string }[] }
type File = {
  lot: { id: string; code: string; state: string; received_quantity: number }
  movements: { delta: number; reason: string }[]
  promise: { number: string | null }
}

describe('the warehouse’s forms', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let desk: Page
  let colleague: Page
  let staff: Staff
  let good: Good
  let location_id: string

  beforeAll(async () => {
    browser = await launchBrowser()
    const admin = await staffOf(shop)
    staff = await admin.invite('demo-first@shanzhen.local')
    const second = await admin.invite('demo-second@shanzhen.local')
    desk = await openAdmin(browser, shop, staff.credentials)
    colleague = await openAdmin(browser, shop, second.credentials)
    const { goods, locations } = await staff.get<{ goods: Good[]; locations: { id: string }[] }>('/lots/goods')
    good = goods.find(({ title }) => title === GOOD) as Good
    location_id = locations[0].id
  })
  afterAll(() => browser?.close())

  const open = (page: Page, path: string) => page.goto(`${shop.backend_url}/app${path}`)
  const fileOf = (id: string) => staff.get<File>(`/lots/${id}`)
  const receive = async (code: string): Promise<string> => {
    const lot = {
      ...{ good_id: good.id, inventory_item_id: good.sizes[0].inventory_item_id, quantity: 12, code },
      ...{ made_on: dayFromNow(-3), producer_id: good.producer_id },
    }
    const delivery = { location_id, supplier_name: '演示合作社', note_number: `SH-${code}`, lots: [lot] }
    return (await staff.post<{ lots: { id: string }[] }>('/lots', delivery)).lots[0].id
  }

  it('split a lot, write the loss down, and enter the new lot’s own promise', async () => {
    const parent = await receive('WORK-1')
    await open(desk, `/lots/${parent}`)
    await desk.getByLabel('数量（件）', { exact: true }).fill('10')
    await desk.getByText('领用 12 件 − 产出 10 件 = 损耗 2 件').waitFor()
    await desk.getByRole('button', { name: '生成新批次' }).click()
    await desk.getByRole('button', { name: '登记', exact: true }).click()
    await desk.waitForURL((url) => /\/lots\/lot_/.test(url.pathname) && !url.pathname.endsWith(parent))
    const child = new URL(desk.url()).pathname.split('/').pop() ?? ''
    const moved = (await fileOf(parent)).movements.map(({ reason, delta }) => [reason, delta])
    expect(moved).toEqual([
      ['receive', 12],
      ['split', -10],
      ['loss', -2],
    ])
    const { lot } = await fileOf(child)
    expect(lot).toMatchObject({ state: 'quarantine', received_quantity: 10 })

    await desk.getByRole('heading', { name: lot.code }).waitFor()
    await desk.getByLabel('合格证编号').fill('HGZ-WORK-1')
    await desk.getByRole('button', { name: '登记合格证' }).click()
    await desk.getByText('承诺达标合格证 HGZ-WORK-1').waitFor()
    expect((await fileOf(child)).promise.number).toBe('HGZ-WORK-1')
  })

  it('turn a lot away with its reason and where it went', async () => {
    const id = await receive('WORK-2')
    await open(desk, `/lots/${id}`)
    await desk.getByLabel('不合格的原因').fill('水分超标')
    await desk.getByLabel('处理方式').click()
    await desk.getByRole('option', { name: '就地销毁' }).click()
    await desk.getByRole('button', { name: '判为不合格' }).click()
    await desk.getByRole('button', { name: '确定' }).click()
    await desk.getByText('收货 12 件，现存 0 件').waitFor()
    expect((await fileOf(id)).lot.state).toBe('rejected')
  })

  it('photograph a step of a lot for everyone who scans a bag of it, and hide the picture again', async () => {
    const bag = await demoBag(shop.database_url)
    const answer = await fetch(`${shop.storefront_url}/api/store/trace/${bag}`)
    const { trace } = (await answer.json()) as { trace: { lot: { code: string } } }
    const { lots } = await staff.get<{ lots: { id: string; code: string }[] }>(
      `/trace-codes/lots?code=${trace.lot.code}`,
    )
    const caption = '入库时逐筐查看'
    await open(desk, `/lots/${lots.find(({ code }) => code === trace.lot.code)?.id}`)
    await desk.getByLabel('照片属于哪一步').click()
    await desk.getByRole('option', { name: '检验' }).click()
    await desk.getByLabel('说明').fill(caption)
    const photo = { name: 'photo.png', mimeType: 'image/png', buffer: await desk.screenshot() }
    await desk.getByLabel('选择照片').setInputFiles(photo)
    await desk.getByRole('button', { name: '添加照片' }).click()
    await desk.getByRole('img', { name: caption }).waitFor()

    const phone = await openPhone(browser)
    await phone.goto(`${shop.storefront_url}/trace/${bag}`)
    const shown = phone.getByRole('listitem').filter({ hasText: '检验' }).getByRole('link', { name: caption })
    await shown.scrollIntoViewIfNeeded()
    await phone.locator('[data-step-photo] img').evaluate((picture: HTMLImageElement) => picture.decode())
    await shown.click()
    await phone.waitForURL(/\/media\/.+\.jpg$/)

    await desk.getByRole('button', { name: `隐藏 ${caption}` }).click()
    await desk.getByRole('button', { name: '照片拍错了' }).click()
    await desk.getByRole('button', { name: '隐藏', exact: true }).click()
    await desk.getByRole('img', { name: caption }).waitFor({ state: 'detached' })
    await phone.goto(`${shop.storefront_url}/trace/${bag}`)
    expect(await phone.locator('[data-step-photo]').count()).toBe(0)
  })

  it('renew a standard, hold an order’s goods on their way out, and let them go as somebody else', async () => {
    await open(desk, '/standards')
    await desk.getByLabel('按商品名查找').fill('羊肚菌')
    await desk.getByRole('button', { name: '出新版' }).click()
    await desk.getByLabel('保质期（天）').fill('500')
    await desk.getByLabel('每次发货前须出库检验合格').click()
    await desk.getByRole('button', { name: '保存新版' }).click()
    await desk.getByText('第 2 版').waitFor()
    await desk.getByText('500 天').waitFor()

    const buyer = await openPhone(browser)
    const order = await buyAndPay(buyer, shop.storefront_url, 'yangdujun', GOOD)
    const told = async (state: string) => {
      await buyer.goto(`${shop.storefront_url}/orders/${order}`)
      await buyer.locator(`[data-outgoing=${state}]`).waitFor()
    }
    await told('inspecting')
    const line = (await staff.order(order)).items[0]
    const ship = async () => {
      const parcel = { carrier_code: 'CITY', lines: [{ line_item_id: line.id, quantity: 1 }] }
      const { status, text } = await staff.ask(`/orders/${order}/parcels`, parcel)
      return [status, (JSON.parse(text) as { message: string }).message]
    }
    expect((await ship())[0]).toBe(409)

    await open(desk, `/orders/${order}`)
    await desk.getByLabel('暂缓的原因').fill('封口不严')
    await desk.getByRole('button', { name: '暂缓发货', exact: true }).click()
    await desk.getByText(/^暂缓发货：羊肚菌/).waitFor()
    expect(await ship()).toEqual([409, '出库检验未通过，暂缓发货：封口不严'])
    await told('held')
    await desk.getByLabel('解除的原因').fill('我再看了一眼')
    await desk.getByRole('button', { name: '解除暂缓' }).click()
    await desk.getByText('登记暂缓的人不能自己解除，请另一位同事复核').first().waitFor()

    await open(colleague, '/outgoing')
    await colleague.getByLabel('解除的原因').fill('已换袋，封口完好')
    await colleague.getByRole('button', { name: '解除暂缓' }).click()
    await colleague.getByText('没有暂缓发货的商品。').waitFor()
    await told('inspecting')

    await open(desk, `/orders/${order}`)
    await desk.getByLabel('水分').fill('9.5')
    await desk.getByRole('button', { name: '合格', exact: true }).click()
    await desk.getByText('水分 9.5%').waitFor()
    await shipAll(desk, shop, order, 'SF2345678901252')
    await buyer.goto(`${shop.storefront_url}/orders/${order}`)
    await buyer.getByRole('heading', { name: '已发货' }).waitFor()
    expect(await buyer.locator('[data-outgoing]').count()).toBe(0)
  })
})
