import { handMethod } from '@shanzhen/money-kit/by-hand'
import type { AccountSpec } from '../types'

/** The chart of accounts; this plugin's README.md shows one order going through it. */
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

/** 库存现金 and 银行存款: what staff took in the hand or saw arrive on the shop's own account. */
const HAND_KINDS = { cash: 'cash_on_hand', transfer: 'bank_deposit' } as const

/** 待退款: refunds of money taken by hand that nobody has handed over yet. */
export const refundPayable = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'refund_payable',
  normal_side: 'credit',
  currency,
})

/** 退货运费: what buyers laid out for sending back goods that were wrong. */
export const returnFreightCost = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'return_freight',
  normal_side: 'debit',
  currency,
})

/** Where a payment's money is: with its channel, in the till or on the bank account. */
export function moneyAccount(provider_id: string, currency: string): AccountSpec {
  const method = handMethod(provider_id)
  return method
    ? { ...PLATFORM, kind: HAND_KINDS[method], normal_side: 'debit', currency }
    : channelReceivable(provider_id, currency)
}

/** What a refund takes the money out of: a channel sends it at once, a person some time later. */
export const refundSource = (provider_id: string, currency: string): AccountSpec =>
  handMethod(provider_id) ? refundPayable(currency) : channelReceivable(provider_id, currency)

/** By these an order's money is counted, however it came. */
export const MONEY_KINDS = ['channel_receivable', ...Object.values(HAND_KINDS), 'refund_payable']
