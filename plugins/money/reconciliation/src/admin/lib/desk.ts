/** Words staff read of reconciliation. */
import { moment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import type { DifferenceRow } from '../../wire'

export const DIFFERENCE_KINDS = { missing_here: '本店没有', missing_there: '渠道没有', amount_differs: '金额不同' }
export const LINE_KINDS = { payment: '收款', refund: '退款' }
export const BILL_STATES = { failed: '未取到', fetched: '核对中', matched: '已核对' }
export const TASK_KINDS = { refund_abnormal: '退款异常', refund_closed: '退款关闭', dispute: '争议' }
export const DIFFERENCE_CHOICES: Record<string, string> = {
  booked_by_hand: '补记到本店账本',
  refunded_to_buyer: '已退给买家',
  channel_corrects: '由渠道更正',
  no_action: '核实无误，不用处理',
}
export const TASK_CHOICES: Record<string, string> = {
  settled_at_channel: '已在商户平台处理',
  paid_by_hand: '已用其他方式付给买家',
  evidence_sent: '已提交申诉材料',
  accepted: '接受争议，不申诉',
  no_action: '核实无误，不用处理',
}
/** What may be decided about it, and what each decision does at once. */
export function choicesOf({ line_kind, here_fen, there_fen }: DifferenceRow): {
  choices: Record<string, string>
  does: Record<string, string>
} {
  const { booked_by_hand, ...others } = DIFFERENCE_CHOICES
  if (there_fen === null) return { choices: others, does: {} }
  const more_fen = (line_kind === 'payment' ? 1 : -1) * (there_fen - (here_fen ?? 0))
  const sum = `${more_fen > 0 ? '增加' : '减少'} ${yuan(Math.abs(more_fen))}`
  return {
    choices: { booked_by_hand, ...others },
    does: { booked_by_hand: `账本里渠道应收${sum}，对方科目是“待查款项”` },
  }
}

const DECISIONS: Record<string, string> = { ...DIFFERENCE_CHOICES, ...TASK_CHOICES, settled_itself: '已自行一致' }

export const decisionName = (decision: string | null) => DECISIONS[decision ?? ''] ?? ''
export const yuanOrNone = (fen: number | null) => (fen === null ? '无' : yuan(fen))
export const momentOrNone = (at: string | null) => (at ? moment(at) : '')
export const yesterday = () => new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10)
