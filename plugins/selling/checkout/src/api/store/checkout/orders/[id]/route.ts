import { reply } from '@shanzhen/http/contract'
import { readOrder } from '../../../../../view/read-order'
import { answering } from '../../../../answer'
import { readerOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'

/** One order, for its customer or the holder of its link. */
export const GET = answering(async (request, response) => {
  reply(response, ROUTES['GET /store/checkout/orders/:id'], {
    order: await readOrder(request.scope, request.params.id, readerOf(request)),
  })
})
