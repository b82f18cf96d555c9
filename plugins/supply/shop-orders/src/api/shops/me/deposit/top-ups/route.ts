import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { reply } from '@shanzhen/http/contract'
import { openTopUp } from '@shanzhen/deposit/top-ups'
import { memberOf } from '@shanzhen/shops/api/shop-door'
import { topUpView } from '../../../../../view/top-up'
import { ROUTES } from '../../../../contract'
import type { TopUpBody } from '../../../../validators'

const WECHAT_PAY = 'pp_wechatpay_wechatpay'

export async function POST(request: AuthenticatedMedusaRequest<TopUpBody>, response: MedusaResponse) {
  const { shop_id, member_id } = memberOf(response)
  const { amount_fen, channel, openid } = request.validatedBody
  const client_ip = request.ip?.replace(/^::ffff:/, '')
  const { top_up, session } = await openTopUp(request.scope, {
    owner: { owner_type: 'shop', owner_id: shop_id },
    ...{ amount_fen, provider_id: WECHAT_PAY, made_by: member_id },
    data: { channel, ...(openid && { openid }), ...(client_ip && { client_ip }) },
  })
  reply(response, ROUTES['POST /shops/me/deposit/top-ups'], { top_up: topUpView(top_up, session.data) })
}
