/** A small shop from its application to its own program: on a phone, with staff in the admin in between. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'
import { signInByPhone } from './phone-sign-in'
import { provePhone, staffOf } from './staff'
import { openAdmin } from './staff-page'

const OWNER = '13800000061'
const CLERK = '13800000062'
const NAME = '旅途小铺'
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF')

describe('a small shop', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  let desk: Page
  let secret = ''
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
    desk = await openAdmin(browser, shop)
    await provePhone(shop, await staffOf(shop))
  })
  afterAll(() => browser.close())

  const signIn = async (at: Page, phone: string) => {
    await goTo(at, `${shop.storefront_url}/shop`)
    await signInByPhone(shop, at, phone)
  }
  const program = (path: string, init: RequestInit = {}) =>
    fetch(`${shop.backend_url}/shops/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${secret}` } })

  it('applies on a phone: what is wrong stands beside its field, and what was typed stays', async () => {
    await goTo(page, `${shop.storefront_url}/shop`)
    await page.locator('input[name="phone"]').fill(OWNER)
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByText('请先阅读并同意', { exact: false }).waitFor()
    expect(await page.locator('input[name="code"]').count()).toBe(0)
    expect(await seriousFaults(page)).toEqual([])
    await signIn(page, OWNER)
    await page.getByRole('heading', { name: '申请开小店' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('请改一下标红的地方').waitFor()
    expect(await page.locator('[aria-invalid="true"]').count()).toBeGreaterThan(5)
    // How it is filled in stands there all the same, and both are read out with the field.
    const notes = await page
      .getByLabel('店铺网址')
      .evaluate((field) =>
        (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
      )
    expect(notes).toEqual([expect.stringMatching(/./), expect.stringMatching(/字母|数字/)])
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('radio', { name: '企业' }).check()
    await page.getByLabel('店铺名').fill(NAME)
    await page.getByLabel('店铺网址').fill('lu-tu')
    await page.getByLabel('执照上的名称').fill('宁陕旅途商贸有限公司')
    await page.getByLabel('统一社会信用代码').fill('91610923MA70T6UQ8M')
    await page.getByLabel('营业执照').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: PDF })
    await page.getByLabel('联系人姓名').fill('陈小山')
    await page.getByLabel('开户银行').fill('宁陕农商银行')
    await page.getByLabel('账号', { exact: true }).fill('2701 0012 3456 78')
    await page.getByRole('checkbox', { name: /代发协议/ }).check()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('请对照执照再核对一遍').waitFor()
    expect(await page.getByLabel('账户名').inputValue()).toBe('宁陕旅途商贸有限公司')
    await page.getByLabel('统一社会信用代码').fill('91610923MA70T6UQ8N')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { name: '申请已提交，等待审核' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })

  it('is refused with a reason by staff, applies again, and is approved', async () => {
    await desk.goto(`${shop.backend_url}/app/shops?state=applied`)
    await desk.getByRole('link', { name: NAME }).click()
    await desk.getByRole('button', { name: '不通过', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    await desk.getByRole('button', { name: '不通过', exact: true }).click()
    await desk.getByLabel('原因').fill('执照照片看不清')
    await desk.getByRole('dialog').getByRole('button', { name: '不通过' }).click()
    await desk.getByText('审核不通过').waitFor()
    await page.getByRole('button', { name: '刷新状态' }).click()
    await page.getByText('执照照片看不清').waitFor()
    await page.getByRole('button', { name: '改好重新申请' }).click()
    await expect.poll(() => page.getByLabel('店铺名').inputValue()).toBe(NAME)
    await page.getByLabel('账号', { exact: true }).fill('27010012345678')
    await page.getByRole('checkbox', { name: /代发协议/ }).check()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByRole('heading', { name: '申请已提交，等待审核' }).waitFor()
    await desk.reload()
    await desk.getByRole('button', { name: '通过', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '通过' }).click()
    await desk.getByText('审核通过').waitFor()
    await desk.getByRole('button', { name: '看账号全文' }).click()
    await desk.getByText('27010012345678').waitFor()
  })

  it('invites a clerk, who is asked and then sees what a clerk may', async () => {
    await goTo(page, `${shop.storefront_url}/shop`)
    await page.getByRole('heading', { name: NAME }).waitFor()
    await page.getByRole('link', { name: '充值', exact: true }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('navigation', { name: '小店后台' }).getByRole('link', { name: '成员' }).click()
    await page.getByLabel('姓名').fill('小王')
    await page.getByLabel('手机号').fill(CLERK)
    await page.getByRole('button', { name: '邀请', exact: true }).click()
    await page.getByText('已邀请小王').waitFor()
    await expect.poll(() => page.locator('[data-shop-members] li').count()).toBe(2)
    expect(await seriousFaults(page)).toEqual([])
    const clerk = await openPhone(browser)
    await signIn(clerk, CLERK)
    await clerk.getByText(`${NAME} 邀请您加入，身份：店员`).waitFor()
    expect(await clerk.getByRole('navigation', { name: '小店后台' }).count()).toBe(0)
    expect(await seriousFaults(clerk)).toEqual([])
    // Taken back while it is read: that is said, and no other form comes in its place.
    const members = `${shop.storefront_url}/api/shop/me/members`
    const headers = { origin: shop.storefront_url }
    const listed = (await (await page.request.get(members)).json()) as { members: { id: string }[] }
    expect((await page.request.delete(`${members}/${listed.members.at(-1)?.id}`, { headers })).status()).toBe(200)
    await clerk.getByRole('button', { name: '加入', exact: true }).click()
    await clerk.getByText('这个邀请已经失效').waitFor()
    expect(await clerk.getByRole('button', { name: '申请开自己的店' }).count()).toBe(1)
    await page.request.post(members, { data: { name: '小王', phone: CLERK, role: 'clerk' }, headers })
    await goTo(clerk, `${shop.storefront_url}/shop`)
    await clerk.getByRole('button', { name: '加入', exact: true }).click()
    await clerk.getByRole('heading', { name: NAME }).waitFor()
    await clerk.locator('[data-shop-summary]').waitFor()
    expect(await clerk.getByRole('link', { name: '充值', exact: true }).count()).toBe(0)
    expect(await clerk.getByRole('link', { name: '接口密钥' }).count()).toBe(0)
    await goTo(clerk, `${shop.storefront_url}/shop/keys`)
    await clerk.getByText('这一页不归您的角色').waitFor()
    await clerk.getByText('请店主来看').waitFor()
    await clerk.context().close()
  })

  it('makes a key, shown once, which its own program uses', async () => {
    await page.getByRole('navigation', { name: '小店后台' }).getByRole('link', { name: '接口密钥' }).click()
    await page.getByLabel('用途').fill('我的 ERP')
    await page.getByRole('button', { name: '新建密钥' }).click()
    await page.locator('[data-secret]').waitFor()
    secret = (await page.locator('[data-secret]').innerText()).trim()
    expect(secret).toMatch(/^szk_live_[\w-]{43}$/)
    expect(await seriousFaults(page)).toEqual([])
    const answer = await program('/shop')
    expect([answer.status, ((await answer.json()) as { shop: { name: string } }).shop.name]).toEqual([200, NAME])
    await page.getByRole('button', { name: '存好了' }).click()
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByText('最近使用').waitFor()
    expect(await page.content()).not.toContain(secret)
  })

  it('reads and places nothing while it is suspended, and says why', async () => {
    const suspend = desk.getByRole('button', { name: '暂停营业' })
    const form = desk.getByRole('dialog')
    const reason = desk.getByLabel('原因')
    const ask = desk.getByRole('alertdialog')
    // An empty form closes; one that was filled asks before it throws away, at its button and at Escape.
    await suspend.click()
    await form.getByRole('button', { name: '取消' }).click()
    await form.waitFor({ state: 'detached' })
    await suspend.click()
    await reason.fill('投诉核查')
    await form.getByRole('button', { name: '取消' }).click()
    await ask.getByRole('button', { name: '继续填写' }).click()
    await ask.waitFor({ state: 'detached' })
    await desk.keyboard.press('Escape')
    await ask.getByRole('button', { name: '继续填写' }).click()
    await ask.waitFor({ state: 'detached' })
    expect(await reason.inputValue()).toBe('投诉核查')
    await form.getByRole('button', { name: '取消' }).click()
    await ask.getByRole('button', { name: '放弃' }).click()
    await form.waitFor({ state: 'detached' })
    expect((await program('/orders', { method: 'POST', body: '{}' })).status).not.toBe(403)
    await suspend.click()
    await reason.fill('投诉核查')
    await desk.getByRole('dialog').getByRole('button', { name: '暂停营业' }).click()
    await desk.getByRole('button', { name: '恢复营业' }).waitFor()
    const read = await program('/shop')
    const placed = await program('/orders', { method: 'POST', body: '{}' })
    expect([read.status, placed.status, placed.headers.get('content-type')]).toEqual([
      ...[200, 403, 'application/problem+json; charset=utf-8'],
    ])
    await goTo(page, `${shop.storefront_url}/shop/profile`)
    expect(await page.locator('[data-shop-shut]').innerText()).toMatch(/暂停营业[\s\S]*投诉核查/)
    await page.getByText('**** 5678').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('[data-sign-out-everywhere]').click()
    await page.getByRole('heading', { name: '登录小店' }).waitFor()
  })
})
