import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { pageOf } from '@shanzhen/http/page'
import { listForSharing } from '../../../../../material/view'
import { activeDistributor } from '@shanzhen/distribution/own'
import { ROUTES } from '../../../../contract'
import type { MaterialQuery } from '../../../../material-routes'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  await activeDistributor(request.scope, actorOf(request))
  const { product_id } = request.validatedQuery as MaterialQuery
  const materials = await listForSharing(request.scope, product_id || undefined, pageOf(request))
  reply(response, ROUTES['GET /store/distribution/me/material'], materials)
}
