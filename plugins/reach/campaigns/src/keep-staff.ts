/** What staff enter of a campaign. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { CampaignBody, CampaignChange } from './api/asked-by-staff'
import { CAMPAIGN } from './keys'
import { goodsUnknown } from './modules/campaign/said-to-staff'

/** @throws MedusaError invalid_data (no such good), conflict (another has its handle) */
export async function makeCampaign(container: MedusaContainer, body: CampaignBody, made_by: string): Promise<string> {
  await assertGoods(container, body.product_ids)
  return container.resolve(CAMPAIGN).makeCampaign({ handle: body.handle, made_by, ...contentOf(body) })
}

/** @throws MedusaError invalid_data (no such good), not_found, conflict (it began) */
export async function changeCampaign(container: MedusaContainer, id: string, body: CampaignChange): Promise<void> {
  await assertGoods(container, body.product_ids)
  await container.resolve(CAMPAIGN).changeCampaign(id, contentOf(body))
}

function contentOf({ title, words, starts_at, ends_at, product_ids }: CampaignChange) {
  const later = starts_at && new Date(starts_at).getTime() > Date.now() ? new Date(starts_at) : null
  return { title, words, starts_at: later, ends_at: new Date(ends_at), product_ids }
}

async function assertGoods(container: MedusaContainer, ids: string[]): Promise<void> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'product', fields: ['id'], filters: { id: ids } })
  if (data.length !== ids.length) throw goodsUnknown()
}
