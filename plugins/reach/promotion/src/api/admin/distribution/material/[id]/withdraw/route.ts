import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { MATERIAL } from '../../../../../../keys'
import { ROUTES } from '../../../../../contract'
import type { WithdrawBody } from '../../../../../material-asked-by-staff'

export const POST = tellingConflicts<WithdrawBody>(async (request, response) => {
  const id = request.params.id ?? ''
  await request.scope.resolve(MATERIAL).withdraw({ id, by: actorOf(request), reason: request.validatedBody.reason })
  reply(response, ROUTES['POST /admin/distribution/material/:id/withdraw'], { id })
})
