import { assertNotOwn, findRequest, stepRequest } from '../../../../../staff'
import { answering, parse } from '../../../../answer'
import { staffOf } from '../../../../buyer'
import { ROUTES } from '../../../../contract'
import { reply } from '@shanzhen/http/contract'

export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { version, note } = parse(ROUTES['POST /admin/after-sales/:id/approve'].body, request.body)
  const actor = staffOf(request)
  const found = await findRequest(request.scope, { id })
  await assertNotOwn(request.scope, found, actor)
  await stepRequest(request.scope, found, { version, to: 'approved', note, actor })
  reply(response, ROUTES['POST /admin/after-sales/:id/approve'], { request: await findRequest(request.scope, { id }) })
})
