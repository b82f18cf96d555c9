import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { personOf } from '../../../../door/person'
import { STAFF } from '../../../../modules/staff'
import { ROUTES } from '../../../contract'

/** The table the door goes by, and what of it the signed-in person has. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const staff = request.scope.resolve(STAFF)
  const { rights, roles, none } = staff.table
  const shown = Object.entries(roles).filter(([id]) => id !== none)
  const mine = (await personOf(request.scope, request.auth_context))?.roles ?? []
  reply(response, ROUTES['GET /admin/staff/rights'], {
    rights: Object.entries(rights).map(([key, { zh }]) => ({
      key,
      zh,
      roles: shown.flatMap(([id]) => (staff.mayDo([id], key) ? [id] : [])),
    })),
    roles: shown.map(([id, { zh, says }]) => ({ id, zh, says })),
    mine: { roles: mine, rights: Object.keys(rights).filter((key) => staff.mayDo(mine, key)) },
  })
}
