import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { ownDistributor } from '@shanzhen/distribution/own'
import { quoteView } from '../../../../../view/withdrawals'
import { ROUTES } from '../../../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const own = await ownDistributor(request.scope, actorOf(request))
  reply(response, ROUTES['GET /store/distribution/me/withdrawal'], await quoteView(request.scope, own))
}
