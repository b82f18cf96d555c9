import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { reply } from '@shanzhen/http/contract'
import { arrive } from '../../../../../arrive'
import { endAuthorization } from '../../../../../authorize'
import { WECHAT } from '../../../../../modules/wechat'
import { signInByWechat } from '../../../../../sign-in'
import { ROUTES } from '../../../../contract'
import type { Answer } from '../../../../validators'

export const POST = async (request: MedusaRequest<z.infer<typeof Answer>>, response: MedusaResponse) => {
  const wechat = request.scope.resolve(WECHAT)
  const person = await endAuthorization(wechat, request.validatedBody)
  const { purpose, back, snapshot, openid, unionid, nickname } = person
  const answer = { purpose, back, snapshot, openid: snapshot ? null : openid }
  const session = !snapshot && purpose === 'sign_in' ? await signInByWechat(request, openid) : null
  if (session) await arrive(request.scope, person, session.customer.id)
  const identity = session && (nickname || unionid) ? await wechat.identityOfOpenid(openid) : null
  if (identity) await wechat.bind({ ...identity, unionid, nickname })
  reply(response, ROUTES['POST /store/wechat/authorizations/answer'], { ...answer, session })
}
