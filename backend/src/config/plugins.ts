import { env } from '../env'
import { stripeOptions, wechatpayOptions } from './payment'

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
  {
    resolve: '@shanzhen/one-time-code',
    options: { shopName: '宁陕山珍', secret: env.JWT_SECRET, actors: { producer: 'producer_portal' } },
  },
  { resolve: '@shanzhen/freight', options: {} },
  { resolve: '@shanzhen/shipping', options: { gate: 'lot' } },
  {
    resolve: '@shanzhen/traceability',
    options: {
      storefrontUrl: env.STOREFRONT_URL,
      requireLots: true,
      requireCertificates: true,
      corrections: 'weighing',
    },
  },
  { resolve: '@shanzhen/ledger', options: {} },
  {
    resolve: '@shanzhen/after-sales',
    options: {
      orderLinkSecret: env.ORDER_LINK_SECRET,
      returnAddress: '陕西省安康市宁陕县城关镇 宁陕县网货供应中心 售后组（收）0915-0000000',
      autoReceiptDays: { express: 10, pickup: 2 },
      freshQualityHours: 48,
      corrections: 'weighing',
    },
  },
  { resolve: '@shanzhen/payment-wechatpay', options: wechatpayOptions ?? {} },
  { resolve: '@shanzhen/payment-stripe', options: stripeOptions ?? {} },
  {
    resolve: '@shanzhen/reconciliation',
    options: {
      channels: [
        { key: 'wechatpay', provider_id: 'pp_wechatpay_wechatpay', name: '微信支付' },
        { key: 'stripe', provider_id: 'pp_stripe_stripe', name: '银行卡（Stripe）' },
      ],
    },
  },
  {
    resolve: '@shanzhen/checkout',
    options: {
      orderLinkSecret: env.ORDER_LINK_SECRET,
      unpaidOrderTimeoutMinutes: env.UNPAID_ORDER_TIMEOUT_MINUTES,
      gate: 'lot',
      corrections: 'weighing',
      seller: {
        name: env.SELLER_NAME,
        credit_code: env.SELLER_CREDIT_CODE,
        address: env.SELLER_ADDRESS,
        phone: env.SELLER_PHONE,
      },
    },
  },
]
