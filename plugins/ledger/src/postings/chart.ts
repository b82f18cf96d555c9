import type { AccountSpec } from '../types'

/** The chart of accounts; ARCHITECTURE.md shows one order going through it. */
const PLATFORM = { owner_type: 'platform', owner_id: 'supply-center', allow_negative: true } as const

/** 渠道应收: money a payment channel has taken for us and not yet paid out. */
export const channelReceivable = (provider_id: string, currency: string): AccountSpec => ({
  owner_type: 'channel',
  owner_id: provider_id,
  kind: 'channel_receivable',
  normal_side: 'debit',
  currency,
  allow_negative: true,
})

/** 商品销售: what buyers paid for goods. */
export const goodsSales = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'goods_sales',
  normal_side: 'credit',
  currency,
})

/** 运费收入: what buyers paid for carriage. */
export const freightIncome = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'freight_income',
  normal_side: 'credit',
  currency,
})

/** 销售退款: goods' money given back; sales stay as they were made. */
export const salesRefunds = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'sales_refunds',
  normal_side: 'debit',
  currency,
})
