/** A dispute in words staff understand; Stripe's own word where it has a new one. */
const REASONS: Record<string, string> = {
  duplicate: '重复扣款',
  fraudulent: '持卡人说不是本人付款',
  product_not_received: '没有收到商品',
  product_unacceptable: '商品与描述不符或有质量问题',
  credit_not_processed: '没有收到退款',
  unrecognized: '持卡人不认得这笔款',
  general: '一般争议',
}
const STATES: Record<string, string> = {
  needs_response: '请在截止时间前到 Stripe 后台提交申诉材料，过时视为接受。',
  warning_needs_response: '银行在询问，请在截止时间前到 Stripe 后台说明。',
  under_review: '材料已提交，银行正在审理。',
  warning_under_review: '说明已提交，银行正在审理。',
  warning_closed: '银行的询问已结束，没有扣款。',
  won: '申诉成功，款项已退回本店。',
  lost: '申诉失败，款项归买家。',
}
/** The buyer was given the money. */
export const LOST = 'lost'
const OVER = new Set(['won', LOST, 'warning_closed', 'charge_refunded'])

export const isOver = (status: string) => OVER.has(status)

export const disputeWords = (reason: string, status: string) =>
  `争议：${REASONS[reason] ?? reason}。${STATES[status] ?? status}`
