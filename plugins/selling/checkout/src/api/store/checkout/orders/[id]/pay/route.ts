import { openPayment } from '../../../../../../pay/open-payment'
import { PayBody } from '../../../../../../schemas'
import { assertReader } from '../../../../../../view/read-order'
import { answering, parse } from '../../../../../answer'
import { readerOf } from '../../../../../buyer'

/** What the buyer's page needs to pay this order now. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  const body = parse(PayBody, request.body)
  await assertReader(request.scope, id, readerOf(request))
  const payment = await openPayment(request.scope, id, {
    ...body,
    client_ip: request.ip?.replace(/^::ffff:/, ''),
  })
  response.json({ payment })
})
