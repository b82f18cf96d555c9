import { askReturnFreight } from '../../../../../../../../return-freight'
import { ReturnFreightBody } from '../../../../../../../../schemas'
import { findRequest } from '../../../../../../../../staff'
import { answering, parse } from '../../../../../../../answer'
import { ownOrder } from '../../../../../../../buyer'

/** What sending the goods back cost, with a picture of the waybill or the bill. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const wanted = { id: request.params.request_id ?? '', order_id: order.id }
  await askReturnFreight(request.scope, wanted, parse(ReturnFreightBody, request.body))
  response.status(201).json({ request: await findRequest(request.scope, wanted) })
})
