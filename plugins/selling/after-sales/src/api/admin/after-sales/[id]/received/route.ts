import { findRequest, stepRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** The goods are back at the supply center. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { version, note } = parse(ROUTES['POST /admin/after-sales/:id/received'].body, request.body)
  const actor = staffOf(request)
  await stepRequest(request.scope, await findRequest(request.scope, { id }), { version, to: 'received', note, actor })
  reply(response, ROUTES['POST /admin/after-sales/:id/received'], { request: await findRequest(request.scope, { id }) })
})
