import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { WECHAT } from '../../../../modules/wechat'
import { ROUTES } from '../../../contract'

export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { options } = request.scope.resolve(WECHAT)
  const { account_name: name = null, follow_link = null } = options ?? {}
  reply(response, ROUTES['GET /store/wechat/account'], { offered: options !== null, name, follow_link })
}
