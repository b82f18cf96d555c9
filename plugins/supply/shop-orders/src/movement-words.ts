import { kindName } from '@shanzhen/ledger/words'

/** From the shop's side: what the county's book calls a payment is what the shop paid. */
const WORDS: Record<string, string> = {
  payment_captured: '代发订单扣款',
  payment_refunded: '代发订单退回',
  deposit_topped_up: '充值',
  payout_asked: '提现',
  payout_back: '提现退回',
  late_credited: '延误补偿',
  late_returned: '延误补偿收回',
  margin_released: '主页毛利到账',
  margin_recovered: '主页毛利收回',
  book_corrected: '供应中心登记',
}

/**
 * What a shop reads of a movement of its deposit, in its portal as on its statements.
 * @param reason why money came back, where the book says so
 */
export const movementName = (kind: string, reason?: string | null) =>
  (kind === 'payment_refunded' && reason) || (WORDS[kind] ?? kindName(kind))
