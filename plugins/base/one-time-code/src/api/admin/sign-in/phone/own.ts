import type { AuthenticatedMedusaRequest, MedusaRequest } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { SIGN_IN } from '../../../../modules/sign-in'
import { maskPhone } from '../../../../mask-phone'

/** A key has no phone. @returns the id of the person who is signed in */
export function ownId(request: MedusaRequest): string {
  const { actor_type, actor_id } = (request as AuthenticatedMedusaRequest).auth_context
  if (actor_type === 'user') return actor_id
  throw new MedusaError(MedusaError.Types.FORBIDDEN, '请本人登录后台来验证手机号')
}

export async function ownPhone(request: MedusaRequest) {
  const signIn = request.scope.resolve(SIGN_IN)
  const [proved] = await signIn.phonesOf([ownId(request)])
  return {
    phone: proved ? maskPhone(proved.phone) : null,
    proved_at: proved?.proved_at.toISOString() ?? null,
    needed: signIn.phoneNeeded,
  }
}
