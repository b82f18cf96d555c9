import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { setRoles } from '../../../../../roles/set-roles'
import type { SetRoles } from '../../../../../wire'
import { ROUTES } from '../../../../contract'

/** Takes effect with the person's next request, whatever they have open. */
export async function POST(request: AuthenticatedMedusaRequest<SetRoles>, response: MedusaResponse) {
  const id = request.params.id ?? ''
  const roles = await setRoles(request.scope, request.auth_context.actor_id, id, request.validatedBody.roles)
  reply(response, ROUTES['POST /admin/staff/:id/roles'], { id, roles })
}
