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

export type Lot = {
  id: string
  code: string
  good_id: string
  inventory_item_id: string | null
  producer_id: string | null
  title: string
  size: string
  state: string
  town: string | null
  village: string | null
  plot: string | null
  made_on: string
  best_before: string
  best_before_reason: string | null
  quantity_unit: string
  received_quantity: number
  received_by: string
  supplier_name: string | null
  is_demo: boolean
  note: string | null
  stock?: { location_id: string; quantity: number }[]
}

type Result = { name: string; value: number; unit: string; limit: string; ok: boolean }
export type LotFile = {
  lot: Lot
  stock: { id: string; location_id: string; quantity: number }[]
  inspections: {
    id: string
    at: string
    verdict: string
    method: string
    sampling: string
    retest_reason: string | null
    results: Result[]
  }[]
  movements: {
    id: string
    delta: number
    reason: string
    at: string
    order_id: string | null
    act_id: string | null
    actor: string
  }[]
  /** Stocktakes, damages and transfers, newest first. */
  acts: { id: string; kind: string; reason: string; booked: number; quantity: number; actor: string; at: string }[]
  events: { seq: number; type: string; occurred_at: string; actor: string; hash: string }[]
  photos: { id: string; step: string; caption: string; url: string; created_at: string }[]
  /** Those that happened. */
  photo_steps: string[]
  family: Family
  standard: { version: number; limits: Limit[] } | null
  /** The 承诺达标合格证 of the lot. */
  promise: { needed: boolean; number: string | null }
}
/** What a good is packed in; the weight is grams, where it is known. */
export type GoodChoice = {
  id: string
  title: string
  producer_id: string | null
  town: string | null
  village: string | null
  shelf_life_days: number | null
  grades: string[]
  sizes: { title: string; weight: number | null; inventory_item_id: string }[]
}
export type Choices = { goods: GoodChoice[]; locations: { id: string; name: string }[] }
export type Limit = { name: string; unit: string; min: number | null; max: number | null; required: boolean }
export type Family = {
  lots: { id: string; code: string; state: string; quantity: number; unit: string }[]
  sources: { child: string; parent: string; quantity: number }[]
}
