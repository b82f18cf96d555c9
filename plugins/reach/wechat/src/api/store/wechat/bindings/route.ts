import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { answering } from '@shanzhen/one-time-code/api/answer'
import { parse } from '@shanzhen/one-time-code/schemas'
import { openShopperSession, proveByCode } from '@shanzhen/one-time-code/shopper-session'
import { arrive } from '../../../../arrive'
import { WECHAT } from '../../../../modules/wechat'
import { bindWechatWorkflow } from '../../../../workflows/workflows/bind-wechat'
import { ROUTES } from '../../../contract'
import { CodeOf } from '../../../validators'

/** The phone is proved here and now, whoever is signed in: an open session in other hands binds nobody's WeChat. */
export const POST = answering(async (request, response) => {
  const { browser, ...typed } = request.validatedBody as { browser: string }
  const wechat = request.scope.resolve(WECHAT)
  const person = await wechat.lastAnswered(browser)
  if (!person?.openid || person.snapshot) {
    throw new MedusaError(MedusaError.Types.UNAUTHORIZED, '微信授权已过期，请重新进入页面。', 'wechat_again')
  }
  const proved = await proveByCode(request, parse(CodeOf, typed))
  const { openid, unionid, nickname } = person
  const { customer_id, auth_identity_id } = proved
  await bindWechatWorkflow(request.scope).run({ input: { openid, unionid, nickname, customer_id, auth_identity_id } })
  const session = await openShopperSession(request, proved)
  await arrive(request.scope, person, customer_id)
  reply(response, ROUTES['POST /store/wechat/bindings'], session)
})
