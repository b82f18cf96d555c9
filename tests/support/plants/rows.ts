/** The rows that states of a shop are planted from, in the fewest columns that a promise asks for. */

/** A statement, or a table and the columns of one row: the rest is empty. */
export type Step = string | [table: string, row: Record<string, unknown>]

export interface Plant {
  /** Words of the promise's name that no other promise has. */
  words: string
  /** A state that keeps the promise. */
  whole: Step[]
  /** What breaks it. */
  broken: Step[]
  finds: string
}

/** Longer ago than any promise waits for steps that may still be under way. */
export const PAST = '2026-01-01T00:00:00Z'

export const order = (row = {}): Step => [
  'order',
  { id: 'o', version: 1, status: 'pending', is_draft_order: false, ...row },
]

const NONE = {
  ...{ fulfilled_quantity: 0, shipped_quantity: 0, written_off_quantity: 0 },
  ...{ return_requested_quantity: 0, return_received_quantity: 0, return_dismissed_quantity: 0 },
}
export const item = (quantity: number, row = {}): Step => [
  'order_item',
  { id: 'oi', order_id: 'o', item_id: 'i', version: 1, quantity, ...NONE, ...row },
]
export const placement = (state: string, row = {}): Step => ['placement', { order_id: 'o', state, ...row }]
export const totals = (row: Record<string, number>): Step => [
  'order_summary',
  { order_id: 'o', version: 1, totals: row },
]

/** An order's payment of ten yuan. */
export const payment = (provider_id = 'pp_wechatpay_wechatpay'): Step[] => [
  ['order_payment_collection', { order_id: 'o', payment_collection_id: 'c' }],
  ['payment', { id: 'y', payment_collection_id: 'c', payment_session_id: 'ps', provider_id, amount: 10, data: {} }],
]
export const capture = (row = {}): Step => ['capture', { id: 'k', payment_id: 'y', amount: 10, ...row }]
export const refund = (row = {}): Step => ['refund', { id: 'f', payment_id: 'y', amount: 10, ...row }]

/** A transaction of the book with its entries, in fen by account. */
export const booked = (idempotency_key: string, entries: Record<string, number>, row = {}): Step[] => [
  ['ledger_transaction', { id: 't', idempotency_key, ...row }],
  ...Object.entries(entries).map(([account_id, amount_fen]): Step => [
    'ledger_entry',
    { transaction_id: 't', account_id, amount_fen },
  ]),
]

/** A parcel of the order with pieces of its line. */
export const parcel = (quantity: number, row = {}): Step[] => [
  ['fulfillment', { id: 'p', ...row }],
  ['order_fulfillment', { order_id: 'o', fulfillment_id: 'p' }],
  ['fulfillment_item', { fulfillment_id: 'p', line_item_id: 'i', inventory_item_id: 'ii', quantity }],
]
export const lot = (row = {}): Step => [
  'lot',
  { id: 'l', code: 'L1', inventory_item_id: 'ii', state: 'released', ...row },
]
export const inspection = (verdict: string, at: string, row = {}): Step => [
  'inspection',
  { lot_id: 'l', kind: 'incoming', inspector: 'u1', verdict, at, ...row },
]
export const held = (quantity: number, row = {}): Step => [
  'reservation_item',
  { id: 'r', line_item_id: 'i', inventory_item_id: 'ii', location_id: 's', quantity, allow_backorder: false, ...row },
]
export const level = (row = {}): Step => [
  'inventory_level',
  { id: 'il', inventory_item_id: 'ii', location_id: 's', stocked_quantity: 5, reserved_quantity: 0, ...row },
]

const OF = { order_id: 'o', line_item_id: 'i', fulfillment_id: 'p' }
export const moved = (id: number, reason: string, delta: number, row = {}): Step => [
  'lot_movement',
  { id, lot_id: 'l', location_id: 's', reason, delta, actor: 'u1', at: PAST, ...OF, ...row },
]
