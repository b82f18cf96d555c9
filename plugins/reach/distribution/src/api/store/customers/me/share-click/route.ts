import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { bindClick } from '../../../../../clicks/bind'
import { ROUTES } from '../../../../contract'

/** The storefront asks as somebody signs in, and as somebody signed in follows a link. */
export const POST = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const bound = await bindClick(request.scope, actorOf(request), request.get('x-share-click') ?? '')
  reply(response, ROUTES['POST /store/customers/me/share-click'], { bound })
}
