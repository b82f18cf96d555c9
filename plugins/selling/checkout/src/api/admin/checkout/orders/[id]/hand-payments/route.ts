import { staffView } from '../../../../../../pay/by-hand/staff-view'
import { takeByHand } from '../../../../../../pay/by-hand/take'
import { HandPaymentBody } from '../../../../../../schemas'
import { answering, parse } from '../../../../../answer'

/** 线下收款: staff took the money in cash or saw it on the bank account. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  const taken_by = request.auth_context.actor_id
  await takeByHand(request.scope, id, { ...parse(HandPaymentBody, request.body), taken_by })
  response.status(201).json({ checkout: await staffView(request.scope, id) })
})
