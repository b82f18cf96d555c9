import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { RECALL } from '../../../../../modules/recall'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

/** Ends a recall. @throws NOT_ALLOWED while a row is not over */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id } = request.params
  await request.scope.resolve(RECALL).close(id, request.auth_context.actor_id)
  reply(response, ROUTES['POST /admin/recalls/:id/close'], { recall: { id, state: 'closed' } })
}
