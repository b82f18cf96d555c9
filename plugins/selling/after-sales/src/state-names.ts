import type { AfterSaleState } from './types'

/** What staff call the states of a claim. */
export const STATE_NAMES: Record<AfterSaleState, string> = {
  requested: '待审核',
  approved: '已同意',
  sent_back: '寄回途中',
  received: '待验货',
  inspected: '待退款',
  refunding: '退款中',
  refunded: '已退款',
  resent: '已补发',
  refused: '已拒绝',
  withdrawn: '已撤回',
}
