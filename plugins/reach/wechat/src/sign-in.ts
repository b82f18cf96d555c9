import type { MedusaRequest } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { agreesToRules, openShopperSession } from '@shanzhen/one-time-code/shopper-session'
import type { ShopperSession } from '@shanzhen/one-time-code/wire'
import { entityOf, writeProof } from './lib/proof'
import { WECHAT } from './modules/wechat'

/**
 * The session of the account this WeChat is bound to; null where it is bound to none, where the account is gone, and where the
 * rules changed since they were agreed to: then a code sent to the phone leads on.
 */
export async function signInByWechat(request: MedusaRequest, openid: string): Promise<ShopperSession | null> {
  const wechat = request.scope.resolve(WECHAT)
  const { appid, app_secret } = wechat.connected()
  const identity = await wechat.identityOfOpenid(openid)
  if (!identity || !(await agreesToRules(request, identity.customer_id))) return null
  const [customer] = await request.scope.resolve(Modules.CUSTOMER).listCustomers({ id: identity.customer_id })
  const proof = writeProof(app_secret, entityOf(appid, openid))
  const { authIdentity, mfaChallenge } = await request.scope
    .resolve(Modules.AUTH)
    .authenticate('wechat', { body: { proof } as never })
  const { customer_id, auth_identity_id } = identity
  const same = authIdentity?.id === auth_identity_id && authIdentity.app_metadata?.customer_id === customer_id
  if (!customer || !same) return null
  return openShopperSession(request, { auth_identity_id, customer_id, mfa_challenge: mfaChallenge }, 'wechat')
}
