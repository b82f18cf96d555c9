import type { RiskRule, Seen, SeenOrder } from '../types'

const [HOUR_MS, MOST] = [3_600_000, 12]

export const burst: RiskRule = {
  ...{ key: 'burst', name: '订单扎堆', severity: 'hold' },
  threshold: `一小时内 ${MOST} 单起`,
  find({ orders }) {
    const inTurn = [...orders].sort((one, other) => one.placed_at.getTime() - other.placed_at.getTime())
    let most: SeenOrder[] = []
    for (let from = 0, to = 0; to < inTurn.length; to++) {
      while (inTurn[to].placed_at.getTime() - inTurn[from].placed_at.getTime() > HOUR_MS) from++
      if (to - from + 1 > most.length) most = inTurn.slice(from, to + 1)
    }
    const seen: Seen[] = [{ text: `一小时内有 ${most.length} 单`, orders: most }]
    return most.length >= MOST ? seen : []
  },
}
