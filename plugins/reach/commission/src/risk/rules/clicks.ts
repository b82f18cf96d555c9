import type { RiskRule } from '../types'

const MOST = 1000

/** Clicks earn nothing by themselves: it is marked. */
export const clicks: RiskRule = {
  ...{ key: 'clicks', name: '点击扎堆', severity: 'note' },
  threshold: `7 天里有一天点击 ${MOST} 次起`,
  find: ({ most_clicks }) =>
    most_clicks >= MOST
      ? [{ text: `最近 7 天里有一天点击了 ${most_clicks} 次`, orders: [], about: `${most_clicks}` }]
      : [],
}
