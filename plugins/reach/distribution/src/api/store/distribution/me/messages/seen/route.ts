import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { DISTRIBUTOR } from '../../../../../../keys'
import { ownDistributor } from '../../../../../../own'
import { ROUTES } from '../../../../../contract'

export const POST = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const { until } = request.validatedBody as { until: string }
  const seen_at = await request.scope.resolve(DISTRIBUTOR).setSeen(id, new Date(until))
  reply(response, ROUTES['POST /store/distribution/me/messages/seen'], { seen_at })
}
