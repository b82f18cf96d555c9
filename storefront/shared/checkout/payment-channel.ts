// Which form of WeChat Pay fits where the shopper is: inside WeChat, in a phone's browser, at a desk.
import type { PaymentChannel } from '@shanzhen/checkout/wire'
import type { PaymentProvider } from '../types/checkout'

export const isWeChat = (userAgent: string): boolean => /MicroMessenger/i.test(userAgent)

export const isPhone = (userAgent: string): boolean => /Android|iPhone|iPod|HarmonyOS.*Mobile|Mobile/i.test(userAgent)

export const channelFor = (provider: PaymentProvider, userAgent: string): PaymentChannel => {
  if (provider === 'stripe') return 'card'
  if (isWeChat(userAgent)) return 'jsapi'
  return isPhone(userAgent) ? 'h5' : 'native'
}

/** WeChat sends the shopper back to `returnUrl` after an H5 payment; one already named by the backend stays. */
export const h5Target = (h5Url: string, returnUrl: string): string => {
  if (/[?&]redirect_url=/.test(h5Url)) return h5Url
  return `${h5Url}${h5Url.includes('?') ? '&' : '?'}redirect_url=${encodeURIComponent(returnUrl)}`
}

/**
 * Where a tester pays a WeChat code when the payment sandbox runs.
 * @param sandboxUrl the sandbox's address; empty wherever payments are real
 */
export const sandboxPayUrl = (codeUrl: string, sandboxUrl: string): string | null => {
  const number = /^weixin:\/\/wxpay\/bizpayurl\?pr=([\w-]+)$/.exec(codeUrl)?.[1]
  return sandboxUrl && number ? `${sandboxUrl.replace(/\/$/, '')}/pay/native/${number}` : null
}
