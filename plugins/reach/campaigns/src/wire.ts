/** 活动: goods sold under one name for a time. */
import { moment, names, page, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

const Campaign = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  words: text,
  starts_at: moment,
  ends_at: moment,
  made_by: z.string(),
  created_at: moment,
  ended_at: moment.nullable(),
  ended_by: text,
  state: z.enum(['coming', 'now', 'over']),
  goods: z.array(z.object({ product_id: z.string(), title: z.string() })),
})
export const StaffCampaigns = z.object({ campaigns: z.array(Campaign), names, ...page })
export type StaffCampaigns = z.infer<typeof StaffCampaigns>

/** What runs now, the first to end first. */
export const ShareCampaigns = z.object({
  campaigns: z.array(
    Campaign.pick({ handle: true, title: true, words: true, ends_at: true }).extend({ goods: z.int() }),
  ),
})
export type ShareCampaigns = z.infer<typeof ShareCampaigns>
