import { confirmReceipt } from '../../../../../../receipt'
import { answering } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../../contract'

/** The buyer has the goods. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  reply(response, ROUTES['POST /store/after-sales/orders/:id/receipt'], {
    receipt: await confirmReceipt(request.scope, order),
  })
})
