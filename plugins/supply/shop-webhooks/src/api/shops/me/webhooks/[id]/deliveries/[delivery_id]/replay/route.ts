import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { replay } from '../../../../../../../../endpoints'
import { ROUTES } from '../../../../../../../contract'
import { deliveryView } from '../../../../../../../view'

/** @throws NOT_FOUND, another's too; CONFLICT (turned off) */
export const POST = tellingConflicts<unknown>(async (request, response) => {
  const { id = '', delivery_id = '' } = request.params
  const own = { id, shop_id: shopOf(response).shop_id }
  const delivery = deliveryView(await replay(request.scope, own, delivery_id))
  reply(response, ROUTES['POST /shops/me/webhooks/:id/deliveries/:delivery_id/replay'], { delivery })
})
