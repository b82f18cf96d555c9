import { actorOf } from '@shanzhen/http/actor'
import { tellingConflicts } from '@shanzhen/http/conflicts'
import { reply } from '@shanzhen/http/contract'
import { decideRisk } from '../../../../risk/decide'
import { ROUTES } from '../../../contract'
import type { RiskBody } from '../../../risk-asked-by-staff'

export const POST = tellingConflicts<RiskBody>(async (request, response) => {
  const id = request.params.id ?? ''
  await decideRisk(request.scope, { id, ...request.validatedBody, by: actorOf(request) })
  reply(response, ROUTES['POST /admin/distribution-risks/:id'], { id })
})
