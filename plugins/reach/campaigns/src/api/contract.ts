import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import { CampaignBody, CampaignChange } from './asked-by-staff'

const done = z.object({ id: z.string() })
const PageQuery = z.object({ limit: z.string().optional(), offset: z.string().optional() })

export const ROUTES = contract({
  'GET /admin/distribution/campaigns': { zh: '活动，新的在前', query: PageQuery, answer: wire.StaffCampaigns },
  'POST /admin/distribution/campaigns': { zh: '新建一个活动', body: CampaignBody, status: 201, answer: done },
  'POST /admin/distribution/campaigns/:id': { zh: '改一个还没开始的活动', body: CampaignChange, answer: done },
  'POST /admin/distribution/campaigns/:id/end': { zh: '从现在起结束一个活动', answer: done },
})
