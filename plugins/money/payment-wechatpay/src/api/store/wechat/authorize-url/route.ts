import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { authorizeUrl } from '../../../../lib/web-login'
import { WECHATPAY_MODULE } from '../../../../modules/wechatpay'
import { type Redirect, ROUTES } from '../../../contract'

/** Where to send a buyer inside WeChat to fetch a code: `?redirect=` is the shop's page to come back to. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { options } = req.scope.resolve(WECHATPAY_MODULE).connect()
  const { redirect, browser } = req.validatedQuery as Redirect
  reply(res, ROUTES['GET /store/wechat/authorize-url'], authorizeUrl(options, redirect ?? '', browser))
}
