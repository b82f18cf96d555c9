/** In which campaigns a good is, as far as a rule of any is there to be counted. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { runsAt } from '@shanzhen/campaigns/modules/campaign/state'
import type { CommissionRule } from '../modules/commission/types'

/** @returns by product id and moment the campaigns that ran then */
export async function campaignsAmong(
  container: MedusaContainer,
  rules: Pick<CommissionRule, 'scope'>[],
  product_ids: string[],
): Promise<(product_id: string | null, at: Date) => string[]> {
  if (!product_ids.length || !rules.some(({ scope }) => scope === 'campaign')) return () => []
  const campaigns = await container.resolve(CAMPAIGN).campaignsOf(product_ids)
  return (product_id, at) =>
    (campaigns.get(product_id ?? '') ?? []).filter((campaign) => runsAt(campaign, at)).map(({ id }) => id)
}
