import { env } from '../env'
import { wechatpayOptions } from './payment'

/** The capabilities this shop is made of, one plugin each; a plugin's own modules register themselves. */
export const plugins = [
  {
    resolve: '@shanzhen/messages',
    options: {
      shopName: '宁陕山珍',
      shopNameEn: 'Ningshan Shanzhen',
      storefrontUrl: env.STOREFRONT_URL,
      orderLinkSecret: env.ORDER_LINK_SECRET,
    },
  },
  { resolve: '@shanzhen/one-time-code', options: { shopName: '宁陕山珍', secret: env.JWT_SECRET } },
  { resolve: '@shanzhen/freight', options: {} },
  { resolve: '@shanzhen/shipping', options: {} },
  { resolve: '@shanzhen/traceability', options: {} },
  { resolve: '@shanzhen/payment-wechatpay', options: wechatpayOptions ?? {} },
  { resolve: '@shanzhen/payment-stripe', options: {} },
  {
    resolve: '@shanzhen/checkout',
    options: {
      orderLinkSecret: env.ORDER_LINK_SECRET,
      unpaidOrderTimeoutMinutes: env.UNPAID_ORDER_TIMEOUT_MINUTES,
    },
  },
]
