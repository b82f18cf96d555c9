import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { changeCampaign } from '../../../../../keep-staff'
import type { CampaignChange } from '../../../../asked-by-staff'
import { ROUTES } from '../../../../contract'

export const POST = tellingConflicts<CampaignChange>(async (request, response) => {
  const id = request.params.id ?? ''
  await changeCampaign(request.scope, id, request.validatedBody)
  reply(response, ROUTES['POST /admin/distribution/campaigns/:id'], { id })
})
