/** Words staff read of recalls. */
import type { AffectedLine } from '../../wire'

export const CLASSES = [
  ['first', '一级：可能严重损害健康'],
  ['second', '二级：可能损害健康'],
  ['third', '三级：标签或资料问题'],
] as const
const STATES: Record<string, string> = {
  pending: '待通知',
  held: '已扣留',
  notified: '已通知',
  untold: '没通知到，请打电话',
  returned: '已退回',
  refunding: '退款中',
  refunded: '已退款',
  unreachable: '联系不上',
  secured: '已封存',
}
const KINDS = { buyer: '已发买家', waiting: '待发订单', place: '库存' }

export const className = (key: string) => CLASSES.find(([each]) => each === key)?.[1].slice(0, 2) ?? key
export const stateName = (state: string) => STATES[state] ?? state
export const kindName = (kind: AffectedLine['kind']) => KINDS[kind]
/** `已发买家 2 · 待发订单 1 · 库存 1`: the waiting orders lose their goods as soon as the recall is open. */
export const countsOf = (rows: AffectedLine[]) =>
  Object.entries(KINDS)
    .map(([kind, name]) => `${name} ${rows.filter((row) => row.kind === kind).length}`)
    .join(' · ')
export const isOver = (state: string) => ['returned', 'refunded', 'unreachable', 'secured'].includes(state)
