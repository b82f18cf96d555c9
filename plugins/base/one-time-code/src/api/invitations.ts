/** Medusa's doors of invitations: no answer carries what would take one, and who takes one has read its mail. */
import {
  authenticate,
  type AuthenticatedMedusaRequest,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from '@medusajs/framework/http'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { SIGN_IN } from '../modules/sign-in'
import { accountName, isReachable } from '@shanzhen/messages/staff-address'

type Answer = { invite?: Record<string, unknown>; invites?: Record<string, unknown>[] }

/** Whatever fields were asked for. */
export function withoutTokens(_request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const answer = response.json.bind(response)
  response.json = (body: unknown) => {
    const { invite, invites = [] } = (body ?? {}) as Answer
    for (const one of [invite, ...invites]) delete one?.token
    return answer(body)
  }
  next()
}

/** Medusa's own route hands a colleague's way to a new password to whoever asks: they would act under two names. */
export function ownMailboxOnly(_request: MedusaRequest, response: MedusaResponse): void {
  refuse(response, 403, '设新密码的链接只发到本人的邮箱：请本人在登录页点“重置”，按邮件里的链接设置')
}

const invited = authenticate('user', ['session', 'bearer'], { allowUnregistered: true })

/** Before Medusa reads bodies and queries, which it does as soon as a route of its own is named. */
export function invitationDoor(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const path = request.path.toLowerCase().replace(/\/+$/, '')
  if (request.method !== 'POST') return next()
  if (path === '') return signedByInviter(request, response, next)
  if (path !== '/accept') return next()
  return invited(request, response, (error?: unknown) =>
    error ? next(error) : void takenByMail(request, response, next).catch(next),
  )
}

/** Who invites stands in the invitation from its first moment; nobody else's word for it counts. */
function signedByInviter(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  if (auth_context?.actor_type !== 'user') return refuse(response, 403, '只有登录的员工本人可以邀请员工')
  const body = (request.body ?? {}) as Record<string, unknown>
  const email = typeof body.email === 'string' ? accountName(body.email.trim()).toLowerCase() : ''
  if (!isReachable(email)) return refuse(response, 400, '请填写 11 位手机号或有效的邮箱')
  request.body = { ...body, email, metadata: { invited_by: auth_context.actor_id } }
  next()
}

const ENDED = '邀请链接无效或已过期，请让邀请您的同事重新发送'

/** Exchanges what the mail carried for what Medusa takes, for the account of the invited mailbox alone. */
async function takenByMail(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { token } = request.query
  const invitation = typeof token === 'string' ? await request.scope.resolve(SIGN_IN).openInvitation(token) : null
  if (!invitation) return refuse(response, 401, ENDED)
  const { auth_context } = request as Partial<AuthenticatedMedusaRequest>
  const [own] = auth_context?.auth_identity_id
    ? await request.scope
        .resolve(Modules.AUTH)
        .listProviderIdentities(
          { auth_identity_id: auth_context.auth_identity_id, provider: 'emailpass', entity_id: invitation.email },
          { take: 1 },
        )
    : []
  if (!own) return refuse(response, 401, '请用收到邀请的邮箱设置密码')
  request.query.token = invitation.token
  request.body = { ...((request.body ?? {}) as object), email: invitation.email }
  next()
}

function refuse(response: MedusaResponse, status: 400 | 401 | 403, message: string): void {
  const types = {
    400: MedusaError.Types.INVALID_DATA,
    401: MedusaError.Types.UNAUTHORIZED,
    403: MedusaError.Types.NOT_ALLOWED,
  }
  response.status(status).json({ type: types[status], code: 'invitation', message })
}
