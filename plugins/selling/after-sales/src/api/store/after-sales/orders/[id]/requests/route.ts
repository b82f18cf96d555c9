import { IdempotencyKey } from '../../../../../../wire'
import { findRequest } from '../../../../../../staff'
import { submitClaim } from '../../../../../../submit'
import { answering, parse } from '../../../../../answer'
import { ownOrder } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** The buyer asks for money back: 201, or 200 with the first claim where the same form was sent before. */
export const POST = answering(async (request, response) => {
  const { order, actor } = await ownOrder(request)
  const given = request.get('idempotency-key')
  const key = given === undefined ? null : parse(IdempotencyKey, given)
  const body = parse(ROUTES['POST /store/after-sales/orders/:id/requests'].body, request.body)
  const { id, created } = await submitClaim(request.scope, { order_id: order.id, body, key, actor })
  reply(
    response,
    ROUTES['POST /store/after-sales/orders/:id/requests'],
    { request: await findRequest(request.scope, { id }) },
    created ? 201 : 200,
  )
})
