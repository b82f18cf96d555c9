/** Words staff read of claims. */
import type { AfterSaleReason, Disposal, Wish } from '../../types'

export { STATE_NAMES } from '../../state-names'
export type { AfterSaleFile as Detail, AfterSalePage as ListPage } from '../../wire'

export const REASON_NAMES: Record<AfterSaleReason, string> = {
  changed_mind: '七天无理由',
  damaged: '商品破损',
  spoiled: '变质',
  not_as_described: '与描述不符',
  missing: '少发、漏发',
  not_received: '没有收到',
  other: '其他',
}
export const KIND_NAMES = { return_refund: '退货退款', refund_only: '仅退款' }
export const WISH_NAMES: Record<Wish, string> = { refund: '退款', resend: '补发' }
export const DISPOSAL_NAMES: Record<Disposal, string> = {
  destroyed: '销毁',
  donated: '捐赠',
  sent_to_producer: '退回生产者',
  returned_to_buyer: '退还买家',
}
export const ACTOR_NAMES = { buyer: '买家', staff: '客服', system: '系统' }

/** A step of a claim; `first` goes before it, and stands even where it is refused itself. */
export type Act = (action: string, body: object, first?: { action: string; body: object }) => void
