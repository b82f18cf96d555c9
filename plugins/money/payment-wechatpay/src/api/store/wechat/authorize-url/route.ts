import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { authorizeUrl } from '../../../../lib/web-login'
import { WECHATPAY_MODULE } from '../../../../modules/wechatpay'

/** Where to send a buyer inside WeChat to fetch a code: `?redirect=` is the shop's page to come back to. */
export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const { options } = req.scope.resolve(WECHATPAY_MODULE).connect()
  const { redirect, browser } = req.query
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  res.json(authorizeUrl(options, text(redirect), text(browser)))
}
