import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { CAMPAIGN } from '../../../../../../keys'
import { ROUTES } from '../../../../../contract'

export const POST = tellingConflicts(async (request, response) => {
  const id = request.params.id ?? ''
  await request.scope.resolve(CAMPAIGN).endCampaign(id, actorOf(request))
  reply(response, ROUTES['POST /admin/distribution/campaigns/:id/end'], { id })
})
