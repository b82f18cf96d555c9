import type { Receiver } from '../../orders/quote-drafts'

/** What a size of the test shop acts out, by its code. */
export const TEST_ACTS = ['ok', 'short-pick', 'price-change', 'carrier-down', 'sold-out', 'deposit-short'] as const
export type TestAct = (typeof TEST_ACTS)[number]

export type TestLine = { act: TestAct; quantity: number; unit_price_fen: number }
/** What happened to it when, as its shop's system is told. */
export type TestStep = { type: TestEvent; at: string }
export type TestEvent = 'order.placed' | 'order.held' | 'order.refused' | 'order.canceled' | 'order.shipped'

/** An order of a test key: played in this table alone. */
export type TestOrder = {
  id: string
  shop_id: string
  number: string
  /** What it shows where a real one has Medusa's number. */
  order_number: number
  content_hash: string
  receiver: Receiver
  note: string | null
  lines: TestLine[]
  state: 'held' | 'placed' | 'canceled' | 'refused'
  shipping: 'none' | 'packed' | 'shipped' | 'delivered'
  reason_code: string | null
  reason: string | null
  goods_fen: number
  freight_fen: number
  refunded_fen: number
  placed_at: Date | null
  ship_by: Date | null
  held_until: Date | null
  shipped_at: Date | null
  delivered_at: Date | null
  steps: TestStep[]
  /** When it goes on by itself; null at its end. */
  due_at: Date | null
  made_by: string
  created_at: Date
  updated_at: Date
}
/** What an act makes of one. */
export type TestChange = Partial<Omit<TestOrder, 'id' | 'shop_id' | 'number' | 'order_number' | 'made_by'>>
