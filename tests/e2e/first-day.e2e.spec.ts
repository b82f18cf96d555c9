/**
 * The first day of three who were invited by phone: each takes the invitation and signs in with that number; a packer ships
 * and comes no further, who inspected a lot does not let it in, another inspector does. All of it stands on record.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DESKTOP, launchBrowser, PHONE } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { newWaybill } from '../support/waybills'
import { buyAndPay, openPhone } from './buyer'
import { mailsOf, type Staff, staffOf } from './staff'
import { openAdmin, shipAll } from './staff-page'

type Person = { phone: string; role: string; family: string; given: string }
const PACKER = { phone: '19900000001', role: '仓库', family: '打', given: '包（演示）' }
const FIRST = { phone: '19900000002', role: '质检', family: '检', given: '一（演示）' }
const SECOND = { phone: '19900000003', role: '质检', family: '检', given: '二（演示）' }
const PASSWORD = 'three mushrooms on an oak'

type Good = { id: string; title: string; producer_id: string | null; sizes: { inventory_item_id: string }[] }
type Order = { total: number; payment_collections: { payments: { id: string }[] }[] }

describe('a first day at work', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let owner: Page
  let admin: Staff

  beforeAll(async () => {
    browser = await launchBrowser()
    owner = await openAdmin(browser, shop)
    admin = await staffOf(shop)
  })
  afterAll(() => browser?.close())

  async function invite({ phone, role }: Person): Promise<string> {
    await owner.goto(`${shop.backend_url}/app/staff`)
    await owner.getByRole('button', { name: '邀请员工' }).click()
    await owner.getByLabel('手机号或邮箱').fill(phone)
    await owner
      .getByRole('checkbox', { name: new RegExp(`^${role}`) })
      .first()
      .click()
    await owner.getByRole('button', { name: '发出邀请' }).click()
    await owner.getByRole('cell', { name: phone }).waitFor()
    return vi.waitFor(() => {
      const message = mailsOf(shop).findLast(({ to, template }) => to === phone && template === 'staff-invitation')
      const link = /http\S+/.exec(message?.text ?? '')?.[0]
      if (!link) throw new Error(`nothing came to ${phone}`)
      return link
    }, 10_000)
  }

  /** Takes the invitation on a page of their own and signs in there with the number alone. */
  async function begin(person: Person): Promise<Page> {
    const link = await invite(person)
    const page = await (await browser.newContext(DESKTOP)).newPage()
    await page.goto(link)
    await page.locator('input[name=first_name]').fill(person.given)
    await page.locator('input[name=last_name]').fill(person.family)
    await page.locator('input[name=password]').fill(PASSWORD)
    await page.locator('input[name=repeat_password]').fill(PASSWORD)
    const taken = page.waitForResponse((answer) => /\/admin\/invites\/accept/.test(answer.url()))
    await page.locator('button[type=submit]').click()
    expect((await taken).status()).toBe(200)
    await page.goto(`${shop.backend_url}/app/login`)
    await page.getByPlaceholder('手机号或邮箱').fill(person.phone)
    await page.locator('input[name=password]').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/app\/(?!login)/)
    return page
  }
  const byPhone = ({ phone }: Person) => staffOf(shop, { email: phone, password: PASSWORD })

  it('lets a packer ship, and nothing be done about prices, money and the book', async () => {
    const order = await buyAndPay(await openPhone(browser), shop.storefront_url, 'tufengmi', '土蜂蜜')
    const desk = await begin(PACKER)
    await shipAll(desk, shop, order, newWaybill())
    const packer = await byPhone(PACKER)
    const fields = 'total,payment_collections.payments.id'
    const { order: paid } = await admin.get<{ order: Order }>(`/orders/${order}?fields=${fields}`)
    const payment = paid.payment_collections[0].payments[0].id
    const { products } = await admin.get<{ products: { id: string; variants: { id: string }[] }[] }>(
      '/products?limit=1',
    )
    const [{ id, variants }] = products
    const price = { prices: [{ currency_code: 'cny', amount: 0.01 }] }
    const tried = [
      await packer.ask(`/products/${id}/variants/${variants[0].id}`, price),
      await packer.ask(`/payments/${payment}/refund`, { amount: 1 }),
      await packer.ask('/invites', { email: '19900000009', roles: ['role_super_admin'] }),
    ]
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403])
    await expect(packer.get('/ledger/accounts')).rejects.toThrow(': 403 ')
  })

  it('says what is wrong in sight of whoever typed it: a password too short, goods not chosen, the surname first', async () => {
    const page = await (await browser.newContext(PHONE)).newPage()
    await page.goto(await invite({ phone: '19900000004', role: '客服', family: '客', given: '服（演示）' }))
    await page.getByText('以后用手机号 19900000004 登录').waitFor()
    expect(
      await page.locator('input:visible').evaluateAll((all) => all.map((one) => one.getAttribute('name'))),
    ).toEqual(['last_name', 'first_name', 'password', 'repeat_password'])
    await page.locator('button[type=submit]').click()
    await page.getByText('必填').first().waitFor()
    await page.locator('input[name=last_name]').fill('客')
    await page.locator('input[name=first_name]').fill('服（演示）')
    await page.locator('input[name=password]').fill('123')
    await page.locator('input[name=repeat_password]').fill('123')
    await page.locator('button[type=submit]').click()
    await page.getByText('密码至少 10 个字符').waitFor()
    await page.locator('input[name=password]').fill(PASSWORD)
    await page.locator('input[name=repeat_password]').fill(PASSWORD)
    await page.locator('button[type=submit]').click()
    await page.getByText('您的账户已注册').waitFor()

    await owner.goto(`${shop.backend_url}/app/lots`)
    await owner.getByRole('button', { name: '收货登记' }).click()
    const drawer = owner.getByRole('dialog')
    await drawer.getByRole('button', { name: '登记', exact: true }).click()
    const said = drawer.getByRole('alert').filter({ hasText: '请选择商品' })
    await said.waitFor()
    const box = await said.boundingBox()
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(owner.viewportSize()?.height ?? 0)
  })

  it('lets who inspected a lot not let it in, and another inspector do so', async () => {
    const { goods, locations } = await admin.get<{ goods: Good[]; locations: { id: string }[] }>('/lots/goods')
    const good = goods.find(({ title }) => /核桃油/.test(title)) as Good
    const lot = {
      ...{ good_id: good.id, inventory_item_id: good.sizes[0].inventory_item_id, quantity: 6, code: 'DAY-1' },
      ...{ made_on: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10), producer_id: good.producer_id },
    }
    const delivery = { location_id: locations[0].id, supplier_name: '演示合作社', note_number: 'SH-DAY-1', lots: [lot] }
    const { lots } = await (await byPhone(PACKER)).post<{ lots: { id: string }[] }>('/lots', delivery)
    const [one, two] = [await begin(FIRST), await begin(SECOND)]
    const release = async (page: Page) => {
      const answer = page.waitForResponse((one) => one.url().endsWith('/release'))
      await page.getByRole('button', { name: '放行', exact: true }).click()
      await page.getByRole('button', { name: '确定' }).click()
      return [(await answer).status(), ((await (await answer).json()) as { message?: string }).message]
    }
    await one.goto(`${shop.backend_url}/app/lots/${lots[0].id}`)
    const measured = one.getByRole('textbox', { name: /必检$/ })
    await measured.first().waitFor()
    for (const field of await measured.all()) await field.fill('0')
    await one.getByRole('button', { name: '登记检验结果' }).click()
    await one.getByText('检验合格').first().waitFor()
    expect(await release(one)).toEqual([409, expect.stringMatching(/^检验过批次.+请另一位同事复核$/)])
    await two.goto(`${shop.backend_url}/app/lots/${lots[0].id}`)
    expect((await release(two))[0]).toBe(200)
    await two.getByText('已放行').first().waitFor()
  })

  it('puts all of it on record, under names', async () => {
    type Act = { user_name: string; route: string; status: number; subject_id: string | null }
    const { acts } = await admin.get<{ acts: Act[] }>('/staff/acts?kind=acts')
    const did = (name: string) =>
      acts.filter(({ user_name }) => user_name === name).map(({ route, status }) => `${route.split('/')[2]} ${status}`)
    expect(did('打包（演示）')).toEqual(
      expect.arrayContaining(['orders 201', 'products 403', 'payments 403', 'invites 403', 'lots 201']),
    )
    expect(did('检一（演示）')).toEqual(expect.arrayContaining(['lots 201', 'lots 409']))
    expect(did('检二（演示）')).toContain('lots 200')
    await owner.goto(`${shop.backend_url}/app/staff/acts`)
    await owner.getByText('检二（演示）').first().waitFor()
    await owner.goto(`${shop.backend_url}/app/staff`)
    await owner.getByText('199****0003').waitFor()
  })
})
