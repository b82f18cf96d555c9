/** A producer's money in the real admin: an account entered by one and accepted by another, asked for, let go by two. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { shopOfJourney } from '../support/one-journey'
import { provePhone, type Staff, staffOf } from './staff'
import { openAdmin } from './staff-page'

type Delivery = { lot_id: string; basis: string | null; amount_fen: number | null }

describe('money that a producer is owed', () => {
  const shop = shopOfJourney()
  let browser: Browser
  let one: Page
  let other: Page
  let staff: Staff
  let producer = { id: '', name: '' }
  beforeAll(async () => {
    browser = await launchBrowser()
    staff = await staffOf(shop)
    await provePhone(shop, staff)
    const finance = await staff.invite('demo-payout-finance@shanzhen.local', ['role_finance'])
    const manager = await staff.invite('demo-payout-manager@shanzhen.local', ['role_manager', 'role_finance'])
    const { producers } = await staff.get<{ producers: { id: string; name: string }[] }>('/purchase/producers?limit=50')
    for (const candidate of producers) {
      const path = `/purchase/deliveries?producer_id=${candidate.id}&limit=20`
      const [lot] = (await staff.get<{ deliveries: Delivery[] }>(path)).deliveries.filter(({ basis }) => !basis)
      const price = { basis: 'piece', unit_fen: 1200, reason: '演示定价' }
      const priced = lot && (await manager.ask(`/purchase/lots/${lot.lot_id}/price`, price))
      if (priced?.status !== 200) continue
      producer = candidate
      break
    }
    expect(producer.id).not.toBe('')
    one = await openAdmin(browser, shop, finance.credentials)
    other = await openAdmin(browser, shop, manager.credentials)
  }, 180_000)
  afterAll(() => browser.close())
  const at = () => `${shop.backend_url}/app/ledger/purchase/${producer.id}`

  it('goes to an account that a colleague accepted', async () => {
    await one.goto(at())
    await one.getByRole('button', { name: '登记账户' }).click()
    await one.getByLabel('开户银行').fill('宁陕农商银行')
    await one.getByLabel('账户名').fill(producer.name)
    await one.getByLabel('收款账号').fill('6230 2800 1234 5678')
    await one.getByRole('dialog').getByRole('button', { name: '登记账户' }).click()
    await one.getByText('待另一人确认').waitFor()
    expect(await one.getByRole('button', { name: '确认账户' }).count()).toBe(0)
    expect(await one.getByRole('button', { name: '申请打款' }).isDisabled()).toBe(true)
    await other.goto(at())
    await other.getByRole('button', { name: '看账号全文（会留下记录）' }).click()
    await other.getByText('6230280012345678').waitFor()
    await other.getByRole('button', { name: '确认账户' }).click()
    await other.getByRole('dialog').getByRole('button', { name: '确认账户' }).click()
    await other.getByText('待另一人确认').waitFor({ state: 'detached' })
  })

  it('is asked for at the producer and looked at under 打款', async () => {
    await one.goto(at())
    await one.getByRole('button', { name: '申请打款' }).click()
    await one.getByLabel('金额（元）').fill('10.00')
    await one.getByRole('dialog').getByRole('button', { name: '申请打款' }).click()
    await one.getByText('打款途中 ¥10.00').waitFor()
    await one.getByRole('link', { name: /^DK/ }).click()
    await one.waitForURL(/\/ledger\/payouts\?q=DK/)
    await one.getByRole('cell', { name: '银行', exact: true }).waitFor()
    await one.getByRole('button', { name: '审核通过' }).click()
    await one.getByRole('alertdialog').getByRole('button', { name: '审核通过' }).click()
    await one.getByText('待复核').first().waitFor()
  })
})
