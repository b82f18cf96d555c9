import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { listForSharing } from '@shanzhen/campaigns/view'
import { ownDistributor } from '../../../../../own'
import { ROUTES } from '../../../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  await ownDistributor(request.scope, actorOf(request))
  const campaigns = await listForSharing(request.scope)
  reply(response, ROUTES['GET /store/distribution/me/campaigns'], { campaigns })
}
