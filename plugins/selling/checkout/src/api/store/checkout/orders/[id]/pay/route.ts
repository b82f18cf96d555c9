import { reply } from '@shanzhen/http/contract'
import { openPayment } from '../../../../../../pay/open-payment'
import { assertReader } from '../../../../../../view/read-order'
import { answering, parse } from '../../../../../answer'
import { readerOf } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'

/** What the buyer's page needs to pay this order now. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  const body = parse(ROUTES['POST /store/checkout/orders/:id/pay'].body, request.body)
  await assertReader(request.scope, id, readerOf(request))
  const payment = await openPayment(request.scope, id, {
    ...body,
    client_ip: request.ip?.replace(/^::ffff:/, ''),
  })
  reply(response, ROUTES['POST /store/checkout/orders/:id/pay'], { payment })
})
