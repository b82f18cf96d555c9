import { env } from '../env'

/** Cards and wallets abroad; registered only where its keys are set. */
export const stripeOptions = env.STRIPE_API_KEY
  ? {
      apiKey: env.STRIPE_API_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      publishableKey: env.STRIPE_PUBLISHABLE_KEY,
      baseUrl: env.STRIPE_BASE_URL,
      jsUrl: env.STRIPE_JS_URL,
      capture: true,
    }
  : null

const stripe = stripeOptions
  ? [{ resolve: '@shanzhen/payment-stripe/providers/stripe', id: 'stripe', options: stripeOptions }]
  : []

/** The merchant's WeChat Pay account; null where its keys are not set. */
export const wechatpayOptions = env.WECHATPAY_MCHID
  ? {
      appid: env.WECHATPAY_APPID,
      mchid: env.WECHATPAY_MCHID,
      serial_no: env.WECHATPAY_SERIAL_NO,
      private_key: env.WECHATPAY_PRIVATE_KEY,
      api_v3_key: env.WECHATPAY_API_V3_KEY,
      public_key_id: env.WECHATPAY_PUBLIC_KEY_ID,
      public_key: env.WECHATPAY_PUBLIC_KEY,
      former_public_key_id: env.WECHATPAY_FORMER_PUBLIC_KEY_ID,
      former_public_key: env.WECHATPAY_FORMER_PUBLIC_KEY,
      platform_certificates: env.WECHATPAY_PLATFORM_CERTIFICATES?.split(/(?=-----BEGIN)/) ?? [],
      download_certificates: env.WECHATPAY_DOWNLOAD_CERTIFICATES,
      base_url: env.WECHATPAY_BASE_URL,
      notify_base_url: env.BACKEND_URL,
      storefront_url: env.STOREFRONT_URL,
      description: '宁陕山珍订单',
      expires_in_minutes: env.UNPAID_ORDER_TIMEOUT_MINUTES,
      transfer_most_fen: env.WECHATPAY_TRANSFER_MOST_FEN,
    }
  : null

const wechatpay = wechatpayOptions
  ? [{ resolve: '@shanzhen/payment-wechatpay/providers/wechatpay', id: 'wechatpay', options: wechatpayOptions }]
  : []

/** Cash and bank transfers of phone orders, which staff alone may register. */
const byHand = ['cash', 'transfer'].map((id) => ({ resolve: '@shanzhen/checkout/providers/offline', id }))

/** What small shops keep with us; their orders alone are paid out of it. */
const deposit = [{ resolve: '@shanzhen/deposit/providers/deposit', id: 'deposit' }]

/** Who takes the money. */
export const payment = {
  resolve: '@medusajs/medusa/payment',
  options: { providers: [...wechatpay, ...stripe, ...byHand, ...deposit] },
}
