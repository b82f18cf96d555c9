/** Signing in on a page that asks for a phone: the code is read from what was sent. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { vi } from 'vitest'

const codeTo = (outbox_file: string, phone: string) =>
  vi.waitFor(() => {
    const line = readFileSync(outbox_file, 'utf8')
      .split('\n')
      .findLast((one) => one.includes(phone))
    const code = /\D(\d{6})\D/.exec(line ?? '')?.[1]
    if (!code) throw new Error(`no code came to ${phone}`)
    return code
  }, 10_000)

export async function signInByPhone(shop: { outbox_file: string }, page: Page, phone: string): Promise<void> {
  await page.locator('input[name="phone"]').fill(phone)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.locator('input[name="code"]').waitFor()
  await page.locator('input[name="code"]').fill(await codeTo(shop.outbox_file, phone))
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
