import { keepPhoto } from '../../../../../../photos'
import { answering, parse } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** A photo for a request that is being written. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const { content } = parse(ROUTES['POST /store/after-sales/orders/:id/photos'].body, request.body)
  reply(response, ROUTES['POST /store/after-sales/orders/:id/photos'], {
    photo: { id: await keepPhoto(request.scope, order.id, content) },
  })
})
