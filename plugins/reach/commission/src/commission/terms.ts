/** By which terms goods earn a distributor at a moment. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { COMMISSION } from '../keys'
import type { CommissionRule } from '../modules/commission/types'
import type { LineTerms } from './amount'
import { campaignsAmong } from './campaigns'
import { shelvesOf } from '@shanzhen/distribution/shelves'
import { ruleFor } from './rule-for'

export type GoodTerms = Pick<LineTerms, 'rate_bps' | 'limit_bps' | 'cap_fen'> & { rule_id: string | null }

/** @returns by product id; the same for a good that is none of these */
export async function termsAt(
  container: MedusaContainer,
  product_ids: string[],
  { distributor_id, at }: { distributor_id: string; at: Date },
): Promise<(product_id: string | null) => GoodTerms> {
  const [rules, group_name] = await Promise.all([
    container.resolve(COMMISSION).rulesAt(at),
    container.resolve(DISTRIBUTOR).groupAt(distributor_id, at),
  ])
  return termsOf(container, product_ids, { rules, group_name, at })
}

export async function termsOf(
  container: MedusaContainer,
  product_ids: string[],
  { rules, group_name, at }: { rules: CommissionRule[]; group_name: string | null; at: Date },
): Promise<(product_id: string | null) => GoodTerms> {
  const commission = container.resolve(COMMISSION)
  const ids = [...new Set(product_ids)]
  const [limits, shelves, campaigns] = await Promise.all([
    commission.limitsAt(ids, at),
    shelvesOf(container, ids),
    campaignsAmong(container, rules, ids),
  ])
  return (product_id) => {
    const [shelf_ids, campaign_ids] = [shelves.get(product_id ?? '') ?? [], campaigns(product_id, at)]
    const rule = ruleFor(rules, { product_id, shelf_ids, campaign_ids, group_name, at })
    return {
      ...{ rule_id: rule?.id ?? null, rate_bps: rule?.rate_bps ?? 0, cap_fen: rule?.cap_fen ?? null },
      limit_bps: limits.get(product_id ?? '') ?? commission.limit_bps,
    }
  }
}
