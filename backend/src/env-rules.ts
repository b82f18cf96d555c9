import type { z } from '@medusajs/framework/zod'
import { isCreditCode } from '@shanzhen/producers/check-digits/credit-code'
import { isLoopback } from './env-values'

export const DEVELOPMENT_ONLY = 'development-only'
const SECRETS = [
  'JWT_SECRET',
  'COOKIE_SECRET',
  'ORDER_LINK_SECRET',
  'SHOP_ACCOUNT_SECRET',
  'SHARE_LINK_SECRET',
] as const
const WECHATPAY = [
  'WECHATPAY_APPID',
  'WECHATPAY_MCHID',
  'WECHATPAY_SERIAL_NO',
  'WECHATPAY_PRIVATE_KEY',
  'WECHATPAY_API_V3_KEY',
] as const
const PUBLIC_KEY = ['WECHATPAY_PUBLIC_KEY_ID', 'WECHATPAY_PUBLIC_KEY'] as const
const FORMER_PUBLIC_KEY = ['WECHATPAY_FORMER_PUBLIC_KEY_ID', 'WECHATPAY_FORMER_PUBLIC_KEY'] as const
const SELLER = ['SELLER_CREDIT_CODE', 'SELLER_FOOD_PERMIT', 'SELLER_ADDRESS', 'SELLER_PHONE'] as const
const S3 = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

export type Settings = Partial<Record<string, unknown>> & {
  NODE_ENV: string
  DATABASE_URL?: string
  PAYMENT_SANDBOX: boolean
  SHOP_WEBHOOKS_ANYWHERE: boolean
  BACKEND_URL: string
  STOREFRONT_URL: string
  WECHATPAY_MCHID?: string
  WECHATPAY_BASE_URL: string
  WECHAT_API_BASE_URL: string
  STRIPE_API_KEY?: string
  STRIPE_BASE_URL?: string
}

/** Time is counted in UTC and shown in Beijing's: under another clock dates of the database would shift by a day. */
const isUtcClock = () => [0, 6].every((month) => new Date(2026, month).getTimezoneOffset() === 0)

/** What the settings must keep together: secrets in production, whole key sets, and play money apart from real money. */
export function checkTogether(settings: Settings, context: z.RefinementCtx): void {
  const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
  if (!isUtcClock()) refuse('TZ', '时钟须为 UTC，请以 TZ=UTC 启动 (start it with TZ=UTC)')
  if (settings.NODE_ENV === 'production') {
    for (const name of SECRETS) {
      const value = String(settings[name] ?? DEVELOPMENT_ONLY)
      if (value === DEVELOPMENT_ONLY) refuse(name, '生产环境必须设置 (required in production)')
      else if (value.length < 16) refuse(name, '至少 16 个字符 (at least 16 characters)')
    }
    if (!settings.DATABASE_URL) refuse('DATABASE_URL', '生产环境必须设置 (required in production)')
  }
  wholeSet(settings, WECHATPAY, refuse)
  wholeSet(settings, PUBLIC_KEY, refuse)
  wholeSet(settings, FORMER_PUBLIC_KEY, refuse)
  checkPlatformKeys(settings, refuse)
  wholeSet(settings, S3, refuse)
  checkSandbox(settings, refuse)
  checkWebhooks(settings, refuse)
  checkSeller(settings, refuse)
}

/** 电子商务法 §15: whoever takes real money shows who they are, under which permit, and how to reach them. */
function checkSeller(settings: Settings, refuse: (name: string, message: string) => void): void {
  const code = settings.SELLER_CREDIT_CODE
  if (typeof code === 'string' && !isCreditCode(code))
    refuse('SELLER_CREDIT_CODE', '统一社会信用代码不对 (not a unified social credit code)')
  const takesMoney = settings.WECHATPAY_MCHID || settings.STRIPE_API_KEY
  if (settings.NODE_ENV !== 'production' || settings.PAYMENT_SANDBOX || !takesMoney) return
  for (const name of SELLER)
    if (!settings[name]) refuse(name, '收真钱的店须公示 (a shop that takes real money shows it)')
}

/** Half a set of keys would fail at the first buyer: say so at the start. */
function wholeSet(settings: Settings, names: readonly string[], refuse: (name: string, message: string) => void): void {
  if (!names.some((name) => settings[name])) return
  for (const name of names)
    if (!settings[name]) refuse(name, `与 ${names[0]} 等一起设置 (part of a set that is only half there)`)
}

/** WeChat's signatures must be checkable: with its public key, or with certificates given or downloaded. */
function checkPlatformKeys(settings: Settings, refuse: (name: string, message: string) => void): void {
  if (!settings.WECHATPAY_MCHID || settings.WECHATPAY_PUBLIC_KEY) return
  if (settings.WECHATPAY_PLATFORM_CERTIFICATES || settings.WECHATPAY_DOWNLOAD_CERTIFICATES) return
  const message = '没有公钥时，要设置 WECHATPAY_PLATFORM_CERTIFICATES 或 WECHATPAY_DOWNLOAD_CERTIFICATES=true'
  refuse('WECHATPAY_PUBLIC_KEY', `${message} (public key, certificates, or their download is needed)`)
}

/** Who sells through us would reach what stands beside us: open where nobody but a developer is. */
function checkWebhooks(settings: Settings, refuse: (name: string, message: string) => void): void {
  if (!settings.SHOP_WEBHOOKS_ANYWHERE || settings.NODE_ENV !== 'production') return
  if (settings.PAYMENT_SANDBOX && [settings.BACKEND_URL, settings.STOREFRONT_URL].every(isLoopback)) return
  const message = '只能在本机开发和测试时打开 (for development and tests on this machine alone)'
  refuse('SHOP_WEBHOOKS_ANYWHERE', message)
}

/** A gateway on this machine takes play money: never beside real keys, and never unannounced in production. */
function checkSandbox(settings: Settings, refuse: (name: string, message: string) => void): void {
  const stripeHost = settings.STRIPE_BASE_URL ?? 'https://api.stripe.com'
  const playsWechat = isLoopback(settings.WECHATPAY_BASE_URL) && isLoopback(settings.WECHAT_API_BASE_URL)
  const playsStripe = isLoopback(stripeHost) && settings.STRIPE_API_KEY?.startsWith('sk_test_')
  if (settings.PAYMENT_SANDBOX) {
    const message = '有真实支付密钥时不能开沙盒 (no sandbox beside real payment keys)'
    if (settings.WECHATPAY_MCHID && !playsWechat) refuse('PAYMENT_SANDBOX', `WECHATPAY_*：${message}`)
    if (settings.STRIPE_API_KEY && !playsStripe) refuse('PAYMENT_SANDBOX', `STRIPE_*：${message}`)
    return
  }
  if (settings.NODE_ENV !== 'production') return
  const message = '指向本机网关，却没有 PAYMENT_SANDBOX=true (a local gateway without PAYMENT_SANDBOX=true)'
  if (settings.WECHATPAY_MCHID && isLoopback(settings.WECHATPAY_BASE_URL)) refuse('WECHATPAY_BASE_URL', message)
  if (settings.STRIPE_API_KEY && isLoopback(stripeHost)) refuse('STRIPE_BASE_URL', message)
}
