import { answering, sendPhoto } from '@shanzhen/after-sales/api/answer'
import { readPhoto } from '@shanzhen/after-sales/photos'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { orderOf } from '../../../../../../../../claims'

/** @throws NOT_FOUND, another order's too */
export const GET = answering(async (request, response) => {
  const { id = '', photo_id = '' } = request.params
  const order_id = await orderOf(request.scope, { shop_id: shopOf(response).shop_id, id })
  sendPhoto(response, await readPhoto(request.scope, { id: photo_id, order_id }))
})
