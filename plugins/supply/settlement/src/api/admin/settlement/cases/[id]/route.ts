import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { onceOf } from '@shanzhen/http/once'
import { bear } from '../../../../../cases/bear'
import { ROUTES } from '../../../../contract'
import { telling } from '../../../../telling'
import type { BearBody } from '../../../../admin-cases'

/** @throws NOT_FOUND, NOT_ALLOWED (no money went back, a party without a part in it), CONFLICT (more than went back) */
export const POST = telling<BearBody>(async (request, response) => {
  const who = { drafted_by: actorOf(request), request_key: onceOf(request)?.key }
  const id = request.params.id ?? ''
  await bear(request.scope, { ...request.validatedBody, ...who, after_sale_id: id })
  reply(response, ROUTES['POST /admin/settlement/cases/:id'], { id })
})
