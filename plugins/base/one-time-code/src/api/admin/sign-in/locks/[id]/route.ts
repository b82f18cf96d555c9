/** Lets somebody try again at once. */
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { SIGN_IN } from '../../../../../modules/sign-in'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../../contract'

export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const lifted = await request.scope.resolve(SIGN_IN).liftLock(request.params.id)
  if (lifted === 0) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这条锁定，或已经解除')
  reply(response, ROUTES['DELETE /admin/sign-in/locks/:id'], { lifted })
}
