import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { memberOf, shopOf } from '@shanzhen/shops/api/shop-door'
import { withdraw, withdrawalsView, withdrawalView } from '../../../../../view/withdrawals'
import { telling } from '../../../../answering'
import { ROUTES } from '../../../../contract'
import type { WithdrawalsQuery, WithdrawBody } from '../../../../validators'

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { shop_id } = shopOf(response)
  const view = await withdrawalsView(request.scope, shop_id, request.validatedQuery as WithdrawalsQuery)
  reply(response, ROUTES['GET /shops/me/deposit/withdrawals'], view)
}

export const POST = telling<WithdrawBody>(async (request, response) => {
  const { shop_id, member_id: by } = memberOf(response)
  const payout = await withdraw(request.scope, { shop_id, by, ...request.validatedBody })
  reply(response, ROUTES['POST /shops/me/deposit/withdrawals'], { withdrawal: withdrawalView(payout) })
})
