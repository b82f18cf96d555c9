import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { orderFile } from '../../../../../../view/order-rows'
import { ownOrder } from '../../../../../caller'
import { ROUTES } from '../../../../../contract'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const row = await ownOrder(request, response, { number: request.params.number })
  reply(response, ROUTES['GET /shops/api/v1/orders/:number'], { order: await orderFile(request.scope, row) })
}
