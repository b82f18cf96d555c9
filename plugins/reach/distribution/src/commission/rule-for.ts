/** Which rule counts for a good: published word by word under /d. */
import type { CommissionRule } from '../modules/commission/types'

export type ForWhat = { product_id: string | null; shelf_ids: string[]; group_name: string | null; at: Date }

const NARROW = { good: 2, shelf: 1, all: 0 } as const

const inForce = ({ starts_at, ends_at, stopped_at }: CommissionRule, at: Date) =>
  starts_at <= at && (!ends_at || ends_at > at) && (!stopped_at || stopped_at > at)

const meets = (rule: CommissionRule, { product_id, shelf_ids, group_name }: ForWhat) =>
  (rule.group_name === null || rule.group_name === group_name) &&
  (rule.scope === 'all' ||
    (rule.scope === 'good' ? rule.target_id === product_id : shelf_ids.includes(rule.target_id ?? '')))

/**
 * The narrowest: a good before a shelf before all; among these one for a group before one for everybody, one with an end (a
 * campaign) before one without, then the one that began last. @returns null where nothing is paid for it
 */
export function ruleFor(rules: CommissionRule[], what: ForWhat): CommissionRule | null {
  const rank = (rule: CommissionRule) =>
    NARROW[rule.scope] * 4 + Number(rule.group_name !== null) * 2 + Number(rule.ends_at !== null)
  const [first] = rules
    .filter((rule) => inForce(rule, what.at) && meets(rule, what))
    .sort((a, b) => rank(b) - rank(a) || b.starts_at.getTime() - a.starts_at.getTime() || (a.id < b.id ? 1 : -1))
  return first ?? null
}
