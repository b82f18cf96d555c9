import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { change, remove } from '../../../../../endpoints'
import { ROUTES } from '../../../../contract'
import type { ChangeBody } from '../../../../validators'
import { endpointView } from '../../../../view'

/** @throws NOT_FOUND, another's too; INVALID_DATA */
export async function POST(request: AuthenticatedMedusaRequest<ChangeBody>, response: MedusaResponse) {
  const own = { id: request.params.id ?? '', shop_id: shopOf(response).shop_id }
  const endpoint = endpointView(await change(request.scope, own, request.validatedBody))
  reply(response, ROUTES['POST /shops/me/webhooks/:id'], { endpoint })
}

/** @throws NOT_FOUND, another's too */
export async function DELETE(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const id = request.params.id ?? ''
  await remove(request.scope, { id, shop_id: shopOf(response).shop_id })
  reply(response, ROUTES['DELETE /shops/me/webhooks/:id'], { id, deleted: true })
}
