import { POLICY_VERSION } from '../policies'
import { env } from '../env'
import { sellerFrom } from '../seller'
import { LONG_LOOKS, LOOKS, PEOPLE, STAFF_TABLE } from '../staff/table'
import { SUBJECTS } from '../staff/subjects'
import { stripeOptions, wechatpayOptions } from './payment'
import { wechatOptions } from './wechat'

const seller = sellerFrom(env)

/** The capabilities this shop is made of, one plugin each; a plugin's own modules register themselves. */
export const plugins = [
  { resolve: '@shanzhen/ports', options: {} },
  // Runs nowhere; named so that the admin's bundle draws what it draws.
  { resolve: '@shanzhen/desk', options: {} },
  { resolve: '@shanzhen/workflow-kit', options: {} },
  {
    resolve: '@shanzhen/messages',
    options: {
      shopName: '宁陕山珍',
      shopNameEn: 'Ningshan Shanzhen',
      storefrontUrl: env.STOREFRONT_URL,
      orderLinkSecret: env.ORDER_LINK_SECRET,
      terms: 'checkout',
      stopped: 'recall',
      senders: ['shop_order', 'shop_page'],
      ways: 'wechat',
      pickup: {
        ...{ place: seller.address, hours: seller.hours },
        ...{ place_en: seller.address_en, hours_en: seller.hours_en },
      },
    },
  },
  {
    resolve: '@shanzhen/one-time-code',
    options: {
      shopName: '宁陕山珍',
      shopWords: ['ningshan', 'shanzhen'],
      secret: env.JWT_SECRET,
      actors: { producer: 'producer_portal', shop: 'shop' },
      policyVersion: POLICY_VERSION,
      backendUrl: env.BACKEND_URL,
    },
  },
  {
    resolve: '@shanzhen/staff',
    options: { table: STAFF_TABLE, subjects: SUBJECTS, looks: LOOKS, longLooks: LONG_LOOKS, people: PEOPLE },
  },
  { resolve: '@shanzhen/freight', options: {} },
  { resolve: '@shanzhen/attachments', options: {} },
  { resolve: '@shanzhen/order-notes', options: {} },
  { resolve: '@shanzhen/shipping', options: { gates: ['recall', 'orderNote', 'lotGate', 'afterSales', 'warehouse'] } },
  { resolve: '@shanzhen/producers', options: {} },
  { resolve: '@shanzhen/lots', options: { requireLots: true, requireCertificates: true, costs: 'purchase' } },
  { resolve: '@shanzhen/trace', options: { storefrontUrl: env.STOREFRONT_URL } },
  { resolve: '@shanzhen/sensors', options: {} },
  { resolve: '@shanzhen/recalls', options: { corrections: 'weighing', paidBack: 'afterSales' } },
  {
    resolve: '@shanzhen/ledger',
    options: { owners: { shop: 'shop', producer: 'purchase', distributor: 'commission' } },
  },
  { resolve: '@shanzhen/deposit', options: { topUpTimeoutMinutes: env.UNPAID_ORDER_TIMEOUT_MINUTES } },
  {
    resolve: '@shanzhen/payouts',
    options: {
      payees: { shop: 'shop', producer: 'purchase', distributor: 'commission' },
      transfers: { wechat: 'wechatpay' },
    },
  },
  { resolve: '@shanzhen/purchase', options: { buyer: seller.name, accountSecret: env.SHOP_ACCOUNT_SECRET } },
  { resolve: '@shanzhen/shop-orders', options: {} },
  {
    resolve: '@shanzhen/shop-pages',
    options: { holdDays: 10, paidBack: ['recall', 'afterSales'], corrections: 'weighing', disputes: 'reconciliation' },
  },
  {
    resolve: '@shanzhen/shop-webhooks',
    // Tests say themselves when something is sent.
    options: { anyAddress: env.SHOP_WEBHOOKS_ANYWHERE, atOnce: env.NODE_ENV !== 'test' },
  },
  { resolve: '@shanzhen/settlement', options: { center: seller.name, gates: ['orderNote', 'recall'] } },
  {
    resolve: '@shanzhen/shops',
    options: {
      accountSecret: env.SHOP_ACCOUNT_SECRET,
      callsPerMinute: env.SHOP_API_CALLS_PER_MINUTE,
      backendUrl: env.BACKEND_URL,
      business: ['shop_order', 'shop_page', 'settlement'],
    },
  },
  {
    resolve: '@shanzhen/warehouse',
    options: {
      waybills: 'localWaybill',
      senders: ['shop_order', 'shop_page'],
      owners: ['shop_order', 'shop_page'],
      sender: { name: '宁陕山珍', phone: seller.phone ?? '', address: seller.address ?? '' },
    },
  },
  {
    resolve: '@shanzhen/after-sales',
    options: {
      orderLinkSecret: env.ORDER_LINK_SECRET,
      returnAddress: [seller.address, `${seller.name} 售后组（收）`, seller.phone].filter(Boolean).join(' '),
      autoReceiptDays: { express: 10, pickup: 2 },
      freshQualityHours: 48,
      corrections: 'weighing',
      stopped: 'recall',
      paidBack: 'recall',
      owners: ['shop_order', 'shop_page'],
      senders: 'shop_order',
      shares: 'settlement',
      gates: ['warehouse'],
    },
  },
  { resolve: '@shanzhen/payment-wechatpay', options: { ...wechatpayOptions, transferNews: 'transferNews' } },
  { resolve: '@shanzhen/payment-stripe', options: stripeOptions ?? {} },
  { resolve: '@shanzhen/wechat', options: wechatOptions ? { ...wechatOptions, arrivals: 'attribution' } : {} },
  {
    resolve: '@shanzhen/distribution',
    options: {
      accountSecret: env.SHOP_ACCOUNT_SECRET,
      shareSecret: env.SHARE_LINK_SECRET,
      storefrontUrl: env.STOREFRONT_URL,
      outlets: 'shop_page',
      windowDays: env.SHARE_WINDOW_DAYS,
      approval: env.DISTRIBUTOR_APPROVAL,
      news: 'commission',
    },
  },
  { resolve: '@shanzhen/campaigns', options: {} },
  { resolve: '@shanzhen/promotion', options: {} },
  {
    resolve: '@shanzhen/commission',
    options: {
      taxMode: env.COMMISSION_TAX_MODE,
      center: seller.name,
      ...{ holdDays: 10, limitBps: 2000, paidBack: ['recall', 'afterSales'], corrections: 'weighing' },
      disputes: 'reconciliation',
    },
  },
  { resolve: '@shanzhen/compliance', options: { accountSecret: env.SHOP_ACCOUNT_SECRET } },
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
      unpaidGuestTimeoutMinutes: env.UNPAID_GUEST_TIMEOUT_MINUTES,
      unpaidLimits: {
        orders_per_buyer: env.UNPAID_ORDERS_PER_BUYER,
        pieces_per_customer: env.UNPAID_PIECES_PER_CUSTOMER,
        pieces_per_guest: env.UNPAID_PIECES_PER_GUEST,
        orders_per_network: env.UNPAID_ORDERS_PER_NETWORK,
        pieces_per_network: env.UNPAID_PIECES_PER_NETWORK,
        guest_share_percent: env.UNPAID_GUEST_SHARE_PERCENT,
        given_up_per_buyer: env.UNPAID_GIVEN_UP_PER_BUYER,
        given_up_per_guest: env.UNPAID_GIVEN_UP_PER_GUEST,
        given_up_per_network: env.UNPAID_GIVEN_UP_PER_NETWORK,
      },
      checkoutsAtOnce: env.CHECKOUTS_AT_ONCE,
      checkoutsWaiting: env.CHECKOUTS_WAITING,
      storefrontUrl: env.STOREFRONT_URL,
      gate: 'lotGate',
      corrections: 'weighing',
      stopped: 'recall',
      paidBack: ['recall', 'afterSales'],
      trade: 'shop_order',
      outlets: 'shop_page',
      attributions: 'attribution',
      owners: ['shop_order', 'shop_page'],
      seller: {
        name: seller.name,
        credit_code: seller.credit_code ?? undefined,
        address: seller.address ?? undefined,
        phone: seller.phone ?? undefined,
      },
    },
  },
]
