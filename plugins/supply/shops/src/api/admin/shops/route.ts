import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { SHOP } from '../../../modules/shop'
import { ListedShop } from '../../../wire'
import { ROUTES } from '../../contract'
import type { ListQuery } from '../../asked-by-staff'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { state, q, waits } = request.validatedQuery as ListQuery
  const page = pageOf(request)
  const { rows, count, states } = await request.scope.resolve(SHOP).findShops({ state, q, waits, ...page })
  const shops = rows.map((row) => only(ListedShop, row))
  reply(response, ROUTES['GET /admin/shops'], { shops, states, ...pageSaid(count, page) })
}
