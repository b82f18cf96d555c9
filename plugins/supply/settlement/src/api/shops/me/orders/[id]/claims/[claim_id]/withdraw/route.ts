import { answering } from '@shanzhen/after-sales/api/answer'
import { reply } from '@shanzhen/http/contract'
import { memberOf } from '@shanzhen/shops/api/shop-door'
import { withdrawClaim } from '../../../../../../../../claims'
import { ROUTES } from '../../../../../../../contract'

export const POST = answering(async (request, response) => {
  const { shop_id, member_id: by } = memberOf(response)
  const { id = '', claim_id = '' } = request.params
  const view = await withdrawClaim(request.scope, { shop_id, by, id, claim_id })
  reply(response, ROUTES['POST /shops/me/orders/:id/claims/:claim_id/withdraw'], { request: view })
})
