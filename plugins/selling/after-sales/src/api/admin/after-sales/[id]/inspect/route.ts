import { findRequest, inspectRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const body = parse(ROUTES['POST /admin/after-sales/:id/inspect'].body, request.body)
  await inspectRequest(request.scope, await findRequest(request.scope, { id }), body, staffOf(request))
  reply(response, ROUTES['POST /admin/after-sales/:id/inspect'], { request: await findRequest(request.scope, { id }) })
})
