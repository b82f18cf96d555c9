import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { memberOf, shopOf } from '@shanzhen/shops/api/shop-door'
import { make } from '../../../../endpoints'
import { WEBHOOK } from '../../../../modules/webhook'
import { ROUTES } from '../../../contract'
import type { MakeBody } from '../../../validators'
import { endpointView } from '../../../view'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const rows = await request.scope.resolve(WEBHOOK).endpointsOf(shopOf(response).shop_id)
  reply(response, ROUTES['GET /shops/me/webhooks'], { endpoints: rows.map(endpointView) })
}

/** @throws INVALID_DATA (no address that may be), NOT_ALLOWED (too many) */
export async function POST(request: AuthenticatedMedusaRequest<MakeBody>, response: MedusaResponse) {
  const { shop_id, member_id: by } = memberOf(response)
  const { endpoint, secret } = await make(request.scope, { shop_id, by, ...request.validatedBody })
  reply(response, ROUTES['POST /shops/me/webhooks'], { endpoint: endpointView(endpoint), secret })
}
