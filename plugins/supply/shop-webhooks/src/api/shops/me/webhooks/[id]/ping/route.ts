import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { ping } from '../../../../../../endpoints'
import { ROUTES } from '../../../../../contract'
import { deliveryView } from '../../../../../view'

/** @throws NOT_FOUND, another's too; CONFLICT (turned off) */
export const POST = tellingConflicts<unknown>(async (request, response) => {
  const own = { id: request.params.id ?? '', shop_id: shopOf(response).shop_id }
  const delivery = deliveryView(await ping(request.scope, own))
  reply(response, ROUTES['POST /shops/me/webhooks/:id/ping'], { delivery })
})
