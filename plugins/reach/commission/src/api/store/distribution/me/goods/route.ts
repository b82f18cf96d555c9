import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { ownDistributor } from '@shanzhen/distribution/own'
import { ratesOf } from '../../../../../view/rates'
import { ROUTES } from '../../../../contract'
import type { RatesQuery } from '../../../../rates-asked'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const { ids } = request.validatedQuery as RatesQuery
  reply(response, ROUTES['GET /store/distribution/me/goods'], { rates: await ratesOf(request.scope, ids, id) })
}
