import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { only, reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { DISTRIBUTOR } from '../../../keys'
import { ListedDistributor } from '../../../wire'
import type { ListQuery } from '../../asked-by-staff'
import { ROUTES } from '../../contract'

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { state, group: group_name, q } = request.validatedQuery as ListQuery
  const page = pageOf(request)
  const all = request.scope.resolve(DISTRIBUTOR)
  const { rows, count, states } = await all.findDistributors({ state, group_name, q, ...page })
  const distributors = rows.map((row) => only(ListedDistributor, row))
  const said = { distributors, states, groups: await all.groupNames(), ...pageSaid(count, page) }
  reply(response, ROUTES['GET /admin/distributors'], said)
}
