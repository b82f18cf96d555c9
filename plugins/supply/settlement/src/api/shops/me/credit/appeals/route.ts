import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { appeal, creditOf } from '../../../../../credit/rating'
import { ROUTES } from '../../../../contract'
import { telling } from '../../../../telling'
import type { AppealBody } from '../../../../validators'

/** @throws NOT_FOUND (no such event), CONFLICT (said before) */
export const POST = telling<AppealBody>(async (request, response) => {
  const caller = shopOf(response)
  const by = caller.by === 'member' ? caller.member_id : caller.key_id
  await appeal(request.scope, { ...request.validatedBody, shop_id: caller.shop_id, by })
  reply(response, ROUTES['POST /shops/me/credit/appeals'], { credit: await creditOf(request.scope, caller.shop_id) })
})
