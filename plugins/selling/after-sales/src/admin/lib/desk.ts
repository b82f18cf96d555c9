/** Words staff read of claims. */
import type { AfterSaleReason, AfterSaleView, Disposal, Wish } from '../../types'

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
const KIND_NAMES = { return_refund: '退货退款', refund_only: '仅退款' }
export const WISH_NAMES: Record<Wish, string> = { refund: '退款', resend: '补发' }

type Asked = Pick<AfterSaleView, 'kind' | 'wish' | 'state'>
/** What is wished for, and what it came to where goods went again. */
export const kindOf = ({ kind, wish, state }: Asked) =>
  wish === 'resend' || state === 'resent' ? WISH_NAMES.resend : KIND_NAMES[kind]
/** Only small shops say what they would rather have. */
export const askerOf = ({ wish }: Pick<AfterSaleView, 'wish'>) => (wish ? '小店' : ACTOR_NAMES.buyer)
export const DISPOSAL_NAMES: Record<Disposal, string> = {
  destroyed: '销毁',
  donated: '捐赠',
  sent_to_producer: '退回生产者',
  returned_to_buyer: '退还买家',
}
export const ACTOR_NAMES = { buyer: '买家', staff: '客服', system: '系统' }

/** A step of a claim; `first` goes before it, and stands even where it is refused itself. */
export type Act = (action: string, body: object, first?: { action: string; body: object }) => void
