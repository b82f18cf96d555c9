import { type RiskRule, since } from '../types'

const [DAYS, LEAST, PERCENT] = [60, 5, 40]

export const refunds: RiskRule = {
  ...{ key: 'refunds', name: '退款比例高', severity: 'hold' },
  threshold: `${DAYS} 天内 ${LEAST} 单起，${PERCENT}% 以上的单退了一半以上`,
  find({ now, orders }) {
    const counted = since(orders, now, DAYS).filter(({ most_fen, earned_once }) => most_fen > 0 && earned_once)
    // A parcel that weighs a little less gives a little back.
    const back = counted.filter(({ most_fen, earned_fen }) => earned_fen * 2 <= most_fen)
    if (counted.length < LEAST || back.length * 100 < counted.length * PERCENT) return []
    return [{ text: `${DAYS} 天内 ${counted.length} 单里有 ${back.length} 单退了一半以上`, orders: back }]
  },
}
