import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOf } from '@shanzhen/http/actor'
import { reply } from '@shanzhen/http/contract'
import { SHARE_LINK } from '../../../../../../keys'
import { linkUnknown } from '../../../../../../modules/share-link/errors'
import { ownDistributor } from '../../../../../../own'
import { ROUTES } from '../../../../../contract'

/** @throws MedusaError not_found: of somebody else, or ended before */
export const DELETE = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id: distributor_id } = await ownDistributor(request.scope, actorOf(request))
  const id = request.params.id ?? ''
  if (!(await request.scope.resolve(SHARE_LINK).endLink({ id, distributor_id }))) throw linkUnknown()
  reply(response, ROUTES['DELETE /store/distribution/me/links/:id'], { id, ended: true })
}
