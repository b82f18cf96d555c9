import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { orderFile } from '../../../../../view/order-rows'
import { ownOrder } from '../../../../caller'
import { ROUTES } from '../../../../contract'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const row = await ownOrder(request, response, { id: request.params.id })
  reply(response, ROUTES['GET /shops/me/orders/:id'], { order: await orderFile(request.scope, row) })
}
