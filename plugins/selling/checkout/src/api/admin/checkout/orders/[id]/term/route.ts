import { setTerm } from '../../../../../../pay/by-hand/set-term'
import { staffView } from '../../../../../../pay/by-hand/staff-view'
import { TermBody } from '../../../../../../schemas'
import { answering, parse } from '../../../../../answer'

/** Staff give the buyer of an unpaid order another term. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  await setTerm(request.scope, id, parse(TermBody, request.body).pay_until)
  response.json({ checkout: await staffView(request.scope, id) })
})
