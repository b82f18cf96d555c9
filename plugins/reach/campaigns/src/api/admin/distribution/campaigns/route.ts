import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { pageOf } from '@shanzhen/http/page'
import { makeCampaign } from '../../../../keep-staff'
import { listForStaff } from '../../../../view'
import type { CampaignBody } from '../../../asked-by-staff'
import { ROUTES } from '../../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const campaigns = await listForStaff(request.scope, pageOf(request))
  reply(response, ROUTES['GET /admin/distribution/campaigns'], campaigns)
}

export const POST = tellingConflicts<CampaignBody>(async (request, response) => {
  const id = await makeCampaign(request.scope, request.validatedBody, actorOf(request))
  reply(response, ROUTES['POST /admin/distribution/campaigns'], { id })
})
