import { z } from '@medusajs/framework/zod'
import * as wire from '../wire/campaign'
import { CampaignBody, CampaignChange } from './campaign-asked-by-staff'

const done = z.object({ id: z.string() })
const PageQuery = z.object({ limit: z.string().optional(), offset: z.string().optional() })

/** Of this room's contract the part about campaigns. */
export const CAMPAIGN_ROUTES = {
  'GET /admin/distribution/campaigns': { zh: '活动，新的在前', query: PageQuery, answer: wire.StaffCampaigns },
  'POST /admin/distribution/campaigns': { zh: '新建一个活动', body: CampaignBody, status: 201, answer: done },
  'POST /admin/distribution/campaigns/:id': { zh: '改一个还没开始的活动', body: CampaignChange, answer: done },
  'POST /admin/distribution/campaigns/:id/end': { zh: '从现在起结束一个活动', answer: done },
  'GET /store/distribution/me/campaigns': {
    zh: '现在能分享的活动',
    who: 'customer',
    answer: wire.ShareCampaigns,
  },
} as const
