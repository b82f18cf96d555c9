/** A WeChat that is bound no more opens nothing: not by another sign-in, and not by one that is open. Nothing is brought back. */
import { Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SIGN_IN } from '@shanzhen/one-time-code/modules/sign-in'
import { entityOf } from '../../lib/proof'
import type { Identity } from '../../modules/wechat/store/identities'

type Closed = { identity: Identity | null; current_session: string }

export const closeDoorStep = createStep('close-wechat-door', async (closed: Closed, { container }) => {
  const { identity, current_session } = closed
  if (!identity) return new StepResponse(0)
  const auth = container.resolve(Modules.AUTH)
  const entity_id = entityOf(identity.appid, identity.openid)
  const doors = await auth.listProviderIdentities({
    ...{ provider: 'wechat', entity_id, auth_identity_id: identity.auth_identity_id },
  })
  if (doors.length) await auth.deleteProviderIdentities(doors.map(({ id }) => id))
  const signIn = container.resolve(SIGN_IN)
  const owner = { actor_type: 'customer', actor_id: identity.customer_id }
  const open = (await signIn.sessionsOf(owner)).filter(({ id }) => id !== current_session)
  for (const { id } of open) await signIn.endOwn(id, owner)
  return new StepResponse(open.length)
})
