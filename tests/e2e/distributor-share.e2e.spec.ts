/** What a distributor shares with: posters that are drawn for them, and the county's library, which staff fill. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seriousFaults } from '../support/axe'
import { goTo, launchBrowser } from '../support/browser'
import { film } from '../support/films'
import { shopOfJourney } from '../support/one-journey'
import { picture } from '../support/pictures'
import { readQr } from '../support/read-qr'
import { openPhone } from './buyer'
import { signInByPhone } from './phone-sign-in'
import { provePhone, staffOf } from './staff'
import { openAdmin } from './staff-page'

const [PHONE, NAME] = ['13900000094', '山里小周'] as const

describe('what a distributor shares with', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let li: Page
  let desk: Page
  const go = (page: Page, to: string) => goTo(page, shop.storefront_url + to)
  beforeAll(async () => {
    browser = await launchBrowser()
    li = await openPhone(browser)
    desk = await openAdmin(browser, shop)
    await provePhone(shop, await staffOf(shop))
    await go(li, '/d')
    await signInByPhone(shop, li, PHONE)
    await li.getByLabel('真实姓名').fill('周山')
    await li.getByLabel('显示名').fill(NAME)
    await li.getByRole('button', { name: '下一步' }).click()
    await li.getByRole('checkbox').check()
    await li.getByRole('button', { name: '提交申请' }).click()
    await li.locator('[data-distributor-waits]').waitFor()
    await desk.goto(`${shop.backend_url}/app/distributors?state=applied`)
    await desk.getByRole('link', { name: NAME }).click()
    await desk.getByRole('button', { name: '通过', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '通过' }).click()
    await desk.getByRole('button', { name: '暂停' }).waitFor()
  }, 120_000)
  afterAll(() => browser.close())

  it('makes a poster of a good, whose code leads to the link, with the own photo on it if wished', async () => {
    await go(li, '/d/goods')
    await li.getByRole('button', { name: '分享 宁陕香菇（干）' }).click()
    const address = li.locator('[data-share-address]')
    await address.waitFor()
    const path = new URL(await address.innerText()).pathname
    const poster = li.getByRole('img', { name: '宁陕香菇（干） 的分享海报' })
    const drawn = () =>
      vi.waitFor(async () => {
        const [width, src] = await poster.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.src] as const)
        if (width !== 1080) throw new Error('not drawn yet')
        return src
      }, 20_000)
    const bytesOf = async (src: string) =>
      Buffer.from(await li.evaluate(async (at) => [...new Uint8Array(await (await fetch(at)).arrayBuffer())], src))
    const first = await bytesOf(await drawn())
    expect(await readQr(first)).toBe(shop.storefront_url + path)
    await li.getByRole('link', { name: '下载海报' }).waitFor()
    const face = { name: 'me.jpg', mimeType: 'image/jpeg', buffer: await picture('face', { kind: 'jpeg' }) }
    await li.locator('[data-photo-file]').setInputFiles(face)
    await li.getByLabel('放我的照片').waitFor()
    const shown = await bytesOf(await drawn())
    expect(await readQr(shown)).toBe(shop.storefront_url + path)
    expect(shown.equals(first)).toBe(false)
    expect(await seriousFaults(li)).toEqual([])
    await li.getByRole('button', { name: '撤下照片' }).click()
    await li.getByRole('button', { name: '选一张照片' }).waitFor()
    // Nobody else's cookie opens it.
    expect((await fetch(await drawn())).status).toBe(401)
  })

  it('reads on past the first goods, each of them once', async () => {
    // As if a page held ten.
    const few = (url: URL) => url.pathname === '/api/store/goods'
    await li.route(few, (route) => route.continue({ url: route.request().url().replace('limit=60', 'limit=10') }))
    await go(li, '/d/goods')
    const titles = () => li.locator('[data-good] a').allInnerTexts()
    await expect.poll(titles).not.toHaveLength(0)
    const more = li.locator('[data-more]')
    for (let read = (await titles()).length; await more.count(); read = (await titles()).length) {
      await more.click()
      await expect.poll(async () => (await titles()).length > read || !(await more.count())).toBe(true)
    }
    const all = await titles()
    expect(all.length).toBeGreaterThan(20)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain('宁陕香菇（干）')
    await li.unroute(few)
  })

  it('finds in the library what staff put there, until staff take it down', async () => {
    await desk.goto(`${shop.backend_url}/app/distributors/material`)
    const add = async (title: string, fill: () => Promise<void>) => {
      await desk.getByRole('button', { name: '添加素材' }).click()
      await desk.getByLabel('标题').fill(title)
      await fill()
      await desk.getByLabel('作者').fill('县网货供应中心')
      await desk.getByLabel('授权', { exact: true }).fill('供应中心自有，可转发')
      await desk.getByRole('button', { name: '保存素材' }).click()
      await desk.getByRole('row', { name: new RegExp(`${title}.*可用`) }).waitFor()
    }
    const kind = async (name: string) => {
      await desk.getByLabel('种类').click()
      await desk.getByRole('option', { name }).click()
    }
    await add('采摘现场', async () => {
      await desk.getByRole('button', { name: '保存素材' }).click()
      await desk.getByText('请选择图片').waitFor()
      const shot = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture('picking', { kind: 'jpeg' }) }
      await desk.getByLabel(/^图片/).setInputFiles(shot)
    })
    await add('朋友圈文案', async () => {
      await kind('文字')
      await desk.getByLabel('文字', { exact: true }).fill('自家山里的香菇，今年的新货。')
    })
    await add('晾晒', async () => {
      await kind('短视频')
      await desk.getByLabel(/^短视频/).setInputFiles({ name: 'a.mp4', mimeType: 'video/mp4', buffer: film() })
    })
    expect(await seriousFaults(desk)).toEqual([])

    await go(li, '/d/material')
    await li.getByText('自家山里的香菇，今年的新货。').waitFor()
    const shown = li.getByRole('img', { name: '采摘现场' })
    await expect
      .poll(() => shown.evaluate((one: HTMLImageElement) => one.naturalWidth), { timeout: 10_000 })
      .toBeGreaterThan(0)
    await li.getByRole('button', { name: '复制文字' }).waitFor()
    await li.getByRole('button', { name: /^播放/ }).click()
    await li.locator('video').waitFor()
    expect(await seriousFaults(li)).toEqual([])

    await desk
      .getByRole('row', { name: /采摘现场/ })
      .getByRole('button', { name: '下架' })
      .click()
    await desk.getByLabel('下架原因').fill('照片过季')
    await desk.getByRole('dialog').getByRole('button', { name: '下架' }).click()
    await desk.getByRole('row', { name: /采摘现场.*已下架/ }).waitFor()
    await go(li, '/d/material')
    await li.getByText('晾晒').waitFor()
    expect(await li.locator('[data-material]').count()).toBe(2)
  })

  it('shares a campaign that staff made, whose page opens by the link until staff end it', async () => {
    await desk.goto(`${shop.backend_url}/app/distributors/campaigns`)
    await desk.getByRole('button', { name: '新活动' }).click()
    await desk.getByLabel('活动名称').fill('秋菇上新')
    await desk.getByLabel(/^页面地址/).fill('autumn-mushrooms')
    await desk.getByLabel('活动说明（可不填）').fill('头茬秋菇，现采现烘。')
    await desk.getByLabel('到何时止').fill(`${new Date(Date.now() + 86_400_000 * 3).toISOString().slice(0, 10)}T20:00`)
    await desk.getByLabel(/^商品/).fill('香菇')
    await desk.getByRole('button', { name: '宁陕香菇（干）', exact: true }).click()
    await desk.getByRole('list', { name: '活动商品' }).getByText('宁陕香菇（干）').waitFor()
    expect(await seriousFaults(desk)).toEqual([])
    await desk.getByRole('button', { name: '保存活动' }).click()
    await desk.getByRole('row', { name: /秋菇上新.*进行中/ }).waitFor()

    await go(li, '/d/goods')
    await li.getByRole('button', { name: '分享 秋菇上新' }).click()
    const address = li.locator('[data-share-address]')
    await address.waitFor()
    const path = new URL(await address.innerText()).pathname
    await go(li, path)
    expect(new URL(li.url()).pathname).toBe('/campaigns/autumn-mushrooms')
    await li.getByRole('heading', { name: '秋菇上新' }).waitFor()
    await li.getByRole('link', { name: /宁陕香菇（干）/ }).waitFor()
    expect(await seriousFaults(li)).toEqual([])

    await desk
      .getByRole('row', { name: /秋菇上新/ })
      .getByRole('button', { name: '提前结束' })
      .click()
    await desk.getByRole('button', { name: '结束活动' }).click()
    await desk.getByRole('row', { name: /秋菇上新.*已结束/ }).waitFor()
    await vi.waitFor(async () => {
      await go(li, path)
      if (new URL(li.url()).search !== '?share=over') throw new Error('still leads there')
    }, 30_000)
    await vi.waitFor(async () => {
      await go(li, '/campaigns/autumn-mushrooms')
      await li.getByRole('heading', { name: '这个活动不在进行' }).waitFor({ timeout: 5000 })
    }, 60_000)
  })

  it('shares a shelf, whose page opens by the link', async () => {
    await go(li, '/d/goods')
    const shelves = li.locator('[data-shelves]')
    await shelves.locator('summary').click()
    const first = shelves.getByRole('listitem').first()
    const name = await first.locator('span').first().innerText()
    await first.getByRole('button', { name: `分享 ${name}` }).click()
    const address = li.locator('[data-share-address]')
    await address.waitFor()
    await go(li, new URL(await address.innerText()).pathname)
    expect(new URL(li.url()).pathname).toMatch(/^\/c\//)
    await li.getByRole('heading', { name, level: 1 }).waitFor()
  })

  it('shares the page of a small shop only where there is one, and is told that it brings no commission', async () => {
    await go(li, '/d/goods')
    const field = li.getByLabel('一家小店的主页')
    const send = li.locator('form').filter({ has: field }).getByRole('button', { name: '分享' })
    await li.getByText('那里卖的归小店，分享没有佣金').waitFor()
    await field.fill('https://别处')
    await send.click()
    await li.getByText('请粘贴小店主页的地址，如 /s/laoli').waitFor()
    await field.fill(`${shop.storefront_url}/s/nobody`)
    await send.click()
    await li.getByText('没有这件商品、这个分类或这家小店，换一个再分享').waitFor()
    expect(await seriousFaults(li)).toEqual([])
  })

  it('still reads and takes out what was earned once staff ended it, and may apply again', async () => {
    await desk.goto(`${shop.backend_url}/app/distributors`)
    await desk.getByRole('link', { name: NAME }).click()
    await desk.getByRole('button', { name: '结束', exact: true }).click()
    await desk.getByRole('dialog').getByLabel(/原因/).fill('搬走了')
    await desk.getByRole('dialog').getByRole('button', { name: '结束' }).click()
    await go(li, '/d')
    await li.locator('[data-distributor-left]').getByText('搬走了').waitFor()
    expect(await seriousFaults(li)).toEqual([])
    await go(li, '/d/income')
    await li.locator('[data-own]').waitFor()
    await li.getByRole('link', { name: '重新申请' }).click()
    await li.getByLabel('真实姓名').waitFor()
    expect(await seriousFaults(li)).toEqual([])
  })
})
