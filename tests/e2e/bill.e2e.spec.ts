/** The bookkeeper at the supply center: fetches a day's bill, finds a payment nobody here knows, and decides about it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { openAdmin } from './staff-page'

const YESTERDAY = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)

describe('staff at the bills', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let staff: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    staff = await openAdmin(browser, shop)
  })
  afterAll(() => browser.close())

  it('resolve a planted difference with a decision that stays', async () => {
    const planted = await fetch(`${shop.wechat_gateway_url}/__sandbox/bills/${YESTERDAY}`, {
      method: 'POST',
      body: JSON.stringify({ strangers: [{ number: 'STRANGER0001', amount_fen: 5680 }] }),
    })
    expect(planted.status).toBe(200)
    await staff.goto(`${shop.backend_url}/app/reconciliation`)
    await staff.getByLabel('日期').fill(YESTERDAY)
    await staff.getByRole('button', { name: '取账单并核对' }).click()
    const row = staff.getByRole('row', { name: new RegExp(YESTERDAY) })
    await row.getByText('1 处差异待处理').waitFor()

    await row.getByRole('button', { name: YESTERDAY }).click()
    await staff.getByText('收款 STRANGER0001').waitFor()
    await staff.getByText('本店 无 · 渠道 ¥56.80').waitFor()
    await staff.getByRole('button', { name: '处理', exact: true }).click()
    await staff.getByLabel('处理决定').click()
    await staff.getByRole('option', { name: '补记到本店账本' }).click()
    await staff.getByLabel('处理经过').fill('门店收款码收的，已补记')
    await staff.getByRole('button', { name: '记下处理决定' }).click()
    await staff.getByRole('button', { name: '保存', exact: true }).click()

    await row.getByText('1 处差异已处理').waitFor()
    await staff.getByText('门店收款码收的，已补记').waitFor()
    await staff.reload()
    await staff
      .getByRole('row', { name: new RegExp(YESTERDAY) })
      .getByText('1 处差异已处理')
      .waitFor()
  })
})
