import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { WEBHOOK } from '../../../../../../modules/webhook'
import { ROUTES } from '../../../../../contract'
import type { ReplayBody } from '../../../../../validators'

/** @throws NOT_FOUND, another's too */
export async function POST(request: AuthenticatedMedusaRequest<ReplayBody>, response: MedusaResponse) {
  const webhooks = request.scope.resolve(WEBHOOK)
  const { id } = await webhooks.endpointOf({ id: request.params.id ?? '', shop_id: shopOf(response).shop_id })
  const count = await webhooks.replaySince(id, new Date(request.validatedBody.since))
  reply(response, ROUTES['POST /shops/me/webhooks/:id/replay'], { count })
}
