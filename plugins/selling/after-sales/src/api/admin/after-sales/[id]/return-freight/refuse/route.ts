import { refuseReturnFreight } from '../../../../../../return-freight'
import { assertNotOwn, findRequest } from '../../../../../../staff'
import { answering, parse } from '../../../../../answer'
import { staffOf } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** Staff do not pay it, with words the buyer reads. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const { reason } = parse(ROUTES['POST /admin/after-sales/:id/return-freight/refuse'].body, request.body)
  const actor = staffOf(request)
  await assertNotOwn(request.scope, await findRequest(request.scope, { id }), actor)
  await refuseReturnFreight(request.scope, id, reason, actor)
  reply(response, ROUTES['POST /admin/after-sales/:id/return-freight/refuse'], {
    request: await findRequest(request.scope, { id }),
  })
})
