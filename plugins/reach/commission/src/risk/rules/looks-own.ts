import type { RiskRule, Seen } from '../types'

const MOST = 2

/** What is surely an own purchase earns nothing before; this only looks like one. */
export const looksOwn: RiskRule = {
  ...{ key: 'looks_own', name: '像是本人购买', severity: 'hold' },
  threshold: `收货人与分销员同名 ${MOST} 单起；或同一证件另有分销员`,
  find({ orders, real_name, same_identity }) {
    const named = real_name ? orders.filter(({ recipient }) => recipient.trim() === real_name.trim()) : []
    const seen: Seen[] = []
    if (named.length >= MOST) seen.push({ text: `有 ${named.length} 单的收货人与分销员同名`, orders: named })
    if (same_identity.length)
      seen.push({ text: '同一个证件还登记在另一位分销员名下', orders: [], about: same_identity.join() })
    return seen
  },
}
