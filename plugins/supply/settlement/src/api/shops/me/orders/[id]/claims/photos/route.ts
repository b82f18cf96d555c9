import { answering } from '@shanzhen/after-sales/api/answer'
import { keepPhoto } from '@shanzhen/after-sales/photos'
import { reply } from '@shanzhen/http/contract'
import { memberOf } from '@shanzhen/shops/api/shop-door'
import { orderOf } from '../../../../../../../claims'
import { ROUTES } from '../../../../../../contract'

/** A photo for a claim that is being written. */
export const POST = answering(async (request, response) => {
  const order_id = await orderOf(request.scope, { shop_id: memberOf(response).shop_id, id: request.params.id ?? '' })
  const { content } = request.validatedBody as { content: string }
  const photo = { id: await keepPhoto(request.scope, order_id, content) }
  reply(response, ROUTES['POST /shops/me/orders/:id/claims/photos'], { photo })
})
