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

/** @param finish what the button says that ends it */
export async function signInByPhone(
  shop: { outbox_file: string },
  page: Page,
  phone: string,
  finish = '登录',
): Promise<void> {
  await page.locator('input[name="phone"]').fill(phone)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.locator('input[name="code"]').waitFor()
  await page.locator('input[name="code"]').fill(await codeTo(shop.outbox_file, phone))
  await page.getByRole('button', { name: finish, exact: true }).click()
}

/** One tap leads to WeChat and back; a phone is proved the first time. @param back what happens in between */
export async function signInByWechat(
  shop: { outbox_file: string; storefront_url: string },
  page: Page,
  phone: string,
  back: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await page.goto(`${shop.storefront_url}/account`)
  await page.getByRole('link', { name: '微信登录' }).click()
  await page.getByRole('heading', { name: '绑定手机号' }).waitFor()
  await page.waitForLoadState('networkidle')
  await back()
  await signInByPhone(shop, page, phone, '登录并绑定')
  await page.getByRole('heading', { name: `你好，${phone}` }).waitFor()
}
