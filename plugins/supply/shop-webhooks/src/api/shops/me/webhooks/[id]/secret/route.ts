import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { rotate } from '../../../../../../endpoints'
import { ROUTES } from '../../../../../contract'
import { endpointView } from '../../../../../view'

/** @throws NOT_FOUND, another's too */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const own = { id: request.params.id ?? '', shop_id: shopOf(response).shop_id }
  const { endpoint, secret } = await rotate(request.scope, own)
  reply(response, ROUTES['POST /shops/me/webhooks/:id/secret'], { endpoint: endpointView(endpoint), secret })
}
