import { type DepositOwner, depositOwner, isDeposit } from '@shanzhen/money-kit/deposit'
import { handMethod, type HandMethod } from '@shanzhen/money-kit/by-hand'
import type { AccountSpec } from '../types'
import type { Cost } from '../wire'

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

/** 预存款: what a partner keeps with us to pay orders out of. It never goes below zero. */
export const partnerDeposit = (owner: DepositOwner, currency: string): AccountSpec => ({
  ...owner,
  kind: 'partner_deposit',
  normal_side: 'credit',
  currency,
  allow_negative: false,
})

/** 打款在途: taken out of what somebody has with us, and not yet arrived at their bank. It never goes below zero. */
export const payoutsInTransit = (owner: DepositOwner, currency: string): AccountSpec => ({
  ...owner,
  kind: 'payouts_in_transit',
  normal_side: 'credit',
  currency,
  allow_negative: false,
})

/** 延误补偿: what small shops get where their orders left later than was promised. */
export const lateCredits = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'late_credits',
  normal_side: 'debit',
  currency,
})

/** 补发追偿: what carriers and producers make good of goods that were sent once more. */
export const casesRecovered = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'cases_recovered',
  normal_side: 'credit',
  currency,
})

/** 代销分成: what small shops earn of what buyers paid at their pages. */
export const shopMargins = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'shop_margins',
  normal_side: 'debit',
  currency,
})

/** 代销毛利: earned by a shop at its page and not yet its own to spend. Below zero: released, and given back to buyers since. */
export const shopMargin = (owner: DepositOwner, currency: string): AccountSpec => ({
  ...owner,
  kind: 'shop_margin',
  normal_side: 'credit',
  stage: 'pending',
  currency,
  allow_negative: true,
})

/** 分销佣金: what sharing costs. */
export const distributorCommissions = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'distributor_commissions',
  normal_side: 'debit',
  currency,
})

/** 应付佣金: a distributor's own, to be paid out. Below zero: paid out, and given back to buyers since; the next earnings fill it. */
export const distributorCommission = (distributor_id: string, currency: string): AccountSpec => ({
  ...{ owner_type: 'distributor', owner_id: distributor_id, kind: 'distributor_commission' },
  ...{ normal_side: 'credit', currency, allow_negative: true },
})

/** 待结算佣金: earned, and not the distributor's own before the days of return are over. */
export const distributorPending = (distributor_id: string, currency: string): AccountSpec => ({
  ...distributorCommission(distributor_id, currency),
  stage: 'pending',
})

/** 代扣个税: withheld from distributors' withdrawals, owed to the tax office. */
export const taxWithheld = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'tax_withheld',
  normal_side: 'credit',
  currency,
})

/** 代扣个税 of withdrawals on their way: owed to the tax office once they are paid, the distributor's again where they are not. */
export const taxOnItsWay = (currency: string): AccountSpec => ({ ...taxWithheld(currency), stage: 'pending' })

type Paid = { provider_id: string; data?: Record<string, unknown> | null }

/** Where a payment's money is: with its channel, in the till, on the bank account, or out of a partner's deposit. */
export function moneyAccount({ provider_id, data }: Paid, currency: string): AccountSpec {
  if (isDeposit(provider_id)) return partnerDeposit(depositOwner(data), currency)
  const method = handMethod(provider_id)
  return method ? handAccount(method, currency) : channelReceivable(provider_id, currency)
}

/** What a refund takes the money out of: a channel sends it at once, a deposit has it at once, a person some time later. */
export const refundSource = (payment: Paid, currency: string): AccountSpec =>
  handMethod(payment.provider_id) ? refundPayable(currency) : moneyAccount(payment, currency)

/** 银行存款 or 库存现金, whichever money was moved out of or into. */
export const handAccount = (method: HandMethod, currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: HAND_KINDS[method],
  normal_side: 'debit',
  currency,
})

/** 包装费, 运输费, 服务费, 其他费用: what running the shop costs. */
export const costAccount = (cost: Cost, currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: `${cost}_cost`,
  normal_side: 'debit',
  currency,
})

/** 应付账款: costs that are owed and not paid yet. */
export const accountsPayable = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'accounts_payable',
  normal_side: 'credit',
  currency,
})

/** 待查款项: money that a channel's bill names and nobody has found the sale of. */
export const billSuspense = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'bill_suspense',
  normal_side: 'credit',
  currency,
})

/** 商品采购: what goods cost that producers brought. */
export const goodsPurchases = (currency: string): AccountSpec => ({
  ...PLATFORM,
  kind: 'goods_purchases',
  normal_side: 'debit',
  currency,
})

/** 应付生产者: owed for goods received. Below zero where a lot was corrected after it was paid: the next ones offset it. */
export const producerPayable = (producer_id: string, currency: string): AccountSpec => ({
  ...{ owner_type: 'producer', owner_id: producer_id, kind: 'producer_payable' },
  ...{ normal_side: 'credit', currency, allow_negative: true },
})

/** 应收承运方赔款: what a carrier owes for goods it lost or broke, until it pays. */
export const carrierClaims = (carrier_code: string, currency: string): AccountSpec => ({
  ...{ owner_type: 'carrier', owner_id: carrier_code, kind: 'carrier_claims' },
  ...{ normal_side: 'debit', currency, allow_negative: true },
})

/** Money in the hand or on the shop's own bank account. */
export const OWN_MONEY_KINDS: readonly string[] = Object.values(HAND_KINDS)
/** By these an order's money is counted, however it came. */
export const MONEY_KINDS = ['channel_receivable', ...Object.values(HAND_KINDS), 'refund_payable', 'partner_deposit']
