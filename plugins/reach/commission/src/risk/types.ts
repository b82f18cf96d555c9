/** What the rules of risk look at, and what they say. */

/** An order that a distributor brought lately, as its papers say. */
export type SeenOrder = {
  order_id: string
  display_id: number
  placed_at: Date
  customer_id: string | null
  phone: string
  recipient: string
  address: string
  openids: string[]
  /** What it would have earned, and what it earns now. */
  most_fen: number
  earned_fen: number
  /** Whether it ever earned; before it is paid it did not. */
  earned_once: boolean
}
export type Facts = {
  now: Date
  orders: SeenOrder[]
  /** When the account's WeChat was bound, the newest first; the first holds now. */
  bindings: Date[]
  /** Clicks of the busiest day of the last seven. */
  most_clicks: number
  real_name: string | null
  /** Other distributors of the same 证件. */
  same_identity: string[]
}

/** `text`: what was seen, in Chinese; `orders`: by which of them. */
export type Seen = { text: string; orders: SeenOrder[]; about?: string }
export type RiskRule = {
  key: string
  /** As staff call it. */
  name: string
  /** `hold`: nothing goes out before staff have looked; `note`: it is only marked. */
  severity: 'hold' | 'note'
  /** From where on it speaks, for staff alone. */
  threshold: string
  find: (facts: Facts) => Seen[]
}

const DAY_MS = 86_400_000
export const since = (orders: SeenOrder[], now: Date, days: number) =>
  orders.filter(({ placed_at }) => now.getTime() - placed_at.getTime() <= days * DAY_MS)

/** Orders by what they have in common; those that have nothing to be told by are left out. */
export function grouped(orders: SeenOrder[], keysOf: (order: SeenOrder) => string[]): SeenOrder[][] {
  const groups = new Map<string, SeenOrder[]>()
  for (const order of orders)
    for (const key of new Set(keysOf(order).filter(Boolean))) groups.set(key, [...(groups.get(key) ?? []), order])
  return [...groups.values()]
}
