import type { Ledger } from './ledger.ts'
import type { Merchant } from './merchant.ts'
import type { Order, Refund } from './types.ts'

/** Orders and refunds in the words of WeChat's wire. */
export const TRADE_TYPES = { native: 'NATIVE', h5: 'MWEB', jsapi: 'JSAPI' }
const STATE_TEXT = { NOTPAY: '订单未支付', SUCCESS: '支付成功', CLOSED: '订单已关闭', REFUND: '转入退款' }

export function transactionView(merchant: Merchant, order: Order): Record<string, unknown> {
  const base = {
    appid: merchant.appid,
    mchid: merchant.mchid,
    out_trade_no: order.out_trade_no,
    trade_state: order.state,
    trade_state_desc: STATE_TEXT[order.state],
    attach: order.attach,
    payer: {},
  }
  if (!order.transaction_id) return { ...base, amount: { total: order.total_fen, currency: 'CNY' } }
  return {
    ...base,
    transaction_id: order.transaction_id,
    trade_type: TRADE_TYPES[order.channel],
    bank_type: 'OTHERS',
    success_time: order.success_time,
    payer: { openid: order.openid ?? 'oSANDBOX0000000000000000001' },
    amount: { total: order.total_fen, payer_total: order.total_fen, currency: 'CNY', payer_currency: 'CNY' },
  }
}

const amount = (order: Order, refund: Refund) => ({
  refund: refund.refund_fen,
  total: order.total_fen,
  payer_refund: refund.refund_fen,
  payer_total: order.total_fen,
})

export function refundView(ledger: Ledger, refund: Refund): Record<string, unknown> {
  const order = ledger.get(refund.out_trade_no)
  return {
    refund_id: refund.refund_id,
    out_refund_no: refund.out_refund_no,
    transaction_id: order.transaction_id,
    out_trade_no: order.out_trade_no,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: refund.create_time,
    ...(refund.success_time ? { success_time: refund.success_time } : {}),
    status: refund.status,
    amount: { ...amount(order, refund), currency: 'CNY' },
  }
}

/** In a callback the state is called refund_status and the merchant is named. */
export function refundCallbackView(ledger: Ledger, merchant: Merchant, refund: Refund): Record<string, unknown> {
  const order = ledger.get(refund.out_trade_no)
  return {
    mchid: merchant.mchid,
    transaction_id: order.transaction_id,
    out_trade_no: order.out_trade_no,
    refund_id: refund.refund_id,
    out_refund_no: refund.out_refund_no,
    refund_status: refund.status,
    ...(refund.success_time ? { success_time: refund.success_time } : {}),
    user_received_account: '支付用户零钱',
    amount: amount(order, refund),
  }
}
