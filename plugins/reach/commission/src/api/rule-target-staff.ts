import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { stateAt } from '@shanzhen/campaigns/modules/campaign/state'
import type { RuleScope } from '../modules/commission/types'

const ENTITIES = { good: 'product', shelf: 'product_category' } as const

/** @throws MedusaError invalid_data where there is no such good or shelf, or the campaign is over */
export async function assertTarget(
  container: MedusaContainer,
  scope: RuleScope,
  target_id: string | null | undefined,
): Promise<void> {
  if (scope === 'all') return
  if (scope === 'campaign') {
    const [campaign] = await container.resolve(CAMPAIGN).campaignsByIds([target_id ?? ''])
    if (campaign && stateAt(campaign, new Date()) !== 'over') return
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '没有这个活动，或已经结束')
  }
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: ENTITIES[scope], fields: ['id'], filters: { id: target_id ?? '' } })
  if (!data.length) throw new MedusaError(MedusaError.Types.INVALID_DATA, '没有这个商品或货架')
}
