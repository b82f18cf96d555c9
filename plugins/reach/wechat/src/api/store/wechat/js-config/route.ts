import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { MedusaError } from '@medusajs/framework/utils'
import { reply } from '@shanzhen/http/contract'
import { ownPage } from '@shanzhen/http/own-page'
import { credential } from '../../../../credentials'
import { jsSignature, newNonce } from '../../../../lib/signature'
import { WECHAT } from '../../../../modules/wechat'
import { ROUTES } from '../../../contract'

/** The page says its address itself: behind a proxy nobody else knows it. Another's is not signed. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const wechat = request.scope.resolve(WECHAT)
  const options = wechat.connected()
  const { url: asked } = request.validatedQuery as { url?: string }
  const url = ownPage(asked ?? '', options.storefront_url)
  const ticket = await credential(wechat, options, 'ticket')
  if (!ticket.ok) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, '暂时连接不上微信，请稍后再试。')
  const [nonce, timestamp] = [newNonce(), Math.floor(Date.now() / 1000)]
  const signature = jsSignature({ ticket: ticket.data, nonce, timestamp, url })
  reply(response, ROUTES['GET /store/wechat/js-config'], { appid: options.appid, timestamp, nonce, signature })
}
