/** The page of a campaign that runs: its words, and its goods as the shop lists them. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, ProductStatus } from '@medusajs/framework/utils'
import { CAMPAIGN } from '@shanzhen/campaigns/modules/campaign'
import { askEngine } from '../catalogue/engine'
import { isEnglish, toCard } from '../catalogue/list-goods'
import type { CampaignPage, GoodCard } from '../wire'

const notRunning = () => new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个活动，或者它没有开始、已经结束')

/** @throws MedusaError not_found: no such campaign, not begun, or over */
export async function readCampaign(
  container: MedusaContainer,
  handle: string,
  locale: string | undefined,
): Promise<CampaignPage> {
  const campaigns = container.resolve(CAMPAIGN)
  const [campaign] = await campaigns.runningNow([handle])
  if (!campaign) throw notRunning()
  const ids = (await campaigns.goodsOf([campaign.id])).get(campaign.id) ?? []
  const { title, words, ends_at } = campaign
  const goods = await cardsOf(container, ids, isEnglish(locale))
  return { handle: campaign.handle, title, words, ends_at: ends_at.toISOString(), goods }
}

/** Those that are on sale, in stock first, then by name. */
async function cardsOf(container: MedusaContainer, ids: string[], english: boolean): Promise<GoodCard[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['handle'],
    filters: { id: ids, status: ProductStatus.PUBLISHED },
  })
  if (!data.length) return []
  const { result } = await askEngine(container, () => ({
    fields: ['card'],
    filters: { handle: { $in: data.map(({ handle }) => handle) } },
    pagination: { take: data.length },
    search_options: { count: 'none' as const },
  }))
  return result.hits
    .map(({ document }) => toCard(document, undefined, english))
    .sort((a, b) => Number(b.in_stock) - Number(a.in_stock) || a.title.localeCompare(b.title, 'zh-CN'))
}
