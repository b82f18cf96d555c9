import { findRequest, stepRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { version, reason } = parse(ROUTES['POST /admin/after-sales/:id/refuse'].body, request.body)
  const found = await findRequest(request.scope, { id })
  const set = { refuse_reason: reason }
  await stepRequest(request.scope, found, { version, to: 'refused', set, note: reason, actor: staffOf(request) })
  reply(response, ROUTES['POST /admin/after-sales/:id/refuse'], { request: await findRequest(request.scope, { id }) })
})
