import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { STAFF } from '../modules/staff'

const MOST = 20

/** An invitation brings along roles of the county's table alone, whatever other roles Medusa may hold. */
export function knownRolesOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { roles } = (request.body ?? {}) as { roles?: unknown }
  if (roles === undefined || roles === null) return next()
  const { table } = request.scope.resolve(STAFF)
  const known = (role: unknown) => typeof role === 'string' && role !== table.none && Object.hasOwn(table.roles, role)
  if (Array.isArray(roles) && roles.length <= MOST && roles.every(known)) return next()
  const message = '没有这个角色'
  response
    .status(400)
    .json({ type: MedusaError.Types.INVALID_DATA, code: 'no_role', message, fields: { roles: message } })
}
