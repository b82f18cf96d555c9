import { refundRequest } from '../../../../../refund'
import { assertNotOwn, assertOpen, findRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** Money goes back, once. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const decision = parse(ROUTES['POST /admin/after-sales/:id/refund'].body, request.body)
  const [actor, found] = [staffOf(request), await findRequest(request.scope, { id })]
  await assertNotOwn(request.scope, found, actor)
  assertOpen(found, decision.version, 'refunding')
  await refundRequest(request.scope, found, { ...decision, actor })
  reply(response, ROUTES['POST /admin/after-sales/:id/refund'], { request: await findRequest(request.scope, { id }) })
})
