/** All rules over what is known of a distributor; a rule that cannot be asked is itself a reason to look. */
import { createHash } from 'node:crypto'
import { RULES } from './rules'
import type { Facts, RiskRule, SeenOrder } from './types'

export type Finding = {
  rule: string
  severity: RiskRule['severity']
  text: string
  /** The same for the same thing seen again. */
  seen_key: string
  orders: Pick<SeenOrder, 'order_id' | 'display_id' | 'address'>[]
}

const keyOf = (rule: string, parts: string[]) =>
  createHash('sha256')
    .update([rule, ...parts.sort()].join('\n'))
    .digest('hex')

export type LetGo = Pick<Finding, 'rule' | 'seen_key' | 'orders'>

/** As days pass, orders leave what a rule looks at: what is left of a finding that staff let go is no other one. */
export function isKnown(finding: Finding, letGo: LetGo[]): boolean {
  return letGo.some(({ rule, seen_key, orders }) => {
    if (seen_key === finding.seen_key) return true
    if (rule !== finding.rule || !finding.orders.length) return false
    const known = new Set(orders.map(({ order_id }) => order_id))
    return finding.orders.every(({ order_id }) => known.has(order_id))
  })
}

/** District and road show where it is; the number of the house does not. */
const masked = (address: string) => `${address.slice(0, 6)}${address.length > 6 ? '…' : ''}`

/** @param facts null: they could not be read */
export function look(facts: Facts | null, rules: readonly RiskRule[] = RULES): Finding[] {
  if (!facts) return [broken('facts', '核查用的资料没有读到，请人工核查')]
  return rules.flatMap((rule) => {
    try {
      return rule.find(facts).map(({ text, orders, about = '' }): Finding => ({
        ...{ rule: rule.key, severity: rule.severity, text },
        seen_key: keyOf(rule.key, [about, ...orders.map(({ order_id }) => order_id)]),
        orders: orders.map(({ order_id, display_id, address }) => ({ order_id, display_id, address: masked(address) })),
      }))
    } catch {
      return [broken(rule.key, `规则“${rule.name}”没有算成，请人工核查`)]
    }
  })
}

const broken = (rule: string, text: string): Finding => ({
  ...{ rule, severity: 'hold', text, orders: [] },
  seen_key: keyOf(rule, [new Date().toISOString()]),
})
