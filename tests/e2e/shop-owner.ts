/** Whoever runs a small shop: signs in by a code to their phone, applies, and is let in by staff. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, type ProvidedContext, vi } from 'vitest'
import type { Staff } from './staff'

type Shop = ProvidedContext['shop']

/** The page is the owner's from then on. */
export async function openOwnShop(
  page: Page,
  shop: Shop,
  staff: Staff,
  { phone, name, handle }: { phone: string; name: string; handle: string },
): Promise<void> {
  const code = () =>
    readFileSync(shop.outbox_file, 'utf8')
      .split('\n')
      .filter((line) => line.includes(phone))
      .at(-1)
      ?.match(/\D(\d{6})\D/)?.[1] ?? ''
  await page.goto(`${shop.storefront_url}/shop`, { waitUntil: 'networkidle' })
  await page.locator('input[name="phone"]').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.locator('input[name="code"]').waitFor()
  await vi.waitFor(() => expect(code()).not.toBe(''), 10_000)
  await page.locator('input[name="code"]').fill(code())
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '申请开小店' }).waitFor()
  await page.evaluate(
    async (facts) => {
      const { agreement } = (await (await fetch('/api/shop/agreement')).json()) as { agreement: { version: string } }
      const body = {
        ...{ name: facts.name, handle: facts.handle, kind: 'person', legal_name: '陈小山', exemption: 'own_produce' },
        ...{ contact_name: '陈小山', contact_phone: facts.phone, agreed: agreement.version },
        account: { bank: '宁陕农商银行', holder: '陈小山', number: '6230280012345678' },
      }
      const headers = { 'content-type': 'application/json' }
      await fetch('/api/shop/me/application', { method: 'POST', headers, body: JSON.stringify(body) })
    },
    { phone, name, handle },
  )
  const { shops } = await staff.get<{ shops: { id: string; name: string }[] }>('/shops?state=applied')
  await staff.post(`/shops/${shops.find((one) => one.name === name)?.id}`, { act: 'approve' })
}
