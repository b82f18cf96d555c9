/** The book's words as staff and bookkeepers read them, on screen and in files. */
const KINDS: Record<string, string> = {
  channel_receivable: '渠道应收',
  cash_on_hand: '库存现金',
  bank_deposit: '银行存款',
  refund_payable: '待退款',
  return_freight: '退货运费',
  goods_sales: '商品销售',
  freight_income: '运费收入',
  sales_refunds: '销售退款',
  channel_fee: '渠道手续费',
  payment_captured: '收款',
  payment_refunded: '退款',
  freight_corrected: '更正运费',
  refund_handed_back: '退款已交还',
  return_freight_paid: '付退货运费',
  funds_released: '转为可用',
  packaging_cost: '包装费',
  carriage_cost: '运输费',
  fees_cost: '服务费',
  other_cost: '其他费用',
  accounts_payable: '应付账款',
  bill_suspense: '待查款项',
  goods_purchases: '商品采购',
  producer_payable: '应付生产者',
  carrier_claims: '应收承运方赔款',
  case_borne: '赔付归责',
  partner_deposit: '预存款',
  late_credits: '延误补偿',
  cases_recovered: '补发追偿',
  late_credited: '延误补偿',
  late_returned: '延误补偿收回',
  shop_margins: '代销分成',
  shop_margin: '代销毛利',
  margin_earned: '代销毛利入账',
  margin_given_back: '代销毛利冲减',
  margin_released: '代销毛利到账',
  margin_recovered: '代销毛利收回',
  distributor_commissions: '分销佣金',
  distributor_commission: '应付佣金',
  tax_withheld: '代扣个税',
  tax_returned: '代扣个税退回',
  commission_earned: '佣金入账',
  commission_reversed: '佣金冲减',
  commission_released: '佣金可提现',
  commission_recovered: '佣金收回',
  payouts_in_transit: '打款在途',
  difference_booked: '补记对账差异',
  goods_purchased: '采购入账',
  purchase_corrected: '采购更正',
  channel_payout: '渠道到账',
  cost_booked: '费用',
  payable_paid: '付应付账款',
  producer_paid: '付生产者货款',
  deposit_topped_up: '预存款充值',
  payout_asked: '申请打款',
  payout_paid: '打款到账',
  payout_back: '打款退回',
  book_corrected: '更正分录',
  reversal: '冲销',
}
const OWNERS: Record<string, string> = {
  'supply-center': '供应中心',
  pp_wechatpay_wechatpay: '微信支付',
  pp_stripe_stripe: '银行卡（Stripe）',
  pp_system_default: '线下收款',
}

export const kindName = (kind: string) =>
  kind.endsWith('_reversal') ? `冲销${KINDS[kind.slice(0, -9)] ?? kind}` : (KINDS[kind] ?? kind)
export const ownerName = (owner: string) => OWNERS[owner] ?? owner
export const stageName = (stage: string) => (stage === 'pending' ? '待结算' : '可用')

/** Why money went back, as whoever made the refund said it in its metadata. */
const REFUND_WORDS: Record<string, string> = {
  claim: '售后退款',
  recall: '召回退款',
  weight: '称重差额退款',
  excess: '多付退款',
}
/** A refund that is not made by `refundPayment` of money-kit, which notes `credit_fen` on each, is that of a canceled order. */
export const refundWord = (metadata: Record<string, unknown> | null | undefined): string | null =>
  metadata?.credit_fen === undefined ? '订单取消退款' : (REFUND_WORDS[String(metadata.reason)] ?? null)
