import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { DEPOSIT } from '@shanzhen/deposit/modules/deposit'
import type { TopUp } from '@shanzhen/deposit/modules/deposit/service'
import { settleTopUp } from '@shanzhen/deposit/top-ups'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { topUpView } from '../../../../../../view/top-up'
import { ROUTES } from '../../../../../contract'

/** Asks the channel: who comes back from paying sees the money there. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const owner = { owner_type: 'shop', owner_id: shopOf(response).shop_id, id: request.params.id }
  const [found] = await request.scope.resolve(DEPOSIT).listDepositTopUps(owner, { take: 1 })
  if (!found) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有找到这笔充值')
  const top_up = found as unknown as TopUp
  const state = await settleTopUp(request.scope, top_up)
  reply(response, ROUTES['GET /shops/me/deposit/top-ups/:id'], { top_up: topUpView({ ...top_up, state }) })
}
