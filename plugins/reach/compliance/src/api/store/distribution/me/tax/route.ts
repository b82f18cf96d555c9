import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { ownDistributor } from '@shanzhen/distribution/own'
import { ownTax } from '../../../../../tax/statement'
import { ROUTES } from '../../../../contract'
import type { YearQuery } from '../../../../tax-asked'

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = await ownDistributor(request.scope, actorOf(request))
  const { year } = request.validatedQuery as YearQuery
  reply(response, ROUTES['GET /store/distribution/me/tax'], await ownTax(request.scope, id, year))
}
