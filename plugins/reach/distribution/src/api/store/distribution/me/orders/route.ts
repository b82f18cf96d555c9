import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { pageOf, pageSaid } from '@shanzhen/http/page'
import { ATTRIBUTION } from '../../../../../keys'
import { ownDistributor } from '../../../../../own'
import { receiptsOf } from '../../../../../view/receipts'
import { ROUTES } from '../../../../contract'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id: distributor_id } = await ownDistributor(request.scope, actorOf(request))
  const page = pageOf(request)
  const asked = { distributor_id, ...page }
  const { rows, count } = await request.scope.resolve(ATTRIBUTION).attributionsOfDistributor(asked)
  reply(response, ROUTES['GET /store/distribution/me/orders'], {
    orders: await receiptsOf(request.scope, rows),
    ...pageSaid(count, page),
  })
}
