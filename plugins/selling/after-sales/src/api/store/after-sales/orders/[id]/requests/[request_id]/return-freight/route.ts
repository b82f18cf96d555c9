import { askReturnFreight } from '../../../../../../../../return-freight'
import { findRequest } from '../../../../../../../../staff'
import { answering, parse } from '../../../../../../../answer'
import { ownOrder } from '../../../../../../../buyer'
import { ROUTES } from '../../../../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** What sending the goods back cost, with a picture of the waybill or the bill. */
export const POST = answering(async (request, response) => {
  const { order } = await ownOrder(request)
  const wanted = { id: request.params.request_id ?? '', order_id: order.id }
  await askReturnFreight(
    request.scope,
    wanted,
    parse(ROUTES['POST /store/after-sales/orders/:id/requests/:request_id/return-freight'].body, request.body),
  )
  reply(response, ROUTES['POST /store/after-sales/orders/:id/requests/:request_id/return-freight'], {
    request: await findRequest(request.scope, wanted),
  })
})
