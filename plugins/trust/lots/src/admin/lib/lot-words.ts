/** Lots in the words staff read. */
export const LOT_STATES = [
  ['quarantine', '待检', 'orange'],
  ['released', '已放行', 'green'],
  ['rejected', '不合格', 'red'],
  ['recalled', '已召回', 'red'],
  ['expired', '已过期', 'grey'],
  ['used_up', '已用完', 'grey'],
  ['voided', '已作废', 'grey'],
] as const

export const REASONS: Record<string, string> = {
  receive: '收货',
  reject: '退出',
  ship: '发货',
  return: '退回',
  split: '分批',
  pack: '分装',
  mix: '混批',
  adjust: '盘点',
  loss: '损耗',
  damage: '报损',
  transfer: '调拨',
}

export const EVENTS: Record<string, string> = {
  received: '收货登记',
  inspected: '检验',
  released: '放行',
  rejected: '判为不合格',
  split: '分批',
  mixed: '混批',
  packed: '分装',
  shipped: '发货',
  returned: '退回',
  adjusted: '盘点',
  damaged: '报损',
  transferred: '调拨',
  recalled: '召回',
  expired: '过期下架',
  corrected: '更正',
  note: '备注',
  photographed: '添加照片',
  photo_hidden: '隐藏照片',
}

export const amount = (quantity: number, unit: string) =>
  unit === 'g' ? `${(quantity / 1000).toLocaleString('zh-CN')} kg` : `${quantity} 件`

export const lotState = (state: string) => LOT_STATES.find(([key]) => key === state) ?? LOT_STATES[0]
