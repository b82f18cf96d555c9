import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { SHOP } from '../../../../../modules/shop'
import { ROUTES } from '../../../../contract'

/** The number in full; who looked stands in the staff's acts. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  response.setHeader('Cache-Control', 'no-store')
  const account = await request.scope.resolve(SHOP).wholeAccount(request.params.id ?? '')
  reply(response, ROUTES['GET /admin/shops/:id/account'], { account })
}
