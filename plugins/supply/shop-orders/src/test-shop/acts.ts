/** What becomes of a test order, and when: no more than its own row is asked. */
import type { TestAct, TestChange, TestEvent, TestOrder } from '../modules/test-shop/types'

const SECOND = 1000
const HOUR = 3_600_000
/** From the moment it was placed. */
export const TIMES = {
  packed: 15 * SECOND,
  shipped: 30 * SECOND,
  delivered: 120 * SECOND,
  carrier_back: 600 * SECOND,
  carrier_promise: 60 * SECOND,
  promise: 48 * HOUR,
  /** From the moment it was held. */
  money_comes: 60 * SECOND,
  hold: 72 * HOUR,
}

const after = (from: Date, ms: number) => new Date(from.getTime() + ms)
const step = ({ steps }: Pick<TestOrder, 'steps'>, type: TestEvent, at: Date) => [
  ...steps,
  { type, at: at.toISOString() },
]
const acts = ({ lines }: Pick<TestOrder, 'lines'>, act: TestAct) => lines.some((line) => line.act === act)
export const totalOf = ({ lines }: Pick<TestOrder, 'lines'>): number =>
  lines.reduce((sum, { quantity, unit_price_fen }) => sum + quantity * unit_price_fen, 0)

/** Placed, or held where its deposit is short. */
export function begin(order: Pick<TestOrder, 'lines'>, at: Date): TestChange & Pick<TestOrder, 'state'> {
  if (!acts(order, 'deposit-short')) return placed({ ...order, steps: [] }, at)
  return {
    ...{ state: 'held', reason_code: 'deposit_short', reason: '预存款不足（测试），一分钟后到账' },
    ...{ held_until: after(at, TIMES.hold), placed_at: null, ship_by: null, shipped_at: null, delivered_at: null },
    ...{ steps: step({ steps: [] }, 'order.held', at), due_at: after(at, TIMES.money_comes) },
  }
}

function placed(order: Pick<TestOrder, 'lines' | 'steps'>, at: Date): TestChange & Pick<TestOrder, 'state'> {
  const promise = acts(order, 'carrier-down') ? TIMES.carrier_promise : TIMES.promise
  return {
    ...{ state: 'placed', reason_code: null, reason: null, held_until: null, shipped_at: null, delivered_at: null },
    ...{ placed_at: at, ship_by: after(at, promise) },
    ...{ steps: step(order, 'order.placed', at), due_at: after(at, TIMES.packed) },
  }
}

/** Everything that is due by now, each at its own time. */
export function goOn(order: TestOrder, now: Date): TestChange {
  let all: TestChange = {}
  for (let row = order; row.due_at && row.due_at <= now; row = { ...order, ...all }) all = { ...all, ...next(row) }
  return all
}

function next(order: TestOrder): TestChange {
  const { state, shipping, placed_at, due_at } = order
  if (!due_at || state === 'canceled' || state === 'refused') return { due_at: null }
  if (state === 'held' || !placed_at) return placed(order, due_at)
  if (shipping === 'none') return pick(order, due_at, placed_at)
  if (shipping === 'packed')
    return {
      ...{ shipping: 'shipped', shipped_at: due_at, due_at: after(due_at, TIMES.delivered - TIMES.shipped) },
      steps: step(order, 'order.shipped', due_at),
    }
  return { shipping: 'delivered', delivered_at: due_at, due_at: null }
}

/** At the shelf: what one piece is missing of leaves with one less, or not at all, and its money comes back. */
function pick(order: TestOrder, at: Date, placed_at: Date): TestChange {
  const packed = after(placed_at, acts(order, 'carrier-down') ? TIMES.carrier_back : TIMES.shipped)
  const short = order.lines.find(({ act }) => act === 'short-pick')
  if (!short) return { shipping: 'packed', due_at: packed }
  const lines = order.lines
    .map((line) => (line === short ? { ...line, quantity: line.quantity - 1 } : line))
    .filter(({ quantity }) => quantity > 0)
  if (!lines.length) return giveUp(order, at, { reason_code: 'short_pick', reason: '拣货时没有货（测试），款已退回' })
  return { lines, refunded_fen: short.unit_price_fen, shipping: 'packed', due_at: packed }
}

/** Its whole money comes back. */
export const giveUp = (
  order: TestOrder,
  at: Date,
  why: Pick<TestChange, 'reason_code' | 'reason'> = {},
): TestChange => ({
  ...{ state: 'canceled', due_at: null, refunded_fen: order.goods_fen + order.freight_fen, ...why },
  steps: step(order, 'order.canceled', at),
})

/** One that still waits for money is withdrawn. */
export const withdraw = (order: TestOrder, at: Date): TestChange => ({
  ...{ state: 'refused', reason_code: 'withdrawn', reason: '店铺撤回', held_until: null, due_at: null },
  steps: step(order, 'order.refused', at),
})
