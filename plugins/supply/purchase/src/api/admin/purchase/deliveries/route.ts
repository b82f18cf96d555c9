import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { readDeliveries } from '../../../../deliveries'
import { ROUTES } from '../../../contract'
import type { DeliveriesQuery } from '../../../validators'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { producer_id } = request.validatedQuery as DeliveriesQuery
  const page = pageOf(request)
  const [deliveries, count] = await readDeliveries(request.scope, producer_id, page)
  reply(response, ROUTES['GET /admin/purchase/deliveries'], { deliveries, ...pageSaid(count, page) })
}
