/** Which rule counts for a good: published word by word under /d. */
import type { CommissionRule } from '../modules/commission/types'

/** @property campaign_ids those that run at that moment and that the good is in */
export type ForWhat = {
  product_id: string | null
  shelf_ids: string[]
  campaign_ids: string[]
  group_name: string | null
  at: Date
}

const NARROW = { good: 3, campaign: 2, shelf: 1, all: 0 } as const

const inForce = ({ starts_at, ends_at, stopped_at }: CommissionRule, at: Date) =>
  starts_at <= at && (!ends_at || ends_at > at) && (!stopped_at || stopped_at > at)

function meets({ scope, target_id, group_name }: CommissionRule, what: ForWhat): boolean {
  if (group_name !== null && group_name !== what.group_name) return false
  if (scope === 'all') return true
  if (scope === 'good') return target_id === what.product_id
  return (scope === 'campaign' ? what.campaign_ids : what.shelf_ids).includes(target_id ?? '')
}

/**
 * The narrowest: a good before a campaign before a shelf before all; among these one for a group before one for everybody, one
 * with an end before one without, then the one that began last. A campaign has its own end: of rules of campaigns that run at
 * once the higher rate counts, then the one entered first. @returns null where nothing is paid for it
 */
export function ruleFor(rules: CommissionRule[], what: ForWhat): CommissionRule | null {
  const rank = (rule: CommissionRule) =>
    NARROW[rule.scope] * 4 +
    Number(rule.group_name !== null) * 2 +
    Number(rule.scope !== 'campaign' && rule.ends_at !== null)
  const [first] = rules
    .filter((rule) => inForce(rule, what.at) && meets(rule, what))
    .sort((a, b) => rank(b) - rank(a) || (a.scope === 'campaign' ? richer(a, b) : newer(a, b)))
  return first ?? null
}

const newer = (a: CommissionRule, b: CommissionRule) =>
  b.starts_at.getTime() - a.starts_at.getTime() || (a.id < b.id ? 1 : -1)

const richer = (a: CommissionRule, b: CommissionRule) =>
  b.rate_bps - a.rate_bps || a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1)
