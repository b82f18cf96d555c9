import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { z } from '@medusajs/framework/zod'
import { reply } from '@shanzhen/http/contract'
import { WECHAT } from '../../../../modules/wechat'
import { ROUTES } from '../../../contract'
import type { Visitor } from '../../../validators'

/** To pay by, and to say whether a phone is still to be proved. */
export const POST = async (request: MedusaRequest<z.infer<typeof Visitor>>, response: MedusaResponse) => {
  const wechat = request.scope.resolve(WECHAT)
  const person = await wechat.lastAnswered(request.validatedBody.browser)
  const openid = person?.snapshot ? null : (person?.openid ?? null)
  const bound = openid !== null && (await wechat.identityOfOpenid(openid)) !== null
  reply(response, ROUTES['POST /store/wechat/visitor'], { openid, bound })
}
