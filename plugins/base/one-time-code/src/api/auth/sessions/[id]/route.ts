/** Ends one own session: `current` is the one that asks. Somebody else's is not there. */
import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { SIGN_IN } from '../../../../modules/sign-in'
import { currentSession, ownActor } from '../own'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

export const DELETE = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const id = request.params.id === 'current' ? currentSession(request) : request.params.id
  const ended = await request.scope.resolve(SIGN_IN).endOwn(id, ownActor(request))
  if (ended === 0) throw new MedusaError(MedusaError.Types.NOT_FOUND, '这次登录已经结束')
  reply(response, ROUTES['DELETE /auth/sessions/:id'], { ended })
}
