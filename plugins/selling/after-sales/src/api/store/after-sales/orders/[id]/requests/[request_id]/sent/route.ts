import { findRequest, stepRequest } from '../../../../../../../../staff'
import { answering, parse } from '../../../../../../../answer'
import { ownOrder } from '../../../../../../../buyer'
import { ROUTES } from '../../../../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** The goods are on their way back, with a waybill. */
export const POST = answering(async (request, response) => {
  const { order, actor } = await ownOrder(request)
  const { carrier, waybill } = parse(
    ROUTES['POST /store/after-sales/orders/:id/requests/:request_id/sent'].body,
    request.body,
  )
  const wanted = { id: request.params.request_id ?? '', order_id: order.id }
  const found = await findRequest(request.scope, wanted)
  const set = { return_carrier: carrier, return_waybill: waybill }
  const note = `${carrier} ${waybill}`
  await stepRequest(request.scope, found, { version: found.version, to: 'sent_back', set, note, actor })
  reply(response, ROUTES['POST /store/after-sales/orders/:id/requests/:request_id/sent'], {
    request: await findRequest(request.scope, wanted),
  })
})
