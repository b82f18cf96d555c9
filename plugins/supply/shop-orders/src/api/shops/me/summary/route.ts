import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { SHOP_ORDER } from '../../../../modules/shop-order'
import { depositBalance } from '../../../../view/deposit'
import { ROUTES } from '../../../contract'

/** What a shop's first page shows: thirty days, what waits, and what it has. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { shop_id } = shopOf(response)
  const orders = request.scope.resolve(SHOP_ORDER)
  const [days, states, late, balance_fen, held_fen] = await Promise.all([
    orders.daysOf(shop_id, 30),
    orders.sums(shop_id),
    orders.lateOf(shop_id),
    depositBalance(request.scope, shop_id),
    orders.heldFen(shop_id),
  ])
  reply(response, ROUTES['GET /shops/me/summary'], { days, states, late, balance_fen, held_fen })
}
