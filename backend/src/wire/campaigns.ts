/** 活动: a campaign's page as shoppers see it. */
import { moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { GoodCard } from './goods'

const CampaignPage = z.object({
  handle: z.string(),
  title: z.string(),
  words: text,
  ends_at: moment,
  /** At the shop's prices. */
  goods: z.array(GoodCard),
})
export type CampaignPage = z.infer<typeof CampaignPage>
export const CampaignAnswer = z.object({ campaign: CampaignPage })
