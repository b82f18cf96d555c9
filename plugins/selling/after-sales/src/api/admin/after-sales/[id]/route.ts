import { ordersOfClaims, stepsBy } from '../../../../claim-orders'
import { readOrder } from '../../../../read-order'
import { dueFreight } from '../../../../refund'
import { planResend } from '../../../../resend'
import { findRequest } from '../../../../staff'
import { answering } from '../../../answer'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

const ENDED = ['refunding', 'refunded', 'resent', 'refused', 'withdrawn']

/** One request, with the carriage that would be due with it now, and what is left to refund of its order. */
export const GET = answering(async (request, response) => {
  const found = await findRequest(request.scope, { id: request.params.id ?? '' })
  const order = await readOrder(request.scope, found.order_id)
  const left_fen = (order?.payments ?? []).reduce((sum, p) => sum + p.captured_fen - p.refunded_fen, 0)
  const open = order && !ENDED.includes(found.state)
  const freight_fen = open ? await dueFreight(request.scope, order, found) : found.freight_fen
  const [[whose], by, { again, why }] = await Promise.all([
    ordersOfClaims(request.scope, [found.order_id]),
    stepsBy(request.scope, found.id),
    planResend(request.scope, order, found),
  ])
  reply(response, ROUTES['GET /admin/after-sales/:id'], {
    request: { ...found, freight_fen },
    ...{ left_fen, by, order: whose ?? null, resend: { possible: !!again, why } },
  })
})
