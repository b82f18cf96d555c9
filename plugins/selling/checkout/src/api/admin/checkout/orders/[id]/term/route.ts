import { reply } from '@shanzhen/http/contract'
import { setTerm } from '../../../../../../pay/by-hand/set-term'
import { staffView } from '../../../../../../pay/by-hand/staff-view'
import { answering, parse } from '../../../../../answer'
import { ROUTES } from '../../../../../contract'

/** Staff give the buyer of an unpaid order another term. */
export const POST = answering(async (request, response) => {
  const { id } = request.params
  await setTerm(request.scope, id, parse(ROUTES['POST /admin/checkout/orders/:id/term'].body, request.body).pay_until)
  reply(response, ROUTES['POST /admin/checkout/orders/:id/term'], { checkout: await staffView(request.scope, id) })
})
