/**
 * Nobody makes an account by typing an address: shoppers and producers prove it by a code, staff hold an invitation.
 * Medusa's own ways to register are shut, but for somebody who is invited and has not come yet.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { authMethodsPerActor } from '../../config/auth'
import { refuse } from './refuse'

const BY_CODE = '请用验证码登录'
const BY_INVITATION = '员工账号须由管理员邀请后开通'

const closed =
  (message: string) =>
  (_request: MedusaRequest, response: MedusaResponse): void =>
    refuse(response, 403, message)

/** Medusa lets any word stand for an actor type, and any provider make an identity for it. */
function knownActorOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  if (Object.hasOwn(authMethodsPerActor, request.params.actor_type ?? '')) return next()
  refuse(response, 404, '没有这种登录')
}

/**
 * A password may be set for an address that staff invited and that has not come yet. One that somebody else set before is
 * dropped: it never was anybody's. Becoming staff still takes the invitation itself.
 */
async function invitedOnly(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { email } = (request.body ?? {}) as { email?: unknown }
  if (typeof email !== 'string' || !(await isInvited(request, email))) return refuse(response, 403, BY_INVITATION)
  const auth = request.scope.resolve(Modules.AUTH)
  const held = await auth.listAuthIdentities({ provider_identities: { provider: 'emailpass', entity_id: email } })
  const unclaimed = held.filter(({ app_metadata }) => !app_metadata?.user_id).map(({ id }) => id)
  if (unclaimed.length) await auth.deleteAuthIdentities(unclaimed)
  next()
}

async function isInvited(request: MedusaRequest, email: string): Promise<boolean> {
  const invites = await request.scope.resolve(Modules.USER).listInvites({ email })
  return invites.some((invite) => !invite.accepted && new Date(invite.expires_at) > new Date())
}

export const registrationDoors: MiddlewareRoute[] = [
  { matcher: '/auth/:actor_type/:auth_provider', methods: ['GET', 'POST'], middlewares: [knownActorOnly] },
  ...['callback', 'register', 'reset-password', 'update'].map((act) => ({
    matcher: `/auth/:actor_type/:auth_provider/${act}`,
    methods: ['GET' as const, 'POST' as const],
    middlewares: [knownActorOnly],
  })),
  { matcher: '/auth/user/:auth_provider/register', methods: ['POST'], middlewares: [invitedOnly] },
  { matcher: '/auth/:auth_provider/user', methods: ['POST'], middlewares: [closed(BY_INVITATION)] },
  { matcher: '/store/customers', methods: ['POST'], middlewares: [closed(BY_CODE)] },
]
