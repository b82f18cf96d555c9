import { reply } from '@shanzhen/http/contract'
import { memberOf } from '@shanzhen/shops/api/shop-door'
import { takeBack, withdrawalView } from '../../../../../../../view/withdrawals'
import { telling } from '../../../../../../answering'
import { ROUTES } from '../../../../../../contract'

export const POST = telling<unknown>(async (request, response) => {
  const { shop_id, member_id: by } = memberOf(response)
  const payout = await takeBack(request.scope, { shop_id, by, id: request.params.id ?? '' })
  reply(response, ROUTES['POST /shops/me/deposit/withdrawals/:id/cancel'], { withdrawal: withdrawalView(payout) })
})
