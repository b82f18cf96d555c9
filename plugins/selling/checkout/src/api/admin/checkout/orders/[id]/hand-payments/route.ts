import { reply } from '@shanzhen/http/contract'
import { staffView } from '../../../../../../pay/by-hand/staff-view'
import { takeByHand } from '../../../../../../pay/by-hand/take'
import { answering, parse } from '../../../../../answer'
import { ROUTES } from '../../../../../contract'

/** 线下收款: staff took the money in cash or saw it on the bank account. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  const taken_by = request.auth_context.actor_id
  await takeByHand(request.scope, id, {
    ...parse(ROUTES['POST /admin/checkout/orders/:id/hand-payments'].body, request.body),
    taken_by,
  })
  reply(response, ROUTES['POST /admin/checkout/orders/:id/hand-payments'], {
    checkout: await staffView(request.scope, id),
  })
})
