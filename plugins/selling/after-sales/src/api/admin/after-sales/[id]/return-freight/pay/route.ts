import { payReturnFreight } from '../../../../../../return-freight'
import { assertNotOwn, findRequest } from '../../../../../../staff'
import { answering, parse } from '../../../../../answer'
import { staffOf } from '../../../../../buyer'
import { ROUTES } from '../../../../../contract'
import { reply } from '@shanzhen/http/contract'

/** Staff paid the return freight out, in cash or by transfer. */
export const POST = answering(async (request, response) => {
  const id = request.params.id ?? ''
  const paid = parse(ROUTES['POST /admin/after-sales/:id/return-freight/pay'].body, request.body)
  const actor = staffOf(request)
  await assertNotOwn(request.scope, await findRequest(request.scope, { id }), actor)
  await payReturnFreight(request.scope, id, { ...paid, actor })
  reply(response, ROUTES['POST /admin/after-sales/:id/return-freight/pay'], {
    request: await findRequest(request.scope, { id }),
  })
})
