import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { ownDistributor } from '../../../../../own'
import { messagesOf } from '../../../../../view/messages'
import { ROUTES } from '../../../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const own = await ownDistributor(request.scope, actorOf(request))
  const { after } = request.validatedQuery as { after?: string }
  reply(response, ROUTES['GET /store/distribution/me/messages'], await messagesOf(request.scope, own, after))
}
