import { reply } from '@shanzhen/http/contract'
import { shopOf } from '@shanzhen/shops/api/shop-door'
import { cancelShopOrder } from '../../../../../../../orders/cancel-order'
import { cancelTest } from '../../../../../../../test-shop/desk'
import { orderFile } from '../../../../../../../view/order-rows'
import { answering } from '../../../../../../answering'
import { isTest, ownOrder } from '../../../../../../caller'
import { ROUTES } from '../../../../../../contract'

export const POST = answering(async (request, response) => {
  const { number = '' } = request.params
  const by = { number }
  if (isTest(response)) {
    const order = await cancelTest(request.scope, shopOf(response).shop_id, number)
    reply(response, ROUTES['POST /shops/api/v1/orders/:number/cancel'], { order })
    return
  }
  await cancelShopOrder(request.scope, await ownOrder(request, response, by))
  const order = await orderFile(request.scope, await ownOrder(request, response, by))
  reply(response, ROUTES['POST /shops/api/v1/orders/:number/cancel'], { order })
})
