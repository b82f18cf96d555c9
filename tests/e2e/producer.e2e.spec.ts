/** A producer on a phone: own lots, a certificate brought with its PDF; staff approve it and every buyer may open the scan. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousFaults } from '../support/axe'
import { goTo, launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openPhone } from './buyer'
import { provePhone, type Staff, staffOf } from './staff'

const PHONE_NUMBER = '13800000009'
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF')

describe('a producer', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let page: Page
  let staff: Staff
  beforeAll(async () => {
    browser = await launchBrowser()
    page = await openPhone(browser)
    staff = await staffOf(shop)
    await provePhone(shop, staff)
    const { producers } = await staff.get<{ producers: { id: string; key: string }[] }>('/producers')
    const id = producers.find(({ key }) => key === 'bee-coop')?.id
    await staff.post(`/producers/${id}/contacts`, { phone: PHONE_NUMBER })
  })
  afterAll(() => browser.close())

  const code = () =>
    readFileSync(shop.outbox_file, 'utf8')
      .split('\n')
      .filter((line) => line.includes(PHONE_NUMBER))
      .at(-1)
      ?.match(/\D(\d{6})\D/)?.[1] ?? ''

  it('signs in and reads own lots, each with its figures', async () => {
    await goTo(page, `${shop.storefront_url}/producer`)
    await page.getByLabel('手机号', { exact: true }).last().fill(PHONE_NUMBER)
    await page.getByRole('button', { name: /验证码/ }).click()
    await page.locator('input[name="code"]').waitFor()
    await page.locator('input[name="code"]').fill(code())
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { name: '我的批次' }).waitFor()
    const lot = page
      .locator('[data-own-lots] li')
      .filter({ hasText: /五味子蜜[\s\S]*已放行/ })
      .first()
    await lot.waitFor()
    expect(await lot.innerText()).toMatch(/已放行[\s\S]*检验合格[\s\S]*收 \d+ · 余 \d+/)
    expect(await seriousFaults(page)).toEqual([])
    await lot.getByRole('link').click()
    await page.waitForURL(/\/producer\/lots\/lot_/)
    await page.getByRole('heading', { name: '经过' }).waitFor()
    expect(await page.getByRole('heading', { name: '检验', exact: true }).isVisible()).toBe(true)
    expect(await seriousFaults(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header').first().isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: '回生产者首页' }).click()
  })

  it('brings a certificate, corrects what was wrong, and sees it wait', async () => {
    await page.getByRole('button', { name: '上传证书' }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByLabel('证书编号').fill('SC12661092390034')
    await page.getByLabel('有效期起').fill('2026-01-01')
    await page.getByLabel('有效期止').fill('2036-12-31')
    await page.getByLabel('扫描件').setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: PDF })
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('校验位不对').waitFor()
    await page.getByLabel('证书种类').selectOption('organic')
    await page.getByLabel('证书编号').fill('ORG-E2E-1')
    await page.getByRole('button', { name: '提交审核' }).click()
    await page.getByText('已提交，等待供应中心审核').waitFor()
    const paper = page.locator('[data-own-papers] li').filter({ hasText: 'ORG-E2E-1' })
    expect(await paper.innerText()).toContain('待审核')
  })

  it('has it approved by staff; a buyer opens the scan from the product page', async () => {
    const { certificates } = await staff.get<{ certificates: { id: string; number: string }[] }>('/certificates')
    const id = certificates.find(({ number }) => number === 'ORG-E2E-1')?.id
    await staff.post(`/certificates/${id}`, { decision: 'approved' })
    const buyer = await openPhone(browser)
    const paper = buyer.locator('[data-certificates] li').filter({ hasText: 'ORG-E2E-1' })
    await expect
      .poll(
        async () => {
          await buyer.goto(`${shop.storefront_url}/products/honey-wuwei`)
          return paper.count()
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(1)
    const link = paper.getByRole('link', { name: '看扫描件' })
    const href = await link.getAttribute('href')
    expect(href).toMatch(/^\/media\/.+\.pdf$/)
    const answer = await buyer.request.get(shop.storefront_url + href)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
    expect(answer.headers()['content-disposition'] ?? 'inline').toBe('inline')
    expect(answer.headers()['x-content-type-options']).toBe('nosniff')
    // Chromium shows no PDF where a policy puts the document in a sandbox.
    expect(answer.headers()['content-security-policy']).toBe(undefined)
    expect(PDF.equals(await answer.body())).toBe(true)
    const faults: string[] = []
    buyer.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
    const [asked] = await Promise.all([
      buyer.context().waitForEvent('request', (one) => one.url().endsWith(href ?? '')),
      link.click(),
    ])
    expect((await asked.response())?.status()).toBe(200)
    expect(faults).toEqual([])
  })
})
