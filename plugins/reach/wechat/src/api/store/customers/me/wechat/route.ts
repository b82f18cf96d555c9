import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { WECHAT } from '../../../../../modules/wechat'
import { unbindWechatWorkflow } from '../../../../../workflows/workflows/unbind-wechat'
import { ROUTES } from '../../../../contract'

async function ownWechat({ scope, auth_context }: Pick<AuthenticatedMedusaRequest, 'scope' | 'auth_context'>) {
  const wechat = scope.resolve(WECHAT)
  const identity = await wechat.identityOfCustomer(auth_context.actor_id)
  return {
    offered: wechat.options !== null,
    bound: identity !== null,
    nickname: identity?.nickname ?? null,
    bound_at: identity?.bound_at ?? null,
    messages: Object.keys(wechat.options?.templates ?? {}).length ? Boolean(identity?.messages_agreed_at) : null,
  }
}

export const GET = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) =>
  reply(response, ROUTES['GET /store/customers/me/wechat'], await ownWechat(request))

export const POST = async (request: AuthenticatedMedusaRequest<{ messages: boolean }>, response: MedusaResponse) => {
  const wechat = request.scope.resolve(WECHAT)
  const identity = await wechat.identityOfCustomer(request.auth_context.actor_id)
  if (!identity) throw new MedusaError(MedusaError.Types.NOT_FOUND, '这个账号没有绑定微信')
  await wechat.setMessages(identity.id, request.validatedBody.messages)
  reply(response, ROUTES['POST /store/customers/me/wechat'], await ownWechat(request))
}

export const DELETE = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { actor_id: customer_id, session_id } = request.auth_context as AuthenticatedMedusaRequest['auth_context'] & {
    session_id?: string
  }
  await unbindWechatWorkflow(request.scope).run({ input: { customer_id, current_session: session_id ?? '' } })
  reply(response, ROUTES['DELETE /store/customers/me/wechat'], await ownWechat(request))
}
