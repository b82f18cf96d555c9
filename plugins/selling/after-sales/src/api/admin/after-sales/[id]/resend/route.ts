import { reply } from '@shanzhen/http/contract'
import { resendRequest } from '../../../../../resend'
import { assertNotOwn, findRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'

/** The goods go once more instead of money. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const decision = parse(ROUTES['POST /admin/after-sales/:id/resend'].body, request.body)
  const [actor, found] = [staffOf(request), await findRequest(request.scope, { id })]
  await assertNotOwn(request.scope, found, actor)
  await resendRequest(request.scope, found, { ...decision, actor })
  reply(response, ROUTES['POST /admin/after-sales/:id/resend'], { request: await findRequest(request.scope, { id }) })
})
