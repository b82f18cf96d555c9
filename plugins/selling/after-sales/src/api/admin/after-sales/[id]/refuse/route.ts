import { assertNotOwn, findRequest, stepRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { version, reason } = parse(ROUTES['POST /admin/after-sales/:id/refuse'].body, request.body)
  const actor = staffOf(request)
  const found = await findRequest(request.scope, { id })
  // What is refused stays with the shop at whose page it was sold.
  await assertNotOwn(request.scope, found, actor)
  const set = { refuse_reason: reason }
  await stepRequest(request.scope, found, { version, to: 'refused', set, note: reason, actor })
  reply(response, ROUTES['POST /admin/after-sales/:id/refuse'], { request: await findRequest(request.scope, { id }) })
})
