import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import { personOf } from '@shanzhen/staff/door/person'
import { STAFF } from '@shanzhen/staff/modules/staff'
import type { RightKey } from './rights'

/** What who asks may do now; nothing where they are no longer of the staff. */
export async function rightsOf(req: Pick<AuthenticatedMedusaRequest, 'scope' | 'auth_context'>) {
  const staff = req.scope.resolve(STAFF)
  const roles = (await personOf(req.scope, req.auth_context))?.roles ?? []
  return (right: RightKey) => staff.mayDo(roles, right)
}
