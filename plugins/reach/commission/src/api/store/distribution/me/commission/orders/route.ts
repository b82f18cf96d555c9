import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { ownDistributor } from '@shanzhen/distribution/own'
import { listOrders } from '../../../../../../view/commission'
import { ROUTES } from '../../../../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const { after } = request.validatedQuery as { after?: string }
  const page = await listOrders(request.scope, id, after)
  reply(response, ROUTES['GET /store/distribution/me/commission/orders'], page)
}
