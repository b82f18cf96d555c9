import type { RiskRule } from '../types'

const DAYS = 3

/** Somebody else’s WeChat may have taken an account over. */
export const newBinding: RiskRule = {
  ...{ key: 'new_binding', name: '微信刚换绑', severity: 'hold' },
  threshold: `换绑 ${DAYS} 天以内`,
  find({ now, bindings: [held, before] }) {
    if (!held || !before || now.getTime() - held.getTime() > DAYS * 86_400_000) return []
    return [{ text: '收款的微信是刚换绑的，请电话核实是本人换的', orders: [], about: held.toISOString() }]
  },
}
