import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { WEBHOOK } from '../../../../../../modules/webhook'
import { ROUTES } from '../../../../../contract'
import type { LogQuery } from '../../../../../validators'
import { deliveryView } from '../../../../../view'

/** @throws NOT_FOUND, another's too */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const webhooks = request.scope.resolve(WEBHOOK)
  const { id: endpoint_id } = await webhooks.endpointOf({
    ...{ id: request.params.id ?? '', shop_id: shopOf(response).shop_id },
  })
  const { take, before } = request.validatedQuery as LogQuery
  const rows = await webhooks.logOf({ endpoint_id, take: take + 1, before })
  const page = rows.slice(0, take)
  reply(response, ROUTES['GET /shops/me/webhooks/:id/deliveries'], {
    deliveries: page.map(deliveryView),
    next: rows.length > take ? (page.at(-1)?.id ?? null) : null,
  })
}
