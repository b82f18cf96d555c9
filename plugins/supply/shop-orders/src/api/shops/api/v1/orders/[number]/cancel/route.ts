import { reply } from '@shanzhen/http/contract'
import { cancelShopOrder } from '../../../../../../../orders/cancel-order'
import { orderFile } from '../../../../../../../view/order-rows'
import { answering } from '../../../../../../answering'
import { inEarnest, ownOrder } from '../../../../../../caller'
import { ROUTES } from '../../../../../../contract'

export const POST = answering(async (request, response) => {
  inEarnest(response)
  const by = { number: request.params.number }
  await cancelShopOrder(request.scope, await ownOrder(request, response, by))
  const order = await orderFile(request.scope, await ownOrder(request, response, by))
  reply(response, ROUTES['POST /shops/api/v1/orders/:number/cancel'], { order })
})
