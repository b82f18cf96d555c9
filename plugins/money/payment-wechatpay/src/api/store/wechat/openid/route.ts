import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { checkState, openidFor } from '../../../../lib/web-login'
import { WECHATPAY_MODULE } from '../../../../modules/wechatpay'
import { ROUTES } from '../../../contract'

/** Changes the code WeChat sent the buyer back with, and the state it carried, into the buyer's openid. */
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { options } = req.scope.resolve(WECHATPAY_MODULE).connect()
  const body = ROUTES['POST /store/wechat/openid'].body.safeParse(req.body)
  if (!body.success) {
    const message = body.error.issues.map((issue) => issue.message).join('；')
    throw new MedusaError(MedusaError.Types.INVALID_DATA, message)
  }
  checkState(options, body.data.state, body.data.browser)
  const openid = await openidFor(options, body.data.code)
  reply(res, ROUTES['POST /store/wechat/openid'], { openid })
}
